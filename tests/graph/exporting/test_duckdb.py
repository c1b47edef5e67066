"""The tables as a database of DuckDB, which another process opens."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.errors import StoreError
from kg.graph import export
from kg.graph.exporting.tables.every import TABLES
from tests.graph.exporting.counted import counted

_ASK = """
import duckdb, json, sys
connection = duckdb.connect(sys.argv[1], read_only=True)
print(json.dumps([connection.execute(query).fetchall() for query in sys.argv[2:]], default=str))
"""


@pytest.fixture(scope="module")
def database(full: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("duckdb") / "news.duckdb"
    export(full, "duckdb", path)
    return path


def asked(database: Path, *queries: str) -> list[list[list[Any]]]:
    ran = subprocess.run([sys.executable, "-c", _ASK, database, *queries], capture_output=True, check=True, text=True)
    found: list[list[list[Any]]] = json.loads(ran.stdout)
    return found


def test_every_table_has_what_the_graph_has(full: Path, database: Path) -> None:
    assert [each.name for each in database.parent.iterdir()] == ["news.duckdb"]
    assert asked(database, "SELECT tags['storage_version'] FROM duckdb_databases() WHERE database_name = 'news'") == [
        [["v1.0.0+"]]
    ]
    counts = asked(database, *(f"SELECT count(*) FROM {table.name}" for table in TABLES))
    assert {table.name: rows[0][0] for table, rows in zip(TABLES, counts, strict=True)} == counted(full)


def test_it_has_types_notes_and_views(database: Path) -> None:
    led, aliases, said, facts, note, made = asked(
        database,
        "SELECT ended, time_earliest, start_offset FROM statements WHERE ended",
        "SELECT aliases FROM entities WHERE name = 'Zoë Roe'",
        "SELECT words FROM who_said_what WHERE speaker = 'Zoë Roe'",
        "SELECT articles, outlets FROM facts WHERE object = '47'",
        "SELECT comment FROM duckdb_columns() WHERE table_name = 'statements' AND column_name = 'subject'",
        "SELECT value FROM about WHERE name = 'made by'",
    )
    assert led == [[True, "2016-02-01", 55]]
    assert aliases == [[["+1 Roe", "Z. Roe"]]]
    assert said == [['=2+3 is 5, I don’t\r\nknow; it isn\'t Roeʼs "café".']]
    assert (facts, note, made) == ([[2, 1]], [["of whom or what it is"]], [["kg 0.1.0"]])


def test_what_cannot_be_written_is_told(full: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot write"):
        export(full, "duckdb", tmp_path / "nowhere" / "news.duckdb")
