"""A date that is only as precise as told has a first and a last day."""

from __future__ import annotations

from datetime import date

import pytest

from kg.vocabulary.partial_dates import ends_of


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2021-05-04", date(2021, 5, 4), date(2021, 5, 4)),
    ],
)
def test_it_may_be_any_day_between(told: str, first: date, last: date) -> None:
    assert ends_of(told) == (first, last)


@pytest.mark.parametrize(
    "words", ["", "May", "2021-13", "2021-02-30", "2021-5", "21-05-04", "2021-05-04T10:00", "0000"]
)
def test_what_is_no_date_has_no_days(words: str) -> None:
    assert ends_of(words) is None
