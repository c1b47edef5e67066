"""Stores of others: one in this process, which fails where it is told to, and real ones."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

from tests import stores
from tests.stores import Store


@dataclass
class Scripted:
    """What a server in this process answers: what stands in `answers` by method and path, and else what a store does.

    `heard` has every request: method, path with parameters, and the header Authorization. `refused` says of the IRI of
    a graph whether it is not taken, `union` that all graphs together are the default graph.
    """

    address: str = ""
    answers: dict[tuple[str, str], tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    heard: list[tuple[str, str, str | None]] = field(default_factory=list)
    refused: Callable[[str], bool] = lambda _: False
    union: bool = False
    store: ox.Store = field(default_factory=ox.Store)

    @property
    def graphs(self) -> str:
        """Where it takes graphs."""
        return f"{self.address}/data"

    @property
    def sparql(self) -> str:
        """Where it is asked."""
        return f"{self.address}/query"

    def answer(self, method: str, path: str, body: bytes) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and content."""
        parts = urlsplit(path)
        given = parse_qs(parts.query, keep_blank_values=True)
        if (method, parts.path) in self.answers:
            return self.answers[method, parts.path]
        if parts.path == "/query":
            found = self.store.query(parse_qs(body.decode())["query"][0], use_default_graph_as_union=self.union)
            assert isinstance(found, ox.QuerySolutions | ox.QueryBoolean)
            data = found.serialize(format=ox.QueryResultsFormat.JSON) or b""
            return 200, {"Content-Type": "application/sparql-results+json"}, data
        graph = ox.NamedNode(given["graph"][0]) if "graph" in given else ox.DefaultGraph()
        if method in ("PUT", "DELETE"):
            if self.refused(str(graph)):
                return 507, {"Content-Type": "text/plain"}, b"the disk is full"
            self.store.remove_graph(graph)
            self.store.load(body, format=ox.RdfFormat.TURTLE, to_graph=graph)
        return 204 if method in ("PUT", "DELETE") else 404, {}, b""


@pytest.fixture
def scripted() -> Iterator[Scripted]:
    """A server that does what a test tells it."""
    told = Scripted()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            told.heard.append((self.command, self.path, self.headers.get("Authorization")))
            status, headers, content = told.answer(self.command, self.path, body)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_POST = do_PUT = do_DELETE = do_OPTIONS = do_GET

        def log_message(self, *_: object) -> None:
            """Nothing on stderr."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        told.address = f"http://127.0.0.1:{server.server_address[1]}"
        yield told
        server.shutdown()


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[Store]:
    """An Oxigraph server with nothing in it."""
    folder = tmp_path / "oxigraph"
    folder.mkdir()
    with stores.oxigraph(folder) as store:
        yield store


@pytest.fixture
def virtuoso(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A Virtuoso server, and its user in netrc. It gives at most 2,000 rows of an answer."""
    if not stores.has_virtuoso():
        pytest.skip("Virtuoso is not installed (Debian: apt-get install virtuoso-opensource-7-bin)")
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine 127.0.0.1 login {stores.USER} password {stores.PASSWORD}\n")
    monkeypatch.setenv("NETRC", str(netrc))
    folder = tmp_path / "virtuoso"
    folder.mkdir()
    with stores.virtuoso(folder, rows=2_000) as store:
        yield store
