"""Values that articles tell differently: what is changed in a copy is found, and a copy is silent."""

from __future__ import annotations

import pytest

from kg.comparison.values import compare_amounts, compare_dates
from kg.model import Amount, AmountKind, Bound, Span
from kg.model.comparison import Agreement, OriginKind
from tests.comparison.stories import compared

STORY = (
    "Police arrested 52 people in Springfield on Tuesday after a crowd of miners set fire to the town hall. "
    "Officer Jane Roe said that the fire had begun in the cellar of the building. "
    "The council did not close the library, which opened in 1996 and is named after John Doe."
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("52", "56"),
        ("Tuesday", "Thursday"),
        ("did not close", "closed"),
        ("1996", "1969"),
        ("after John Doe", "after Ann Lane"),
        ("Officer Jane Roe", "Officer Ann Lane"),
    ],
)
def test_what_is_changed_in_a_copy_is_found(before: str, after: str) -> None:
    changed = STORY.replace(before, after)
    assert changed != STORY
    _, comparison = compared(STORY, changed)
    spans = {
        (side.article, text[span.start : span.end])
        for conflict in comparison.conflicts
        for side in conflict.sides
        for text in (STORY, changed)
        for span in side.evidence
    }
    assert any(before.split()[-1] in words or after.split()[-1] in words for _, words in spans)


def test_dates_of_one_value_are_compared_as_dates() -> None:
    first = "Jane Roe died on May 3, 2024."
    _, comparison = compared(first, first.replace("May 3", "March 5"))
    assert Agreement.CONTRADICTORY in {conflict.agreement for conflict in comparison.conflicts}


def test_a_denial_is_no_rendering_of_its_claim() -> None:
    _, comparison = compared(
        "Jane Roe said that the council had sold the northern harbour to Acme Corp.",
        "John Doe denied that the council had sold the northern harbour to Acme Corp.",
    )
    assert comparison.utterances == ()


def test_an_unchanged_copy_is_silent_but_for_where_it_comes_from() -> None:
    _, comparison = compared(STORY, STORY)
    assert comparison.conflicts == ()
    assert {origin.kind for origin in comparison.origins} == {OriginKind.PASSAGES}


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ("2024-05", "2024-05", Agreement.SAME),
        ("2024-05", "2024-05-03", Agreement.FINER),
        ("2024-05", "2024-06", Agreement.CONTRADICTORY),
        ("2024-05-03", "2024", Agreement.FINER),
    ],
)
def test_dates_as_precise_as_told(one: str, other: str, agreement: Agreement) -> None:
    assert compare_dates(one, other) is agreement
    assert compare_dates(other, one) is agreement


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        (("61", "38"), ("61", "38"), Agreement.SAME),
        (("61", "38"), ("38", "61"), Agreement.SAME),
        (("61", "38"), ("61", None), Agreement.FINER),
        (("61", "38"), ("61", "36"), Agreement.CONTRADICTORY),
    ],
)
def test_results_are_two_numbers(
    one: tuple[str, str | None], other: tuple[str, str | None], agreement: Agreement
) -> None:
    first, second = (
        Amount(AmountKind.SCORE, value, Span(0, 2), "vote", other=against) for value, against in (one, other)
    )
    assert compare_amounts(first, second) is agreement


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        (("56", Bound.EXACT), ("56", Bound.EXACT), Agreement.SAME),
        (("56", Bound.AT_LEAST), ("60", Bound.EXACT), Agreement.FINER),
        (("56", Bound.AT_LEAST), ("52", Bound.EXACT), Agreement.CONTRADICTORY),
        (("56", Bound.MORE_THAN), ("56", Bound.EXACT), Agreement.FINER),
        (("56", Bound.AT_MOST), ("52", Bound.EXACT), Agreement.FINER),
        (("50", Bound.ABOUT), ("52", Bound.EXACT), Agreement.FINER),
        (("50", Bound.ABOUT), ("70", Bound.EXACT), Agreement.CONTRADICTORY),
        (("50", Bound.AT_LEAST), ("70", Bound.AT_LEAST), Agreement.FINER),
    ],
)
def test_amounts_within_their_bounds(one: tuple[str, Bound], other: tuple[str, Bound], agreement: Agreement) -> None:
    first, second = (Amount(AmountKind.COUNT, value, Span(0, 2), "person", bound) for value, bound in (one, other))
    assert compare_amounts(first, second) is agreement
    assert compare_amounts(second, first) is agreement
