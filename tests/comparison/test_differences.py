"""The words by which two passages differ, whatever spans the passages are made of."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.comparison.differences import differences
from kg.comparison.words import words_of
from kg.model import Span

TEXT = "Jane Roe resigned on Monday. John Doe, who had asked for it, will follow her in Hill on Tuesday, he said."
OTHER = "Jane Roe stepped down on Monday and John Doe, a lawyer, will follow her on Friday, he said in Hill."


def spans_in(text: str) -> st.SearchStrategy[list[Span]]:
    """Spans in any order, which may overlap, as pieces of evidence of one finding may."""
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda ends: ends[0] != ends[1])
    return st.lists(places.map(lambda ends: Span(min(ends), max(ends))), min_size=1, max_size=4)


@given(spans_in(TEXT), spans_in(OTHER))
def test_differences_are_told_by_stretches_in_the_order_of_the_text(one: list[Span], other: list[Span]) -> None:
    first, second = list(words_of(TEXT, one)), list(words_of(OTHER, other))
    for found in differences((first, TEXT), (second, OTHER)):
        for stretches, words in ((found.one, first), (found.other, second)):
            assert all(a.end < b.start for a, b in pairwise(stretches))
            assert {s.start for s in stretches} <= {word.span.start for word in words}
            assert {s.end for s in stretches} <= {word.span.end for word in words}
