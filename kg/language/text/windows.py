"""The parts of a text in which a costly expression can match at all, found by a cheap one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

#: Code points on either side of an anchor that a phrase around it may reach.
MARGIN = 64


def anchor_of(words: Collection[str]) -> re.Pattern[str]:
    """An expression that finds any of some pieces of words, as written and capitalised.

    It is made of plain strings only, which the engine looks for several times faster than for anything else. What holds
    another of the pieces is left out, because that one is found in it.
    """
    pieces = {*words, *(w[:1].upper() + w[1:] for w in words)}
    least = (w for w in pieces if not any(other in w for other in pieces if other != w))
    return re.compile("|".join(map(re.escape, sorted(least))))


def windows(text: str, anchor: re.Pattern[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of `text[start:end]` around the matches of `anchor`, in order, apart, and cut between words."""
    low = high = -1
    for match in anchor.finditer(text, start, end):
        first, last = match.span()
        if last <= high - MARGIN:
            continue
        if high < 0 or first - MARGIN > high:
            if high >= 0:
                yield low, high
            low = _between_words(text, first - MARGIN, start, -1)
        high = _between_words(text, last + MARGIN, end, 1)
    if high >= 0:
        yield low, high


def _between_words(text: str, at: int, limit: int, step: int) -> int:
    while (at > limit if step < 0 else at < limit) and not text[at].isspace():
        at += step
    return max(at, limit) if step < 0 else min(at, limit)
