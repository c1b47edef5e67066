#!/usr/bin/env bash
# DuckDB: the same table, written twice in the same way, is two files of other bytes.
#
# Seen with: duckdb 2.0.1 (Python package).
# Input: one table of numbers, made twice with one thread in a new file of one name, and the same with SQLite.
# Guess: the bytes are the same: nothing of the time, the machine or chance is in the table.
# Seen: the file of SQLite is the same; that of DuckDB differs in a number that is drawn for every file, and in the sums
#   that check the blocks that hold it. All other bytes, the rows among them, are the same.
# Why it matters: a checksum of the file does not tell whether the data has changed, and a build that promises the same
#   bytes cannot promise them for a file of DuckDB.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir"
"$dir/bin/pip" install -q --disable-pip-version-check duckdb==2.0.1

"$dir/bin/python" - "$dir" > "$dir/seen" <<'PYTHON'
import sqlite3
import sys
from pathlib import Path

import duckdb

ROWS = [(number, f"row {number}") for number in range(2000)]


def with_duckdb(path):
    with duckdb.connect(str(path), config={"threads": "1"}) as connection:
        connection.execute("CREATE TABLE t (n INTEGER, s VARCHAR)")
        connection.executemany("INSERT INTO t VALUES (?, ?)", ROWS)


def with_sqlite(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (n INTEGER, s VARCHAR)")
    connection.executemany("INSERT INTO t VALUES (?, ?)", ROWS)
    connection.commit()
    connection.close()


def written(write, folder):
    folder.mkdir(parents=True)
    write(folder / "file")
    return (folder / "file").read_bytes()


for write in (with_duckdb, with_sqlite):
    one, other = (written(write, Path(sys.argv[1], write.__name__, side)) for side in ("one", "other"))
    differing = sum(a != b for a, b in zip(one, other, strict=True))
    print(f"{write.__name__}: {'the same' if not differing else 'some bytes differ' if differing < 100 else 'differs'}")
PYTHON

diff "$dir/seen" - <<'SEEN'
with_duckdb: some bytes differ
with_sqlite: the same
SEEN
echo "as described"
