"""Patterns of the words for numbers, as numbers.py has them. All are for verbose expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg.language.lexicon.numbers import parts, plural_scales, teens, tens, units

#: One blank, or one line break where a paper wraps its lines.
BLANK = r"(?:[ \u00a0]|[ ]?\r?\n)"


def alternatives(*lists: Iterable[str]) -> str:
    """The words of some lists as a pattern, longer ones first, without a group around them."""
    words = {word for some in lists for word in some}
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def small_number() -> str:
    """A number below one hundred in words: "seven", "twenty-one"."""
    return (
        rf"(?:(?:{alternatives(tens())})(?:[-\ ](?:{alternatives(units())})(?!-[a-z]))?|"
        rf"{alternatives(teens(), units())}|zero)"
    )


@cache
def fraction_part() -> str:
    """What a fraction counts, in the singular: "half", "third", "quarter"."""
    return rf"(?:half|{alternatives(parts())})"


@cache
def vague_number() -> str:
    """A plural without a value: "dozens", "tens of thousands"."""
    plural = alternatives(plural_scales())
    return rf"(?:(?:tens{BLANK}of{BLANK})?(?:{plural})(?:{BLANK}of{BLANK}(?:{plural}))*)"
