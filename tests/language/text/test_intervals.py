"""Intervals find what a search through all spans finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.language.text.intervals import Intervals
from kg.model import Span

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(1, 12))


@given(st.lists(SPANS), SPANS)
def test_over_gives_every_span_that_overlaps_in_order(spans: list[Span], asked: Span) -> None:
    found = Intervals((span, span) for span in spans).over(asked.start, asked.end)
    assert found == sorted(span for span in spans if span.overlaps(asked))
