"""The whole number that words or digits stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.language.lexicon.numbers import cardinals, scale_values, tens, units

_BETWEEN = re.compile(r"[\s-]+")
#: Longer rows of digits are names of things, and Python does not count with rows of thousands.
_MOST_DIGITS = 40
_DIGITS = re.compile(r"[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+")
_ARTICLES = frozenset({"a", "an"})
_DOZEN = "dozen"


def number_of(words: str) -> int | None:
    """The whole number that digits or words stand for; None unless all of the words belong to it.

    "1,200", "3 million", "two hundred and six", "a dozen", "half a million"; "a" and "an" are one. Years as they are
    spoken ("nineteen eighty-four"), ranges, fractions, numbers without a value ("hundreds") and rows of more than forty
    digits have none.
    """
    parts = _BETWEEN.split(words.strip().lower())
    halved = [part for part in parts if part not in _ARTICLES]
    if halved[:1] == ["half"]:
        return scale_values()[halved[1]] // 2 if len(halved) == 2 and halved[1] in scale_values() else None
    return _value(["one", *parts[1:]] if parts[0] in _ARTICLES else parts)


def _value(words: Sequence[str]) -> int | None:
    if len(words) == 1:
        if _DIGITS.fullmatch(words[0]):
            digits = words[0].replace(",", "")
            return int(digits) if len(digits) <= _MOST_DIGITS else None
        return scale_values()[_DOZEN] if words[0] == _DOZEN else cardinals().get(words[0])
    for scale in scale_values():
        if scale in words:
            at = words.index(scale)
            return _scaled(words[:at], scale, words[at + 1 :])
    if len(words) == 2 and words[0] in tens() and words[1] in units():
        return cardinals()[words[0]] + cardinals()[words[1]]
    return None


def _scaled(before: Sequence[str], scale: str, behind: Sequence[str]) -> int | None:
    """So many hundreds, dozens or millions, and what the words behind add, which is less than one of these."""
    value = scale_values()[scale]
    count = _value(before) if before else None
    # in words "ninety-nine hundred" and "nine hundred thousand" are the most that is said
    if not count or (not before[0][0].isdigit() and count >= (1000 if value >= 1000 else 100)):
        return None
    if not behind:
        return count * value
    rest = behind[1:] if behind[0] == "and" else behind
    added = _value(rest) if rest and all(map(str.isalpha, rest)) else None
    if not added or added >= value or _DOZEN in (scale, *rest):
        return None
    return count * value + added
