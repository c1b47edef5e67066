"""Stores of others, started on the loopback for a test: Oxigraph's server, and Virtuoso where it is installed."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

#: Who may write to Virtuoso as it comes.
USER, PASSWORD = "dba", "dba"
_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 50

[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx

[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
CheckpointInterval = 0
MaxClientConnections = 4

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
MaxClientConnections = 4

[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryCostEstimationTime = 400
MaxQueryExecutionTime = 60
"""


@dataclass(frozen=True, slots=True)
class Store:
    """Where a running store takes graphs, and where it is asked."""

    graphs: str
    sparql: str


@contextmanager
def oxigraph(folder: Path) -> Iterator[Store]:
    """An Oxigraph server that keeps its store in a folder."""
    (port,) = _free_ports(1)
    program = shutil.which("oxigraph") or str(Path(sys.executable).with_name("oxigraph"))
    address = f"http://127.0.0.1:{port}"
    command = [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with _running(command, folder, "Listening"):
        yield Store(f"{address}/store", f"{address}/query")


def has_virtuoso() -> bool:
    """Whether Virtuoso is installed (Debian: virtuoso-opensource-7-bin)."""
    return shutil.which("virtuoso-t") is not None


@contextmanager
def virtuoso(folder: Path, *, rows: int = 100_000) -> Iterator[Store]:
    """A Virtuoso server that keeps its files in a folder, and gives at most so many rows of an answer."""
    sql, http = _free_ports(2)
    (folder / "virtuoso.ini").write_text(_INI.format(sql=sql, http=http, rows=rows))
    address = f"http://127.0.0.1:{http}"
    command = ["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"]
    with _running(command, folder, "Server online"):
        yield Store(f"{address}/sparql-graph-crud-auth", f"{address}/sparql")


@contextmanager
def _running(command: list[str], folder: Path, ready: str) -> Iterator[None]:
    """Runs a server until the block is left, which is entered once it has said that it is ready."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        try:
            said = next((line for line in process.stdout if ready in line), None)
            assert said, f"{command[0]} did not start"
            yield
        finally:
            process.kill()


def _free_ports(count: int) -> list[int]:
    free = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    try:
        return [each.getsockname()[1] for each in free]
    finally:
        for each in free:
            each.close()
