"""The engines that the shipped queries are asked of, each over the graph of a TriG file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import pytest
from rdflib import Dataset
from rdflib.query import ResultRow

from kg.remote.address import address, with_parameter
from kg.remote.asking import Endpoint
from kg.remote.credentials import Credentials
from kg.remote.parts import as_turtle, parts_of
from kg.remote.server import Server
from tests.stores import PASSWORD, USER, has_virtuoso, virtuoso

Rows = list[tuple[str, ...]]
Engine = Callable[[str], Rows]

DEFAULT_GRAPH = "https://elsewhere.example/default"


@contextmanager
def in_oxigraph(trig: Path) -> Iterator[Engine]:
    """Asks Oxigraph; its default graph holds no named graph."""
    store = ox.Store()
    store.load(path=trig, format=ox.RdfFormat.TRIG)

    def ask(text: str) -> Rows:
        found = store.query(text)
        assert isinstance(found, ox.QuerySolutions)
        return [tuple(getattr(cell, "value", "") for cell in row) for row in found]

    yield ask


@contextmanager
def in_rdflib(trig: Path) -> Iterator[Engine]:
    """Asks rdflib, whose Dataset does not take the named graphs into its default graph either."""
    dataset = Dataset()
    dataset.parse(data=trig.read_text(encoding="utf-8"), format="trig")

    def ask(text: str) -> Rows:
        rows = [row for row in dataset.query(text) if isinstance(row, ResultRow)]
        return [tuple("" if cell is None else str(cell) for cell in row) for row in rows]

    yield ask


@contextmanager
def in_virtuoso(trig: Path) -> Iterator[Engine]:
    """Asks a Virtuoso server, which has no default graph of its own."""
    if not has_virtuoso():
        pytest.skip("Virtuoso is not installed (Debian: apt-get install virtuoso-opensource-7-bin)")
    store = ox.Store()
    store.load(path=trig, format=ox.RdfFormat.TRIG)
    with TemporaryDirectory() as folder, virtuoso(Path(folder)) as there:
        graphs = address(there.graphs)
        server = Server(graphs, Credentials(USER, PASSWORD))
        for part in parts_of(store):
            url = with_parameter(graphs, "graph", part.iri or DEFAULT_GRAPH)
            with as_turtle(store, part) as (body, _):
                assert server.ask("PUT", url, body=body, headers={"Content-Type": "text/turtle"}).status in (200, 201)
        endpoint = Endpoint(there.sparql, credentials=None, default_graph=DEFAULT_GRAPH)

        def ask(text: str) -> Rows:
            return [tuple(getattr(cell, "value", "") for cell in row) for row in endpoint.run(text, {}).terms]

        yield ask


ENGINES = {"oxigraph": in_oxigraph, "rdflib": in_rdflib, "virtuoso": in_virtuoso}
