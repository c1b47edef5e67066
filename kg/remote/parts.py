"""The graphs of a build, each as a store gets it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO

import pyoxigraph as ox

#: So many bytes of a graph stay in memory while they are sent; the rest goes on the disk.
_IN_MEMORY = 64 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """One graph: its IRI (None: the default graph), how many triples it has, and a digest of what it says."""

    iri: str | None
    triples: int
    digest: str


def parts_of(store: ox.Store) -> list[Part]:
    """All graphs of a store by IRI, the default graph last: what articles say is there before what comes of it."""
    named = sorted(
        (each for each in store.named_graphs() if isinstance(each, ox.NamedNode)), key=lambda each: each.value
    )
    return [_part(store, each) for each in (*named, None)]


@contextmanager
def as_turtle(store: ox.Store, iri: str | None) -> Iterator[IO[bytes]]:
    """A graph as N-Triples, which are Turtle too."""
    with SpooledTemporaryFile(_IN_MEMORY) as stream:
        graph = ox.DefaultGraph() if iri is None else ox.NamedNode(iri)
        store.dump(stream, format=ox.RdfFormat.N_TRIPLES, from_graph=graph)
        yield stream


@contextmanager
def as_quads(store: ox.Store) -> Iterator[IO[bytes]]:
    """All graphs as N-Quads."""
    with SpooledTemporaryFile(_IN_MEMORY) as stream:
        store.dump(stream, format=ox.RdfFormat.N_QUADS)
        yield stream


def _part(store: ox.Store, graph: ox.NamedNode | None) -> Part:
    iri = None if graph is None else graph.value
    triples, total = 0, 0
    with as_turtle(store, iri) as lines:
        lines.seek(0)
        for line in lines:
            triples += 1
            # a sum is the same in whichever order a store gives them
            total += int.from_bytes(hashlib.sha256(line).digest())
    return Part(iri, triples, f"{total % (1 << 256):064x}")
