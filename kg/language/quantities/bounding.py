"""Words beside a number that make it a bound or an estimate: "at least 56", "over 30", "40 or more"."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Literal

from spacy.tokens import Doc

from kg.language.lexicon.amount_words import bounds
from kg.language.syntax.nouns import base
from kg.model import Bound

#: From so many on, and beside units, a preposition before a number is taken to bound it.
_LARGE = 100


@cache
def _longest(where: Literal["before", "behind"]) -> int:
    return max(map(len, bounds(where)))


def bound_at(doc: Doc, start: int, end: int, number_end: int, large: bool) -> tuple[Bound, int, int]:
    """The bound of an amount, and its tokens with the words for it.

    `start:end` are the tokens of the amount, those of its number end at `number_end`; `large` says that a preposition
    before it means its size and not what it is about.
    """
    for length in range(min(_longest("before"), start), 0, -1):
        words = bounds("before").get(tuple(doc[i].lower_ for i in range(start - length, start)))
        if words is not None and (not words.also or large or _is_of_number(doc, start, number_end)):
            return words.means, start - length, end
    for at in {number_end, end}:
        for length in range(min(_longest("behind"), len(doc) - at), 0, -1):
            words = bounds("behind").get(tuple(doc[i].lower_ for i in range(at, at + length)))
            if words is not None:
                return words.means, start, max(end, at + length)
    return Bound.EXACT, start, end


def is_large(value: Fraction) -> bool:
    """Whether a count is so large that "about" before it is no preposition."""
    return abs(value) >= _LARGE


def _is_of_number(doc: Doc, start: int, end: int) -> bool:
    word = doc[start - 1]
    return start <= word.head.i < end or base(word.dep_) not in {"case", "mark", "compound"}
