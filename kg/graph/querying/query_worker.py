"""Runs one query in a process of its own, which can be killed; `kg.graph.querying.asking` starts it.

Reads a line of JSON from stdin: `store`, `query`, `prefixes`. Writes to stdout a line of JSON that says what
follows, and then the result: SPARQL Query Results JSON with its rows in their final order, or sorted N-Triples.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.graph.querying.arranging import arranged, arranged_rows, sorted_triples
from kg.graph.querying.refusing import check, engine_error
from kg.graph.store.engine import open_store_to_read


def answer(store: ox.Store, text: str, prefixes: Mapping[str, str]) -> tuple[str, bytes]:
    """The kind of the result (`rows`, `boolean` or `triples`) and its bytes.

    Raises QueryError, and StoreError where the store is damaged.
    """
    checked = check(text, prefixes, lambda iri: _holds_graph(store, iri))
    try:
        result = store.query(text, prefixes=dict(prefixes))
        if isinstance(result, ox.QueryTriples):
            return "triples", sorted_triples(result)
        names = [each.value for each in result.variables] if isinstance(result, ox.QuerySolutions) else []
        data = result.serialize(format=ox.QueryResultsFormat.JSON) or b""
    except SyntaxError as error:
        raise engine_error(text, str(error)) from None
    except (OSError, RuntimeError, ValueError) as error:
        reason = " ".join(str(error).split())[:300]
        if reason.startswith("Corruption"):  # how RocksDB tells that a checksum is not that of what it read
            raise StoreError(f"the graph is damaged ({reason}); run kg build again") from None
        raise QueryError(f"the query failed: {reason}") from None
    if isinstance(result, ox.QueryBoolean):
        return "boolean", data
    columns = arranged(names, checked.variables_in_text)
    if checked.ordered and columns == names:
        return "rows", data  # as it has to be: reading and writing it again takes long where there are many rows
    return "rows", arranged_rows(data, columns, checked.ordered)


def _holds_graph(store: ox.Store, iri: str) -> bool:
    try:
        return store.contains_named_graph(ox.NamedNode(iri))
    except ValueError:
        return False


def _end_with_parent(stdin: BinaryIO) -> None:
    """Ends this process when the one that started it is gone: then its end of the pipe is closed."""

    def wait() -> None:
        stdin.read()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def main() -> None:
    """Answers the one query on stdin."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent too, which kills this process.
    request = json.loads(sys.stdin.buffer.readline())
    _end_with_parent(sys.stdin.buffer)
    try:
        store = open_store_to_read(Path(request["store"]))
        kind, payload = answer(store, request["query"], request["prefixes"])
        head = {"kind": kind}
    except QueryError as error:
        head, payload = {"kind": "query error", "message": str(error)}, b""
    except StoreError as error:
        head, payload = {"kind": "store error", "message": str(error)}, b""
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + payload)
    sys.stdout.buffer.flush()
    # Skips taking down the interpreter, which would wait for nothing but take its time.
    os._exit(0)


if __name__ == "__main__":
    main()
