"""Answers SPARQL queries over a built graph within a time limit.

The engine is Oxigraph, in a process of its own: it cannot be interrupted from Python, but a process can be killed.
A query sees the de-duplicated default graph; statements, mentions and evidence stand in the articles' graphs and are
reached with `GRAPH ?article { ... }` only. The union of all graphs is not offered, since it counts things twice.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

from kg.errors import QueryError, StoreError
from kg.graph.querying.results import QueryResult
from kg.graph.store.layout import STORE, read_meta
from kg.graph.store.output import current_build
from kg.paths import AnyPath
from kg.vocabulary.iris import Vocabulary


def run_query(graph_folder: AnyPath, text: str, *, timeout: float | None = None) -> QueryResult:
    """Runs a SPARQL 1.1 query and returns its whole result.

    `timeout` is in seconds, None for no limit. The prefixes of `Vocabulary.prefixes` need no declaration; a
    declaration in the query wins. Rows keep the query's order where it has ORDER BY, and are sorted otherwise.
    Raises StoreError when there is no graph; QueryError when the query does not parse, asks for what is refused
    (updates, SERVICE, FROM anything but a graph of the store) or takes too long.
    """
    build = current_build(Path(graph_folder))
    prefixes = Vocabulary(read_meta(build).base_iri).prefixes
    request = {"store": str((build / STORE).resolve()), "query": text, "prefixes": prefixes}
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        code = _run_worker(json.dumps(request).encode() + b"\n", output, errors, timeout)
        output.seek(0)
        head = output.readline()
        if not head.endswith(b"\n"):
            raise QueryError(f"the query's process ended early (exit status {code}); {_last_line(errors)}")
        answer = json.loads(head)
        if answer["kind"] == "query error":
            raise QueryError(answer["message"])
        if answer["kind"] == "store error":
            raise StoreError(answer["message"])
        return QueryResult.read(answer["kind"], output.read(), prefixes)


def _run_worker(request: bytes, output: IO[bytes], errors: IO[bytes], timeout: float | None) -> int:
    # -P keeps a module in the current folder from standing in for a real one.
    command = [sys.executable, "-P", "-m", "kg.graph.querying.query_worker"]
    home = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(part for part in (home, os.environ.get("PYTHONPATH")) if part)
    environment = {**os.environ, "PYTHONPATH": path}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output, stderr=errors, env=environment) as worker:
        try:
            assert worker.stdin is not None
            try:
                worker.stdin.write(request)
                worker.stdin.flush()  # And stays open: its end tells the worker that this process is gone.
            except BrokenPipeError:
                pass  # The worker has ended; its exit status says why.
            return worker.wait(timeout)
        except subprocess.TimeoutExpired:
            raise QueryError(
                f"the query took longer than {timeout:g} s; raise the time limit (--timeout) or narrow the query"
            ) from None
        finally:
            worker.kill()


def _last_line(errors: IO[bytes]) -> str:
    errors.seek(0)
    lines = errors.read().decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else "it may have run out of memory; narrow the query"
