"""What a possessive outlet or broadcaster has: "The Daily Example's Jane Roe", "Example TV's “The Long Night”"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extraction.quotations.index import Quotations
from kg.extraction.status.context import presupposed_context
from kg.language.coreference.chains import Chain, chains_of
from kg.language.lexicon.function_words import possessive_marks
from kg.language.lexicon.wordlists import bare_name, platforms
from kg.language.syntax.nouns import conjuncts
from kg.language.syntax.offsets import tokens_at
from kg.model import Article, EntityType, MentionForm, Span, Statement

_POSSESSIVE = re.compile(
    r"(?: ?['’]s?)?(?: (?:program|programme|show|series|sitcom|drama|newsmagazine|talk show),?)? [“\"‘']?"
)
_OUTLETS = frozenset({EntityType.OUTLET, EntityType.ORGANIZATION})
_CHANNEL = re.compile(r"\b(?:TV|Television|News|Network|Channel|Radio)$")


def find_outlets(doc: Doc, article: Article, quotations: Quotations) -> Iterator[Statement[Span]]:
    """`worksFor` of people and `airedOn` of works named right behind an outlet, members of a series as well."""
    chains = chains_of(doc)
    names = {
        m.span.start: (number, m.span)
        for number, chain in enumerate(chains)
        if _is_name(chain)
        for m in chain.mentions
        if m.form is MentionForm.NAME and (chain.type is EntityType.WORK or " " in m.span.of(article.text))
    }
    seen: set[tuple[int, int]] = set()
    for number, chain in enumerate(chains):
        if chain.type not in _OUTLETS:
            continue
        for mention in chain.mentions:
            match = _POSSESSIVE.match(article.text, mention.span.end)
            if mention.form is not MentionForm.NAME or match is None or match.end() not in names:
                continue
            first = names[match.end()][1]
            head = tokens_at(doc, first).root
            context = presupposed_context(head, quotations)
            for name in conjuncts(head):
                other, span = names.get(name.idx, (number, first)) if name != head else names[first.start]
                predicate = _predicate(chain, chains[other], match.group())
                if predicate and (number, other) not in seen:
                    seen.add((number, other))
                    evidence = (Span(mention.span.start, span.end),)
                    yield Statement(span, predicate, mention.span, context.status, evidence, context.according_to)


def _is_name(chain: Chain) -> bool:
    return chain.named and not chain.members and chain.type in {EntityType.PERSON, EntityType.WORK}


def _predicate(outlet: Chain, other: Chain, between: str) -> str:
    """What the possessive means; "" where nothing is sure."""
    if other.type is EntityType.PERSON:
        return "worksFor" if outlet.type is EntityType.OUTLET and between.strip() in possessive_marks() else ""
    channel = bare_name(outlet.name) in platforms() or _CHANNEL.search(outlet.name)
    return "airedOn" if other.type is EntityType.WORK and channel else ""
