"""A process that writes the index of a build into a file.

`kg.serving.index.indexing` starts it and may kill it. Its stdin has a line of JSON with the `folder` of the build and
the `file` to write; on stdout it answers with a line, empty once the file is written and else what went wrong. It ends
with its stdin, whatever it is at.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
import threading
from pathlib import Path

from kg.errors import StoreError
from kg.graph.graph import Graph
from kg.graph.store.digests import built_file
from kg.graph.store.engine import open_store_to_read
from kg.graph.store.layout import ARTICLES, STORE, read_meta
from kg.graph.store.opening import damage_told
from kg.serving.index.entries import entries
from kg.serving.index.file import fill

#: Who asks a question goes before.
_NICE = 5


def main() -> None:
    """Writes the index that stdin asks for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the server too, which ends this process
    asked = json.loads(sys.stdin.buffer.readline() or b"null")
    if asked is None:
        return
    threading.Thread(target=_end_with_stdin, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(_NICE)
    print(_made(Path(asked["folder"]), Path(asked["file"])), flush=True)


def make(folder: Path, file: Path) -> None:
    """Writes the index of a build that is known to be whole. Raises StoreError, OSError and sqlite3.Error."""
    meta = read_meta(folder)
    articles = built_file(folder, meta, ARTICLES)
    graph = Graph(folder, meta, open_store_to_read(folder / STORE), whole=True)
    with damage_told(folder):
        fill(file, entries(graph, articles))


def _made(folder: Path, file: Path) -> str:
    try:
        make(folder, file)
    except (StoreError, OSError, sqlite3.Error, MemoryError) as error:
        return " ".join(str(error).split()) or type(error).__name__
    return ""


def _end_with_stdin() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    main()
