"""The tables have all that the graph has, with words where they stand, and say of each column what it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.errors import UsageError
from kg.graph import open_graph
from kg.graph.exporting.tables.every import TABLES, rows_of, table_called
from tests.graph.exporting.counted import counted


@cache
def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    table = table_called(name)
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for _, some in rows_of(open_graph(folder), [table]) for row in some]


def one(folder: Path, table: str, **known: object) -> dict[str, Any]:
    (found,) = (row for row in rows(folder, table) if known.items() <= row.items())
    return found


@pytest.mark.parametrize("graph", ["full", "seeds", "empty"])
def test_each_table_has_as_many_rows_as_the_graph_has_things(graph: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(graph)
    found = {table.name: 0 for table in TABLES}
    for table, some in rows_of(open_graph(folder), TABLES):
        found[table.name] += len(some)
    assert found == counted(folder)
    assert graph != "full" or min(found.values()) > 0


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_says_what_it_holds_and_leads_to_rows_that_are_there(table: Any, full: Path) -> None:
    assert [column.name for column in table.columns if not column.about] == []
    assert len({column.name.casefold() for column in table.columns}) == len(table.columns)
    kinds = {"text": str, "integer": int, "number": Decimal, "boolean": bool, "date": date, "list": tuple}
    for row in rows(full, table.name):
        for column in table.columns:
            cell = row[column.name]
            assert cell is not None or column.nullable, (column.name, row)
            assert cell is None or isinstance(cell, kinds[column.kind]), (column.name, cell)
            if cell is not None and column.to is not None:
                assert table_called(column.to).has_key
                keys = {other["iri"] for other in rows(full, column.to)}
                assert cell in keys, (column.name, cell)


def test_a_row_is_known_by_its_iri_where_the_table_says_so(full: Path) -> None:
    for table in (each for each in TABLES if each.has_key):
        keys = [row["iri"] for row in rows(full, table.name)]
        assert len(keys) == len(set(keys)), table.name


def test_what_people_read_stands_before_iris() -> None:
    names = [column.name for column in table_called("statements").columns]
    assert names[:4] == ["subject", "predicate", "predicate_label", "object"]
    assert names.index("url") < names.index("iri") < names.index("subject_iri")


def test_evidence_stands_where_the_row_says(full: Path) -> None:
    texts = {
        open_graph(full).vocabulary.thing(f"article/{record['article']['id']}").value: record
        for record in open_graph(full).articles()
    }
    found = rows(full, "evidence")
    assert {row["in_title"] for row in found} == {True, False}
    for row in found:
        record = texts[row["article_iri"]]
        text = record["article"]["title"] if row["in_title"] else record["text"]
        start, begins = row["start_offset"], row["sentence_start"]
        assert text[start : row["end_offset"]] == row["words"]
        assert text[begins : begins + len(row["sentence"])] == row["sentence"]
        assert row["words"] in row["sentence"]


def test_a_statement_stands_by_itself(full: Path) -> None:
    age = one(full, "statements", predicate="age", object="47", sentence="Jane Roe, 47, left Acme Corp.")
    assert (age["subject"], age["normalized"], age["status"], age["according_to"], age["source"]) == (
        "Jane Roe", "47", "asserted", "The Sample Post", None,
    )  # fmt: skip
    assert (age["words"], age["start_offset"], age["end_offset"]) == ("Jane Roe, 47", 0, 12)
    assert (age["title"], age["published"], age["url"]) == ("Roe is gone", "2021-05-05", None)


def test_a_state_that_is_over_is_no_state(full: Path) -> None:
    led = one(full, "statements", ended=True)
    assert (led["predicate"], led["predicate_label"]) == ("formerlyLeads", "formerly led")
    assert (led["time_words"], led["time"]) == ("formerly", "2016-02")
    assert (led["time_earliest"], led["time_latest"]) == (date(2016, 2, 1), date(2016, 2, 29))


def test_who_reports_a_nested_quotation_is_its_source(full: Path) -> None:
    inner = one(full, "quotations", words="John Doe had said he was ill")
    outer = one(full, "quotations", iri=inner["nested_in_iri"])
    assert (outer["speaker"], outer["according_to"], outer["source"]) == ("The Sample Post", "The Daily Example", None)
    assert (inner["according_to"], inner["source"], inner["said"], inner["factive"]) == (
        "The Sample Post", "The Sample Post", False, True,
    )  # fmt: skip
    written = one(full, "quotations", cue="wrote", addressee="Mary Major")
    assert (written["speaker"], written["medium"], written["said"]) == ("the couple", "a letter", True)
    spoken = {
        row["entity"]: row["through_iri"] for row in rows(full, "speakers") if row["quotation_iri"] == written["iri"]
    }
    group = written["speaker_iri"]
    assert spoken == {"the couple": None, "Jane Roe": group, "John Doe": group}


def test_amounts_are_numbers(full: Path) -> None:
    sold = one(full, "roles", role="amount", bound="more_than")
    assert (sold["value"], sold["unit"], sold["filled_by"]) == (2_500_000, "USD", "amount")
    report = one(full, "reports", iri=sold["report_iri"])
    assert (report["agent"], report["amount"]) == (("Jane Roe",), (sold["filler"],))
    event = one(full, "events", iri=report["event_iri"])
    assert (event["event"], event["reports"], event["outlets"]) == ("Jane Roe sold her shares", 2, 2)


def test_an_unknown_table_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match="there is no table 'people'; choose one of: articles, entities"):
        table_called("people")
