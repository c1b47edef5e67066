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
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
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
            return "triples", _sorted_triples(result)
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
    columns = _arranged(names, checked.variables_in_text)
    if checked.ordered and columns == names:
        return "rows", data  # as it has to be: reading and writing it again takes long where there are many rows
    return "rows", _arranged_rows(data, columns, checked.ordered)


def _holds_graph(store: ox.Store, iri: str) -> bool:
    try:
        return store.contains_named_graph(ox.NamedNode(iri))
    except ValueError:
        return False


def _sorted_triples(triples: ox.QueryTriples) -> bytes:
    found = ox.Dataset(ox.Quad(each.subject, each.predicate, each.object) for each in triples)
    # Blank nodes of a template have names made up on the spot; canonical ones are the same every time.
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = sorted(f"{quad.triple} .\n" for quad in found)
    return "".join(lines).encode()


def _arranged(names: list[str], in_text: tuple[str, ...]) -> list[str]:
    """The columns in order: those of `SELECT *`, which the engine sorts, as they come up in the query."""
    if names != sorted(names):
        return names
    place = {name: index for index, name in enumerate(in_text)}
    return sorted(names, key=lambda name: place.get(name, len(place)))


def _arranged_rows(data: bytes, columns: list[str], ordered: bool) -> bytes:
    """The result with its columns in this order, and its rows sorted unless the query orders them."""
    result = json.loads(data)
    result["head"]["vars"] = columns
    if not ordered:
        result["results"]["bindings"].sort(key=lambda row: [_term_key(row.get(name)) for name in columns])
    return json.dumps(result, ensure_ascii=False, separators=(",", ":")).encode()


def _term_key(term: Mapping[str, Any] | None) -> tuple[str, ...]:
    if term is None:
        return ("",)
    value = term["value"]
    text = value if isinstance(value, str) else json.dumps(value, sort_keys=True)
    return (term["type"], text, term.get("datatype", ""), term.get("xml:lang", ""))


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
