from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.dates import normalise_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2023", "2023"),
        (2023, "2023"),
        ("2023-09", "2023-09"),
        ("September 2023", "2023-09"),
        ("2024-05-17 08:30", "2024-05-17"),
        ("2024-05-17T23:30:00-07:00", "2024-05-17"),
        ("2024/5/4", "2024-05-04"),
        ("20240517", "2024-05-17"),
        ("May 17, 2024 at 1:15 p.m. EDT", "2024-05-17"),
        ("Published: Friday, 17 May 2024", "2024-05-17"),
        ("Fri, 17 May 2024 22:11:00 GMT", "2024-05-17"),
        ("13/04/2023", "2023-04-13"),
        (1715904000, "2024-05-17"),
        (dt.datetime(2024, 5, 17, 23, 59), "2024-05-17"),
    ],
)
def test_a_date_keeps_the_precision_that_is_stated(written: object, iso: str) -> None:
    assert normalise_date(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "03/04/2023",
        "17 May 24",
        "3 hours ago",
        "Sunday",
        "2023-13-01",
        "2023-02-30",
        "soon",
        "",
        None,
        True,
        "10, 2023",
    ],
)
def test_an_unclear_date_is_none(written: object) -> None:
    assert normalise_date(written) is None


@given(st.dates(min_value=dt.date(1500, 1, 1), max_value=dt.date(2199, 12, 31)))
def test_every_way_to_write_a_day_out_gives_that_day(day: dt.date) -> None:
    month = calendar.month_name[day.month]
    for written in (f"{month} {day.day}, {day.year:04}", f"{day.day} {month[:3]} {day.year:04}", f"{day} 08:30"):
        assert normalise_date(written) == day.isoformat()


@given(st.text(max_size=120))
def test_any_text_gives_a_date_or_none(written: str) -> None:
    found = normalise_date(written)
    assert found is None or dt.date.fromisoformat(found + "-01-01"[len(found) - 4 :][: 10 - len(found)])
