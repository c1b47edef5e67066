"""Checks that the text files of a build hold what its store holds."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

from kg.graph.checking.problems import Problem
from kg.graph.store.layout import TRIG, TURTLE
from kg.graph.store.opening import BuiltGraph

_MODULUS = 1 << 128


def check_files(graph: BuiltGraph) -> Iterator[Problem]:
    """Compares `graph.trig` with the quads of the store and `graph.ttl` with their triples, in any order."""
    quads, triples = _store_fingerprints(graph)
    for name, expected, line in ((TRIG, quads, str), (TURTLE, triples, _triple)):
        try:
            found = _fingerprint(map(line, ox.parse(path=graph.folder / name)))
        except (OSError, SyntaxError) as error:
            yield Problem("file", name, f"it cannot be read: {' '.join(str(error).split())[:200]}")
            continue
        if found != expected:
            yield Problem("file", name, f"it differs from the store: {_difference(graph, name, line)}")


def _triple(quad: ox.Quad) -> str:
    return str(quad.triple)


def _store_fingerprints(graph: BuiltGraph) -> tuple[tuple[int, int], tuple[int, int]]:
    quads, triples = _Fingerprint(), _Fingerprint()
    for quad in graph.store:
        quads.add(str(quad))
        triples.add(_triple(quad))
    return quads.value, triples.value


def _fingerprint(lines: Iterable[str]) -> tuple[int, int]:
    fingerprint = _Fingerprint()
    for line in lines:
        fingerprint.add(line)
    return fingerprint.value


class _Fingerprint:
    """The number of lines and the sum of their digests: alike for the same lines in any order, in constant memory."""

    def __init__(self) -> None:
        self._count = self._sum = 0

    def add(self, line: str) -> None:
        self._count += 1
        digest = hashlib.blake2b(line.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        self._sum = (self._sum + int.from_bytes(digest, "big")) % _MODULUS

    @property
    def value(self) -> tuple[int, int]:
        return self._count, self._sum


def _difference(graph: BuiltGraph, name: str, line: Callable[[ox.Quad], str]) -> str:
    in_file = Counter(map(line, ox.parse(path=graph.folder / name)))
    in_store = Counter(map(line, graph.store))
    missing, added = sorted((in_store - in_file).elements()), sorted((in_file - in_store).elements())
    example = (missing or added)[0]
    shown = example if len(example) <= 160 else example[:159] + "…"
    return f"{len(missing)} missing, {len(added)} added, such as {shown}"
