"""The first and the last day that a time may mean."""

from __future__ import annotations

import pytest

from kg.graph.writing.times import days_of
from kg.vocabulary.terms import date


@pytest.mark.parametrize(
    ("time", "days"),
    [
        ("2021", ["2021-01-01", "2021-12-31"]),
        ("2021-05", ["2021-05-01", "2021-05-31"]),
        ("2024-02", ["2024-02-01", "2024-02-29"]),
        ("1900-02", ["1900-02-01", "1900-02-28"]),
        ("2021-05-03", ["2021-05-03", "2021-05-03"]),
        ("0000", ["0000-01-01", "0000-12-31"]),
        ("last spring", []),
    ],
)
def test_the_days_are_the_ends_of_what_is_told(time: str, days: list[str]) -> None:
    found = days_of(date(time))
    assert [day.value for day in found] == days
    assert all(day.datatype.value.endswith("#date") for day in found)
