"""Where in the text the words stand that an annotator only writes down: evidence, and what fills a role."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import Span


def occurrences(words: str, text: str) -> list[Span]:
    """Where the words stand, as whole words where they stand as such; none for no words."""
    if not words:
        return []
    whole = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    return [Span(*m.span()) for m in whole] or [Span(*m.span()) for m in re.finditer(re.escape(words), text)]


def nearest(words: str, text: str, to: Span) -> Span | None:
    """The occurrence nearest to a place, one of the same paragraph first; None where there is none."""

    def distance(span: Span) -> tuple[int, int, int]:
        between = text[min(span.end, to.end) : max(span.start, to.start)]
        return between.count("\n"), max(span.start - to.end, to.start - span.end, 0), span.start

    return min(occurrences(words, text), key=distance, default=None)


def holding(words: str, text: str, wanted: Iterable[Iterable[Span]]) -> Span | None:
    """The occurrence that holds places of most of what is wanted, the first of equal ones; None where there is none."""
    groups = [tuple(group) for group in wanted]

    def held(span: Span) -> int:
        return sum(any(span.overlaps(place) for place in group) for group in groups)

    return max(occurrences(words, text), key=held, default=None)
