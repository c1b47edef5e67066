"""The tables as a database of DuckDB, with their types and the views."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from kg.errors import StoreError
from kg.graph.exporting.options import Options
from kg.graph.exporting.tables.every import TABLES, rows_of
from kg.graph.exporting.tables.formats import notes
from kg.graph.exporting.tables.formats.numbers import as_number
from kg.graph.exporting.tables.model import Column, Kind, Table
from kg.graph.store.opening import BuiltGraph

_TYPES = {
    Kind.TEXT: "VARCHAR",
    Kind.INTEGER: "BIGINT",
    Kind.NUMBER: "DOUBLE",
    Kind.BOOLEAN: "BOOLEAN",
    Kind.DATE: "DATE",
    Kind.LIST: "VARCHAR[]",
}
#: No extension is fetched from anywhere, and every DuckDB from 1.0 on can read the file.
_CONFIG: dict[str, Any] = {"autoinstall_known_extensions": "false", "storage_compatibility_version": "v1.0.0"}


def database(graph: BuiltGraph, path: Path, options: Options) -> None:
    """Every table, with notes on its columns, and the views. Raises StoreError where the file cannot be written."""
    with TemporaryDirectory(prefix=".kg-", dir=path.parent) as name, _told(path):
        folder = Path(name)
        # DuckDB reads lines of JSON thirty times as fast as it takes rows
        _write_lines(graph, folder)
        with closing(duckdb.connect(str(path), config=_CONFIG)) as connection:
            for table in TABLES:
                _add(connection, table, folder / table.name)
            _add_notes(connection, graph)
            connection.execute(notes.views())


def _write_lines(graph: BuiltGraph, folder: Path) -> None:
    with ExitStack() as opened:
        files = {
            table.name: opened.enter_context((folder / table.name).open("w", encoding="utf-8", newline="\n"))
            for table in TABLES
        }
        for table, rows in rows_of(graph, TABLES):
            names = [column.name for column in table.columns]
            for row in rows:
                line = dict(zip(names, map(as_number, row), strict=True))
                files[table.name].write(json.dumps(line, default=str) + "\n")


def _add(connection: duckdb.DuckDBPyConnection, table: Table, lines: Path) -> None:
    defined = ", ".join(f'"{column.name}" {_TYPES[column.kind]}{_must(column)}' for column in table.columns)
    types = ", ".join(f"\"{column.name}\": '{_TYPES[column.kind]}'" for column in table.columns)
    connection.execute(f'CREATE TABLE "{table.name}" ({defined})')
    if lines.stat().st_size:
        read = f"read_json(?, format = 'newline_delimited', columns = {{{types}}})"
        connection.execute(f'INSERT INTO "{table.name}" SELECT * FROM {read}', [str(lines)])
    lines.unlink()
    connection.execute(f'COMMENT ON TABLE "{table.name}" IS {_quoted(table.about)}')
    for column in table.columns:
        connection.execute(f'COMMENT ON COLUMN "{table.name}"."{column.name}" IS {_quoted(column.about)}')


def _must(column: Column) -> str:
    return "" if column.nullable else " NOT NULL"


def _add_notes(connection: duckdb.DuckDBPyConnection, graph: BuiltGraph) -> None:
    connection.execute('CREATE TABLE "about" ("name" VARCHAR, "value" VARCHAR)')
    connection.executemany('INSERT INTO "about" VALUES (?, ?)', list(notes.about(graph)))


def _quoted(words: str) -> str:
    return "'{}'".format(words.replace("'", "''"))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        reason = " ".join(str(error).split())
        raise StoreError(
            f"cannot write a database in {path.parent}: {reason}; choose a file in a folder that can be written to"
        ) from error
