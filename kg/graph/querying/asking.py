"""Answers SPARQL queries over a built graph within limits of time and memory.

The engine is Oxigraph, in a process of its own: it cannot be interrupted from Python, but a process can be killed.
A query sees the de-duplicated default graph; statements, mentions and evidence stand in the articles' graphs and are
reached with `GRAPH ?article { ... }` only. The union of all graphs is not offered, since it counts things twice.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kg.child_process import module_command
from kg.errors import QueryError, StoreError
from kg.graph.querying.results import QueryResult
from kg.graph.store.layout import STORE, read_meta
from kg.graph.store.output import of_current_build
from kg.graph.store.seal import check_store, check_whole
from kg.limits import bytes_of, held_by
from kg.paths import AnyPath
from kg.surely import surely
from kg.vocabulary.iris import Vocabulary

#: So often is looked at what a query holds, in seconds; one that grows takes some 20 MB more in between.
_LOOK = 0.05


def run_query(
    graph_folder: AnyPath, text: str, *, timeout: float | None = None, memory: str | int | None = None
) -> QueryResult:
    """Runs a SPARQL 1.1 query and returns its whole result.

    `timeout` is in seconds, `memory` in bytes or as `bytes_of` reads it; None is no limit. Only Linux tells how much
    memory a process holds: elsewhere `memory` limits nothing. The prefixes of `Vocabulary.prefixes` need no
    declaration; a declaration in the query wins. Rows keep the query's order where it has ORDER BY, and are sorted
    otherwise.
    Raises StoreError when there is no graph, or it is damaged; QueryError when the query does not parse, asks for what
    is refused (updates, SERVICE, FROM anything but a graph of the store), takes too long or too much memory; UsageError
    for an amount of memory that there is not.
    """
    limits = _Limits(timeout, bytes_of(memory))
    return of_current_build(Path(graph_folder), lambda build: _answer(build, text, limits))


@dataclass(frozen=True, slots=True)
class _Limits:
    seconds: float | None
    bytes: int | None


def _answer(build: Path, text: str, limits: _Limits) -> QueryResult:
    check_store(build)
    prefixes = Vocabulary(read_meta(build).base_iri).prefixes
    request = {"store": str((build / STORE).resolve()), "query": text, "prefixes": prefixes}
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        try:
            code = _run_worker(json.dumps(request).encode() + b"\n", output, errors, limits)
        except QueryError:
            check_whole(build)  # what is damaged may be read without end (`BuiltGraph.reading`)
            raise
        output.seek(0)
        head = output.readline()
        if not head.endswith(b"\n"):
            check_whole(build)
            raise QueryError(f"the query's process ended early (exit status {code}); {_last_line(errors)}")
        answer = json.loads(head)
        if answer["kind"] == "query error":
            raise QueryError(answer["message"])
        if answer["kind"] == "store error":
            raise StoreError(answer["message"])
        return QueryResult.read(answer["kind"], output.read(), prefixes)


def _run_worker(request: bytes, output: IO[bytes], errors: IO[bytes], limits: _Limits) -> int:
    command, environment = module_command("kg.graph.querying.query_worker")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output, stderr=errors, env=environment) as worker:
        try:
            requests = surely(worker.stdin, "pipe to the worker")
            try:
                requests.write(request)
                requests.flush()  # And stays open: its end tells the worker that this process is gone.
            except BrokenPipeError:
                pass  # The worker has ended; its exit status says why.
            return _end_of(worker, limits)
        finally:
            worker.kill()


def _end_of(worker: subprocess.Popen[bytes], limits: _Limits) -> int:
    """The exit status of the worker. Raises QueryError where it goes beyond a limit.

    Its memory is looked at from here: a limit that the system holds it to (RLIMIT_DATA) counts what threads reserve and
    never use, and ends it by an abort, of which some systems keep the whole memory on the disk.
    """
    end = None if limits.seconds is None else time.monotonic() + limits.seconds
    while True:
        left = None if end is None else max(0.0, end - time.monotonic())
        try:
            return worker.wait(left if limits.bytes is None else min(_LOOK, left if left is not None else _LOOK))
        except subprocess.TimeoutExpired:
            if end is not None and time.monotonic() >= end:
                raise QueryError(
                    f"the query took longer than {limits.seconds:g} s; raise the time limit (--timeout) or narrow the "
                    "query"
                ) from None
        if limits.bytes is not None and (held_by(worker.pid) or 0) > limits.bytes:
            raise QueryError(
                f"the query took more than {limits.bytes / 1e6:,.0f} MB of memory; narrow it (its patterns may have no "
                "variable in common), let LIMIT cut it short, or raise the limit (--memory)"
            )


def _last_line(errors: IO[bytes]) -> str:
    errors.seek(0)
    lines = errors.read().decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else "it may have run out of memory; narrow the query"
