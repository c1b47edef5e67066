"""The file of an index: how it is laid out, and how it is filled and opened."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from kg.serving.index.entries import Entry
from kg.serving.index.folding import folded, searchable

_TABLES = """
CREATE TABLE entries (id INTEGER PRIMARY KEY, kind TEXT, key TEXT, place TEXT, row TEXT, weight REAL);
CREATE TABLE facets (kind TEXT, name TEXT, value TEXT, entry INTEGER, PRIMARY KEY (kind, name, value, entry))
  WITHOUT ROWID;
CREATE TABLE names (name TEXT, entry INTEGER, PRIMARY KEY (name, entry)) WITHOUT ROWID;
CREATE TABLE lines (key TEXT PRIMARY KEY, start INTEGER, length INTEGER) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(name, text, content='', tokenize="unicode61 remove_diacritics 0", prefix='2 3');
"""
_ORDER = """
CREATE INDEX entries_in_order ON entries (kind, place, id);
CREATE INDEX entries_by_key ON entries (key);
INSERT INTO words(words) VALUES ('optimize');
ANALYZE;
"""


def fill(path: Path, entries: Iterable[Entry]) -> None:
    """Writes entries into a new file. Raises sqlite3.Error, also where SQLite comes without full-text search."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        # nobody reads it before it is done, and who dies over it leaves nothing that anybody would go on with
        file.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
        file.execute("BEGIN")
        for number, entry in enumerate(entries, start=1):
            _add(file, number, entry)
        file.execute("COMMIT")
        file.executescript(_ORDER)


def _add(file: sqlite3.Connection, number: int, entry: Entry) -> None:
    row = json.dumps(entry.row, ensure_ascii=False)
    file.execute(
        "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)",
        (number, entry.kind, entry.key, entry.place, row, entry.weight),
    )
    file.executemany(
        "INSERT OR IGNORE INTO facets VALUES (?, ?, ?, ?)",
        [(entry.kind, name, value, number) for name, value in entry.facets],
    )
    if entry.at is not None:
        file.execute("INSERT INTO lines VALUES (?, ?, ?)", (entry.key, *entry.at))
    if entry.text is None:
        return
    if entry.kind == "entity":
        names = {(folded(name), number) for name in entry.name.split("\n")}
        file.executemany("INSERT INTO names VALUES (?, ?)", sorted(names))
    file.execute(
        "INSERT INTO words(rowid, name, text) VALUES (?, ?, ?)",
        (number, searchable(entry.name), searchable(entry.text)),
    )


def opened(path: Path) -> sqlite3.Connection:
    """The index in a file, to read. Raises sqlite3.Error."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
