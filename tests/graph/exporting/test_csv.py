"""Tables as CSV: as spreadsheets open them, or cell for cell, and the same rows to who reads them without kg."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import duckdb

from kg.graph import export
from kg.graph.exporting.tables.every import TABLES
from tests.graph.exporting.counted import counted


def written(folder: Path, table: str | None = None, *, raw: bool = False) -> bytes:
    stream = io.BytesIO()
    export(folder, "csv", stream, table=table, raw=raw)
    return stream.getvalue()


def asked(query: str) -> list[Any]:
    found: list[Any] = duckdb.connect().execute(query).fetchall()
    return found


def by_words(data: bytes, column: str) -> dict[str, dict[str, str]]:
    return {row[column]: row for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))}


def test_it_is_what_spreadsheets_open(full: Path) -> None:
    data = written(full, "quotations")
    assert data.startswith("\ufeffspeaker,".encode())
    said = by_words(data, "iri")
    assert data.count(b"\n") == data.count(b"\r\n")
    words = [row["words"] for row in said.values() if "is 5" in row["words"]]
    assert words == ["'=2+3 is 5, I don’t\r\nknow; it isn't Roeʼs \"café\"."]


def test_raw_cells_are_as_they_are(full: Path) -> None:
    data = written(full, "quotations", raw=True)
    assert data.startswith(b"speaker,")
    assert any(row["words"].startswith("=2+3 is 5") for row in by_words(data, "iri").values())


def test_numbers_and_lists_are_cells(full: Path) -> None:
    stated = by_words(written(full), "object")
    assert {"007", "-3"} <= stated.keys()
    assert (stated["-3"]["normalized"], stated["-3"]["ended"], stated["-3"]["time_earliest"]) == ("-3", "false", "")
    assert stated["Acme, Inc."]["time_earliest"] == "2016-02-01"
    named = by_words(written(full, "entities"), "name")
    assert named["Zoë Roe"]["aliases"] == "'+1 Roe; Z. Roe"
    filled = by_words(written(full, "roles"), "bound")
    assert filled["more_than"]["value"] == "2500000"


def test_a_folder_has_every_table_and_duckdb_reads_the_same_rows(full: Path, tmp_path: Path) -> None:
    export(full, "csv", tmp_path / "tables")  # not there yet, and no name of a folder
    assert (tmp_path / "tables").is_file()
    export(full, "csv", f"{tmp_path / 'all'}/", raw=True)
    query = "SELECT count(*) FROM read_csv('{}', header=true, all_varchar=true)"
    paths = {table.name: tmp_path / "all" / f"{table.name}.csv" for table in TABLES}
    found = {name: asked(query.format(path))[0][0] for name, path in paths.items()}
    assert found == counted(full)
    (words,) = asked(f"SELECT words FROM read_csv('{tmp_path}/all/quotations.csv') WHERE words LIKE '=2%'")
    assert words == ('=2+3 is 5, I don’t\r\nknow; it isn\'t Roeʼs "café".',)
