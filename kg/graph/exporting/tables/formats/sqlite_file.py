"""The tables as a database of SQLite, which people query by hand, with a full-text index and views."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from kg.errors import StoreError, UsageError
from kg.graph.exporting.options import Options
from kg.graph.exporting.tables.every import TABLES, rows_of
from kg.graph.exporting.tables.formats import notes
from kg.graph.exporting.tables.formats.numbers import as_number
from kg.graph.exporting.tables.model import KEY, Cell, Cells, Column, Kind, Table
from kg.graph.store.opening import BuiltGraph

_TYPES = {
    Kind.TEXT: "TEXT",
    Kind.INTEGER: "INTEGER",
    Kind.NUMBER: "REAL",
    Kind.BOOLEAN: "BOOLEAN",
    Kind.DATE: "DATE",
    Kind.LIST: "JSON",
}

#: The columns by whose words rows are found.
_SEARCHED = {
    "articles": ("title", "outlet"),
    "entities": ("name", "aliases"),
    "statements": ("subject", "predicate_label", "object", "words", "sentence"),
    "quotations": ("speaker", "words", "sentence"),
    "reports": ("event", "word", "sentence"),
}
#: `don't` is two words, whatever its apostrophe; of these Unicode takes the modifiers for letters.
_TOKENIZER = "unicode61 remove_diacritics 2 separators 'ʹʻʼʽˈ'"

#: Besides what leads to another table, what people ask for.
_INDEXED = {
    "entities": ("name", "type"),
    "statements": ("subject", "predicate", "status", "time_earliest"),
    "quotations": ("speaker", "status"),
    "reports": ("type", "status", "time_earliest"),
    "events": ("type", "time_earliest"),
    "evidence": ("finding_iri",),
    "conflicts": ("conflict_iri",),
}


def database(graph: BuiltGraph, path: Path, options: Options) -> None:
    """Every table, with keys, indexes, views and full-text indexes.

    Raises UsageError where this Python's SQLite has no full-text search, StoreError where the file cannot be written.
    """
    with _told(path), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # the file takes its name only when it is whole
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA user_version = 1; BEGIN;")
        for table in TABLES:
            connection.execute(_created(table))
        inserted = {table.name: _insertion(table.name, len(table.columns)) for table in TABLES}
        for table, rows in rows_of(graph, TABLES):
            connection.executemany(inserted[table.name], map(_row, rows))
        _add_notes(connection, graph)
        for table in TABLES:
            for name in _indexed(table):
                connection.execute(f'CREATE INDEX "{table.name}_by_{name}" ON "{table.name}" ("{name}")')
        for name, columns in _SEARCHED.items():
            _add_index(connection, name, columns)
        connection.execute("COMMIT")
        connection.executescript(notes.views())
        connection.execute("ANALYZE")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if "fts5" in str(error):
            raise UsageError("the SQLite of this Python has no full-text search (FTS5); use another Python") from error
        raise StoreError(
            f"cannot write a database in {path.parent}: {error}; choose a file in a folder that can be written to"
        ) from error


def _created(table: Table) -> str:
    keys = [f'PRIMARY KEY ("{KEY}")'] if table.has_key else []
    lines = ",\n  ".join([*map(_defined, table.columns), *keys])
    return f'CREATE TABLE "{table.name}" (\n  {lines}\n)'


def _defined(column: Column) -> str:
    must = "" if column.nullable else " NOT NULL"
    leads = "" if column.to is None else f' REFERENCES "{column.to}" ("{KEY}")'
    return f'"{column.name}" {_TYPES[column.kind]}{must}{leads}'


def _insertion(name: str, columns: int) -> str:
    return f'INSERT INTO "{name}" VALUES ({", ".join("?" * columns)})'


def _row(row: Cells) -> list[str | int | float | None]:
    return [_value(cell) for cell in row]


def _value(cell: Cell) -> str | int | float | None:
    match cell:
        case tuple():
            return json.dumps(cell, ensure_ascii=False)
        case date():
            return cell.isoformat()
        case _:
            return as_number(cell)


def _add_notes(connection: sqlite3.Connection, graph: BuiltGraph) -> None:
    connection.execute('CREATE TABLE "about" ("name" TEXT PRIMARY KEY, "value" TEXT NOT NULL)')
    connection.executemany(_insertion("about", 2), notes.about(graph))
    connection.execute(
        'CREATE TABLE "columns" ("table" TEXT NOT NULL, "column" TEXT NOT NULL, "type" TEXT NOT NULL, '
        '"about" TEXT NOT NULL, PRIMARY KEY ("table", "column"))'
    )
    connection.executemany(_insertion("columns", 4), notes.columns())


def _indexed(table: Table) -> Iterable[str]:
    leading = [column.name for column in table.columns if column.to is not None]
    return dict.fromkeys((*leading, *_INDEXED.get(table.name, ())))


def _add_index(connection: sqlite3.Connection, name: str, columns: Iterable[str]) -> None:
    """A full-text index `NAME_fts` that holds no words of its own; Datasette knows it by `content`."""
    named = ", ".join(f'"{column}"' for column in columns)
    quoted = _TOKENIZER.replace("'", "''")
    connection.execute(
        f"""CREATE VIRTUAL TABLE "{name}_fts" USING fts5({named}, content="{name}", tokenize='{quoted}')"""
    )
    for command in ("rebuild", "optimize"):
        connection.execute(f'INSERT INTO "{name}_fts" ("{name}_fts") VALUES (?)', [command])
