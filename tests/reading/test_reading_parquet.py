"""Parquet, written by pyarrow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

Reading = Callable[..., Any]
ROWS = [
    {
        "text": f"Jane Roe left on day {number}." if number != 5 else None,
        "title": "Roe leaves",
        "authors": ["Jane Doe", "Bob Loe"],
        "publisher": {"name": "The Daily Example"},
        "date": dt.datetime(2024, 3, 5, 8, tzinfo=dt.UTC),
        "vector": [0.5] * 8,
    }
    for number in range(1, 41)
]


@pytest.mark.parametrize("name", ["a.parquet", "rows", "-"])
def test_each_row_is_an_article(reading: Reading, name: str) -> None:
    path = "rows" if name == "-" else name
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(ROWS), path, row_group_size=7)
    outcome = reading("-", stdin=Path(path).read_bytes()) if name == "-" else reading(name)
    assert [each.path for each in outcome.articles] == [f"{name}#{number}" for number in range(1, 41) if number != 5]
    last = outcome.articles[-1]
    assert (last.text, last.title, last.outlet) == ("Jane Roe left on day 40.", "Roe leaves", "The Daily Example")
    assert (last.authors, last.published) == (("Jane Doe", "Bob Loe"), "2024-03-05")
    assert outcome.failure.startswith(f"{name}, row 5: has no text")


@pytest.mark.parametrize("zone", [None, "UTC"])
def test_a_time_in_nanoseconds_is_a_time(reading: Reading, zone: str | None) -> None:
    times = pyarrow.array([1704067200123456789, None], pyarrow.timestamp("ns", zone))
    pyarrow.parquet.write_table(pyarrow.table({"text": ["Roe left.", "Doe stays."], "date": times}), "a.parquet")
    outcome = reading("a.parquet")
    assert [each.published for each in outcome.articles] == ["2024-01-01", None]
    assert not outcome.failures


def test_a_date_that_no_calendar_has_costs_its_row_alone(reading: Reading) -> None:
    days = pyarrow.array([19_787, 9_000_000, None], pyarrow.date32())
    pyarrow.parquet.write_table(pyarrow.table({"text": ["Roe left.", "Doe stays.", "End."], "date": days}), "a.parquet")
    outcome = reading("a.parquet")
    assert [(each.path, each.published) for each in outcome.articles] == [
        ("a.parquet#1", "2024-03-05"),
        ("a.parquet#3", None),
    ]
    assert outcome.failure.startswith("a.parquet, row 2: has a date outside the years 1 to 9999")


def test_what_cannot_be_read_is_told(reading: Reading) -> None:
    table = pyarrow.Table.from_pylist([{"text": "Short."}, {"text": "x" * 2000}, {"text": "Last."}])
    pyarrow.parquet.write_table(table, "a.parquet")
    pyarrow.parquet.write_table(table.rename_columns(["words"]), "b.parquet")
    Path("c.parquet").write_bytes(Path("a.parquet").read_bytes()[:-20])
    Path("d.parquet").write_bytes(b"")
    outcome = reading("a.parquet", "b.parquet", "c.parquet", "d.parquet", max_bytes=1000)
    assert [each.path for each in outcome.articles] == ["a.parquet#1", "a.parquet#3"]
    assert [failure.split(" (")[0].split(";")[0] for failure in outcome.failures] == [
        "a.parquet, row 2: is larger than the 0.000954 MiB that one article may have",
        "b.parquet: is a table without a column of texts",
        "c.parquet: is damaged, or no Parquet",
        "d.parquet: is damaged, or no Parquet",
    ]
