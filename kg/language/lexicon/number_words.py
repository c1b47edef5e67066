"""Patterns of the words for numbers, from the lists in data/quantities.toml. All are for verbose expressions."""

from __future__ import annotations

import re
from functools import cache

from kg.language.lexicon.wordlists import table

#: One blank, or one line break where a paper wraps its lines.
BLANK = r"(?:[ \u00a0]|[ ]?\r?\n)"


def alternatives(*lists: str) -> str:
    """The words of some lists as a pattern, longer ones first, without a group around them."""
    named = table("quantities")
    words = {word for key in lists for word in named[key]}
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def small_number() -> str:
    """A number below one hundred in words: "seven", "twenty-one"."""
    tens, units = alternatives("tens"), alternatives("units")
    return rf"(?:(?:{tens})(?:[-\ ](?:{units})(?!-[a-z]))?|{alternatives('teens', 'units')}|zero)"


@cache
def fraction_part() -> str:
    """What a fraction counts, in the singular: "half", "third", "quarter"."""
    return rf"(?:half|{alternatives('denominators')})"


@cache
def vague_number() -> str:
    """A plural without a value: "dozens", "tens of thousands"."""
    plural = alternatives("plural_scales")
    return rf"(?:(?:tens{BLANK}of{BLANK})?(?:{plural})(?:{BLANK}of{BLANK}(?:{plural}))*)"


def number_of(word: str) -> int | None:
    """The number that digits or words up to ninety-nine stand for; "a" is one."""
    if word.isdigit():
        return int(word)
    named = table("quantities")
    known = {"a": 1, "an": 1} | {w: i for i, w in enumerate((*named["units"], *named["teens"]), 1)}
    tens = {w: 10 * i for i, w in enumerate(named["tens"], 2)}
    first, _, rest = word.lower().replace(" ", "-").partition("-")
    if first in tens:
        return tens[first] + (known.get(rest, 0) if rest else 0)
    return known.get(first)
