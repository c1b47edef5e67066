"""Ranks: "finished third", "in fourth place", "the third-largest city", "the No. 2 seed"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from spacy.tokens import Doc, Token

from kg.language.lexicon.amount_words import beside_amounts, later_ranks, rank_words
from kg.language.lexicon.function_words import HYPHENS
from kg.language.lexicon.number_words import alternatives
from kg.language.lexicon.numbers import in_digits, ordinals
from kg.language.quantities.found import Found
from kg.language.syntax.nouns import base, children, noun_kind
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.whole_text import text_of
from kg.language.text.windows import anchor_of, windows
from kg.model import AmountKind, EntityType, Span

_BESIDE_VERB = frozenset({"advmod", "xcomp", "obj", "obl", "acl"})
_SUPERLATIVES = frozenset({"JJS", "RBS"})


@cache
def _ordinals() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What every ordinal holds, and the ordinals."""
    digits = {in_digits(number)[-3:] for number in range(10, 30)}
    anchor = anchor_of({*ordinals(), *digits, *map(in_digits, range(1, 10))})
    return anchor, re.compile(
        rf"(?<![\w-])(?:{alternatives(ordinals())}|\d{{1,3}}(?:st|nd|rd|th))(?!\w)", re.IGNORECASE
    )


@cache
def _values() -> dict[str, int]:
    """Ordinals in words and in digits -> their numbers."""
    return ordinals() | {in_digits(number): number for number in range(1, 1000)}


def ordinal_ranks(doc: Doc) -> Iterator[Found]:
    """The ranks that ordinals tell, in order; most ordinals tell which one is meant, and no rank."""
    text = text_of(doc)
    anchor, pattern = _ordinals()
    for match in (m for low, high in windows(text, anchor, 0, len(text)) for m in pattern.finditer(text, low, high)):
        value = _values().get(match.group().lower())
        if value is None:
            continue
        tokens = tokens_at(doc, Span(*match.span()))
        found = _place(tokens.root, tokens.start, tokens.end)
        if found is not None:
            start, end, head = found
            yield Found(AmountKind.RANK, Fraction(value), "", start, end, head)


def _place(ordinal: Token, start: int, end: int) -> tuple[int, int, int] | None:
    """First token, the token behind the last, and the head of the rank that an ordinal tells."""
    doc = ordinal.doc
    after = doc[end : end + 2].text.lower().split()
    if start and doc[start - 1].lower_ == "from" and after[:1] == ["to"] and after[-1] in _values():
        return start, end, ordinal.i  # "from fifth to third place"
    at = end + 1 if end < len(doc) and doc[end].text in HYPHENS else end
    if at < len(doc) and doc[at].tag_ in _SUPERLATIVES:
        # "the third most populous"
        last = doc[at].head if doc[at].tag_ == "RBS" and doc[at].head.i == at + 1 else doc[at]
        return start, last.i + 1, last.i
    head = ordinal.head
    if at == end and head.i >= end and base(ordinal.dep_) in {"amod", "nummod", "compound"}:
        between = doc[end : head.i]
        idle = start >= 2 and doc[start - 2 : start].text.lower() == "in the" and ordinal.lower_ == "first"
        ranked = not between and head.lemma_.lower() in rank_words("noun")
        return (start, head.i + 1, head.i) if ranked and not idle else None
    lemma = head.lemma_.lower()
    if head.i < start and base(ordinal.dep_) in _BESIDE_VERB and lemma in rank_words("verb"):
        first = ordinal.lower_ in {"first", "1st"}
        return None if first and lemma in later_ranks() else (start, end, ordinal.i)
    if children(ordinal, "cop") and not children(ordinal, "det"):
        return start, end, ordinal.i
    return None


def numbered_rank(doc: Doc, value: Fraction, start: int, end: int) -> Found | None:
    """The rank of "No. 2", where it stands beside what has ranks: "ranked No. 2", "the No. 2 seed", "world No. 2"."""
    if (
        not start
        or doc[start - 1].lower_ not in beside_amounts("ranked")
        or value.denominator != 1
        or not 0 < value < 1000
    ):
        return None
    before = doc[start - 2] if start >= 2 else None
    above = before is not None and (
        before.lower_ == "world" or (before.pos_ == "VERB" and before.lemma_.lower() in rank_words("verb"))
    )
    behind = doc[end] if end < len(doc) else None
    glued = behind is not None and behind.text in HYPHENS and end + 1 < len(doc)
    noun = doc[end + 1] if glued else behind
    ranked = noun is not None and (
        noun.lemma_.lower() in rank_words("noun") or noun.lower_ == "ranked" or noun_kind(noun)[0] is EntityType.PERSON
    )
    if ranked or above:
        return Found(AmountKind.RANK, value, "", start - 1, end, doc[start - 1 : end].root.i)
    return None
