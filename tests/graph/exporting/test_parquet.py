"""Tables as Parquet, which DuckDB, that did not write it, reads with their types."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from kg.graph import export
from kg.graph.exporting.tables.every import TABLES
from tests.graph.exporting.counted import counted


@pytest.fixture(scope="module")
def folder(full: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("parquet") / "tables"
    path.mkdir()
    export(full, "parquet", path)
    return path


def asked(query: str) -> list[Any]:
    found: list[Any] = duckdb.connect().execute(query).fetchall()
    return found


def test_every_table_has_what_the_graph_has(full: Path, folder: Path) -> None:
    found = {
        table.name: asked(f"SELECT count(*) FROM '{folder}/{table.name}.parquet'")[0][0] for table in TABLES
    }  # fmt: skip
    assert found == counted(full)


def test_cells_have_their_types(folder: Path) -> None:
    led = asked(
        f"SELECT ended, time_earliest, start_offset, born_out_by_iris FROM '{folder}/statements.parquet' WHERE ended"
    )
    assert led == [(True, date(2016, 2, 1), 55, [])]
    assert asked(f"SELECT aliases FROM '{folder}/entities.parquet' WHERE name = 'Zoë Roe'") == [(["+1 Roe", "Z. Roe"],)]
    assert asked(f"SELECT value FROM '{folder}/roles.parquet' WHERE bound = 'more_than'") == [(2_500_000.0,)]
    assert asked(f"SELECT words FROM '{folder}/quotations.parquet' WHERE words LIKE '=2%'") == [
        ('=2+3 is 5, I don’t\r\nknow; it isn\'t Roeʼs "café".',)
    ]


def test_a_file_has_one_table(full: Path, folder: Path, tmp_path: Path) -> None:
    export(full, "parquet", tmp_path / "x.parquet")
    assert (tmp_path / "x.parquet").read_bytes() == (folder / "statements.parquet").read_bytes()
    export(full, "parquet", tmp_path / "x.parquet", table="events")
    assert (tmp_path / "x.parquet").read_bytes() == (folder / "events.parquet").read_bytes()
