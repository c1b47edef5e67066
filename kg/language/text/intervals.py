"""Stretches of a text with something at each, asked by place: which of them overlap this one?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from kg.model import Span

T = TypeVar("T")


class Intervals(Generic[T]):
    """Spans, each with a value, in order of the spans; equal spans keep the order in which they came.

    A question costs little more than its answer where few spans overlap each other, as in quotations.
    """

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        self._items = sorted(items, key=lambda item: item[0])
        self._starts = [span.start for span, _ in self._items]
        # the furthest end so far never falls, so it can be searched
        self._ends = list(accumulate((span.end for span, _ in self._items), max))

    def over(self, start: int, end: int) -> list[T]:
        """The values of the spans that share a code point with `start:end`."""
        low, high = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return [value for span, value in self._items[low:high] if span.start < end and start < span.end]
