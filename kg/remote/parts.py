"""The graphs of a build, each as a store gets it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, cast

import pyoxigraph as ox

#: So many bytes of a graph stay in memory while they are sent; the rest goes on the disk.
_IN_MEMORY = 64 << 20
_COUNTED = "SELECT ?graph (COUNT(*) AS ?triples) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"


@dataclass(frozen=True, slots=True)
class Part:
    """One graph: its IRI (None: the default graph), and how many triples it has."""

    iri: str | None
    triples: int


def parts_of(store: ox.Store) -> list[Part]:
    """All graphs of a store by IRI, the default graph last: what articles say is there before what comes of it."""
    named = [Part(_value(row["graph"]), int(_value(row["triples"]))) for row in _rows(store, _COUNTED)]
    (rest,) = _rows(store, "SELECT (COUNT(*) AS ?triples) WHERE { ?s ?p ?o }")
    return [*sorted(named, key=lambda part: part.iri or ""), Part(None, int(_value(rest["triples"])))]


@contextmanager
def as_turtle(store: ox.Store, part: Part) -> Iterator[tuple[IO[bytes], str]]:
    """A graph as N-Triples, which are Turtle too, and a digest of them.

    Of the same graph in another build the digest may be another, if its triples come in another order.
    """
    with SpooledTemporaryFile(_IN_MEMORY) as stream:
        yield stream, _dumped(store, part, stream)


def digest_of(store: ox.Store, part: Part) -> str:
    """The digest of a graph that `as_turtle` gives."""
    return _dumped(store, part, None)


@contextmanager
def as_quads(store: ox.Store) -> Iterator[IO[bytes]]:
    """All graphs as N-Quads."""
    with SpooledTemporaryFile(_IN_MEMORY) as stream:
        store.dump(stream, format=ox.RdfFormat.N_QUADS)
        yield stream


def _dumped(store: ox.Store, part: Part, stream: IO[bytes] | None) -> str:
    heard = _Heard(stream)
    graph = ox.DefaultGraph() if part.iri is None else ox.NamedNode(part.iri)
    store.dump(cast(IO[bytes], heard), format=ox.RdfFormat.N_TRIPLES, from_graph=graph)
    return heard.digest.hexdigest()


class _Heard:
    """A stream that digests the bytes which it hands on."""

    def __init__(self, stream: IO[bytes] | None) -> None:
        self._stream = stream
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        """Hands the bytes on."""
        self.digest.update(data)
        return len(data) if self._stream is None else self._stream.write(data)

    def flush(self) -> None:
        """Nothing is held back here."""


def _rows(store: ox.Store, query: str) -> list[ox.QuerySolution]:
    found = store.query(query)
    return list(found) if isinstance(found, ox.QuerySolutions) else []


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))
