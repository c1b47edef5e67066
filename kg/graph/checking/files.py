"""Checks that the text files of a build hold what its store holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

from kg.graph.checking.pages import Page
from kg.graph.checking.problems import Problem
from kg.graph.store.digests import is_left_out
from kg.graph.store.layout import TRIG, TURTLE
from kg.graph.store.opening import BuiltGraph

_MODULUS = 1 << 64


class FileCheck:
    """Compares `graph.trig` with the quads of the store and `graph.ttl` with their triples, in any order.

    A file that the build was made without is passed over.
    """

    def __init__(self, graph: BuiltGraph) -> None:
        self._graph = graph
        self._quads, self._triples = _Fingerprint(), _Fingerprint()

    def of_page(self, page: Page) -> Iterator[Problem]:
        """Takes in what a page of the store holds."""
        self._quads.add(page.quads)
        self._triples.add(quad.triple for quad in page.quads)
        return iter(())

    def at_end(self) -> Iterator[Problem]:
        """Where the files differ from all pages together."""
        for name, expected, part in ((TRIG, self._quads, _whole), (TURTLE, self._triples, _triple)):
            if is_left_out(self._graph.folder, self._graph.meta, name):
                continue
            found = _Fingerprint()
            try:
                found.add(map(part, ox.parse(path=self._graph.folder / name)))
            except (OSError, SyntaxError) as error:
                yield Problem("file", name, f"it cannot be read: {' '.join(str(error).split())[:200]}")
                continue
            if found.value != expected.value:
                yield Problem("file", name, f"it differs from the store: {_difference(self._graph, name, part)}")


def _whole(quad: ox.Quad) -> ox.Quad:
    return quad


def _triple(quad: ox.Quad) -> ox.Triple:
    return quad.triple


class _Fingerprint:
    """How many quads or triples there are and the sum of their hashes: alike for the same ones in any order."""

    def __init__(self) -> None:
        self._count = self._sum = 0

    def add(self, many: Iterable[ox.Quad | ox.Triple]) -> None:
        for one in many:
            self._count += 1
            self._sum += hash(one)

    @property
    def value(self) -> tuple[int, int]:
        return self._count, self._sum % _MODULUS


def _difference(graph: BuiltGraph, name: str, part: Callable[[ox.Quad], ox.Quad | ox.Triple]) -> str:
    in_file = Counter(str(part(quad)) for quad in ox.parse(path=graph.folder / name))
    in_store = Counter(str(part(quad)) for quad in graph.store)
    missing, added = sorted((in_store - in_file).elements()), sorted((in_file - in_store).elements())
    example = (missing or added)[0]
    shown = example if len(example) <= 160 else example[:159] + "…"
    return f"{len(missing)} missing, {len(added)} added, such as {shown}"
