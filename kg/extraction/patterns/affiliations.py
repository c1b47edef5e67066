"""`memberOf` a party, from what stands beside a politician's name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extraction.quotations.index import Quotations
from kg.extraction.status.passing import aside_context
from kg.language.coreference.chains import chains_of
from kg.language.coreference.parties import affiliations
from kg.language.syntax.remembered import sentence_of
from kg.model import Article, Span, Statement


def find_affiliations(doc: Doc, article: Article, quotations: Quotations) -> Iterator[Statement[Span]]:
    """One statement for each person and party, at its first place in the text."""
    seen: set[tuple[int, str]] = set()
    for found in sorted(affiliations(doc, article.text, chains_of(doc)), key=lambda a: a.party):
        if (found.chain, found.name) in seen:
            continue
        seen.add((found.chain, found.name))
        context = aside_context(doc[found.token], quotations)
        start, end = min(found.person.start, found.party.start), max(found.person.end, found.party.end)
        sentence = sentence_of(doc[found.token])
        near = sentence.start_char <= found.person.start < sentence.end_char
        evidence = (Span(start, end),) if near else tuple(sorted((found.person, found.party)))
        yield Statement(
            found.person, "memberOf", found.party, context.status, evidence, context.according_to, ended=found.lapsed
        )
