"""Which of many spans of a text touch another one, found without looking at them all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

from kg.model import Span


class Touching:
    """Spans of one text, in the order they come in, to be asked for those that share a code point with another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._known = sorted((span, place) for place, span in enumerate(spans))
        self._starts = [span.start for span, _ in self._known]
        # how far the spans up to each one reach, so that nothing before a gap is looked at
        self._reach = list(accumulate((span.end for span, _ in self._known), max))

    def places(self, span: Span) -> Iterator[int]:
        """The places of those that overlap the span, the last one first."""
        at = bisect_left(self._starts, span.end) - 1
        while at >= 0 and self._reach[at] > span.start:
            known, place = self._known[at]
            if known.overlaps(span):
                yield place
            at -= 1

    def has(self, span: Span) -> bool:
        """Whether one of them overlaps the span."""
        at = bisect_left(self._starts, span.end) - 1
        return at >= 0 and self._reach[at] > span.start
