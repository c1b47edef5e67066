"""Servers to compare kg with: kg's own and Oxigraph's over a copy of one store, and Oxigraph's over an empty one."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

_PATIENCE = 60.0


@contextmanager
def kg_serves(graph: Path, jobs: int) -> Iterator[tuple[int, str, int]]:
    """Port, path of the endpoint and process id of `kg serve` over a graph; ended with the block."""
    command = [sys.executable, "-m", "kg", "serve", "--graph", str(graph), "--port", "0", "--jobs", str(jobs)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            if not line.startswith("http://"):
                raise OSError("kg serve did not start")
            yield int(line.strip().rstrip("/").rpartition(":")[2]), "/sparql", process.pid
        finally:
            process.kill()


@contextmanager
def oxigraph_serves(graph: Path, folder: Path) -> Iterator[tuple[int, str, int]]:
    """The same for `oxigraph serve-read-only` over a copy of the graph's store in a folder."""
    store = folder / "store"
    shutil.copytree((graph / "store").resolve(), store)
    with _oxigraph("serve-read-only", store) as (port, process):
        yield port, "/query", process


@contextmanager
def oxigraph_keeps(folder: Path) -> Iterator[str]:
    """The address of an Oxigraph server that keeps in a folder what is put into it; ended with the block."""
    with _oxigraph("serve", folder) as (port, _):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _oxigraph(how: str, store: Path) -> Iterator[tuple[int, int]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    program = shutil.which("oxigraph") or str(Path(sys.executable).with_name("oxigraph"))
    command = [program, how, "--location", str(store), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port, process)
            yield port, process.pid
        finally:
            process.kill()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise OSError("oxigraph did not start; it comes with `pip install oxigraph`")


class Client:
    """A client that keeps its connection."""

    def __init__(self, port: int, path: str) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=120)
        self._connection.connect()
        # http.client sends a body behind its head, and would wait for the server to confirm that
        self._connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._path = path

    def ask(self, query: str) -> tuple[int, bytes]:
        """The status and the rows, as JSON."""
        headers = {"Accept": "application/sparql-results+json", "Content-Type": "application/x-www-form-urlencoded"}
        self._connection.request("POST", self._path, urlencode({"query": query}), headers)
        response = self._connection.getresponse()
        return response.status, response.read()
