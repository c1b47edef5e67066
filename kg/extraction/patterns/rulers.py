"""`leads` of heads of state and government: "French President Jane Roe"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extraction.quotations.index import Quotations
from kg.extraction.status.passing import aside_context
from kg.language.coreference.chains import chains_of
from kg.language.coreference.countries import leaderships
from kg.model import Article, Span, Statement


def find_rulers(doc: Doc, article: Article, quotations: Quotations) -> Iterator[Statement[Span]]:
    """One statement for each person and country, at its first place in the text."""
    mentioned = {mention.span for chain in chains_of(doc) for mention in chain.mentions}
    seen: set[tuple[int, str]] = set()
    for found in sorted(leaderships(doc, chains_of(doc)), key=lambda f: f.words):
        if (found.chain, found.country) in seen or found.words not in mentioned:
            continue
        seen.add((found.chain, found.country))
        context = aside_context(doc[found.token], quotations)
        evidence = (Span(min(found.words.start, found.person.start), max(found.words.end, found.person.end)),)
        yield Statement(
            found.person, "leads", found.words, context.status, evidence, context.according_to, ended=found.lapsed
        )
