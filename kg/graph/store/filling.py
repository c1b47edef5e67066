"""Fills the store of a build: with all lines, or with what has changed since the build before, whose store it takes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg.graph.store.engine import open_store
from kg.graph.store.layout import STORE
from kg.graph.store.loaded import Loaded, read_loaded, recorded, take_over
from kg.graph.store.loading import loading
from kg.graph.writing.parts.part import lines_of
from kg.vocabulary.terms import Line

#: Where more of the graphs have changed, or more quads have since the store was loaded as a whole, it is so again: what
#: is gone leaves its words in the store.
_MOST = 0.1


class Filling(Protocol):
    """A store while it is filled; `changed` counts the quads that went or came since it was loaded as a whole."""

    changed: int

    def default(self, lines: list[Line]) -> None:
        """Takes the next lines of the default graph, which come in their order."""

    def needs(self, graph: str) -> bool:
        """Whether the named graph of this IRI must be given."""

    def graph(self, graph: str, lines: str) -> None:
        """Takes all lines of a named graph."""


@contextmanager
def filling(build: Path, graphs: Mapping[str, str], before: Path | None) -> Iterator[tuple[Filling, Loaded | None]]:
    """The store of a build, to be filled in the block; on leaving it is whole and closed.

    `graphs` are the digests of its named graphs by IRI. The store of the build `before` is taken over where that is
    whole and little has changed; what it was loaded with comes, too, then. Raises OSError where nothing can be written.
    """
    loaded = None if before is None else read_loaded(before)
    if before is None or loaded is None or not _is_near(loaded, graphs) or not take_over(before, build):
        with loading(build / STORE) as load:
            yield _Whole(load), None
        return
    patch = _Patch(open_store(build / STORE), loaded, graphs, recorded(before))
    yield patch, loaded
    patch.end()


def _is_near(loaded: Loaded, graphs: Mapping[str, str]) -> bool:
    """Whether little enough has changed, of as many graphs as there are."""
    other = sum(loaded.graphs.get(name) != digest for name, digest in graphs.items())
    gone = len(loaded.graphs.keys() - graphs.keys())
    return other + gone <= _MOST * len(graphs) and loaded.changed <= _MOST * loaded.quads


@dataclass(slots=True)
class _Whole:
    load: Callable[[list[Line]], None]
    changed: int = 0

    def default(self, lines: list[Line]) -> None:
        self.load(lines)

    def needs(self, graph: str) -> bool:
        return True

    def graph(self, graph: str, lines: str) -> None:
        self.load(lines_of(lines))


@dataclass(slots=True)
class _Patch:
    """A store that holds what the build before was loaded with, whose lines of the default graph come by `old`."""

    store: ox.Store
    loaded: Loaded
    graphs: Mapping[str, str]
    old: Iterator[list[Line]]
    changed: int = 0
    _ahead: list[Line] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.changed = self.loaded.changed

    def default(self, lines: list[Line]) -> None:
        before, new = set(self._until(lines[-1])), set(lines)
        self._remove(before - new)
        self._add(new - before)

    def needs(self, graph: str) -> bool:
        return self.loaded.graphs.get(graph) != self.graphs.get(graph)

    def graph(self, graph: str, lines: str) -> None:
        self._clear(graph)
        self._add(set(lines_of(lines)))

    def end(self) -> None:
        self._remove(set(self._ahead))
        for lines in self.old:
            self._remove(set(lines))
        for graph in self.loaded.graphs.keys() - self.graphs.keys():
            self._clear(graph)
        self.store.flush()
        del self.store  # which closes it

    def _until(self, last: Line) -> Iterator[Line]:
        """The old lines up to the one that is `last` now."""
        while True:
            at = bisect_right(self._ahead, last)
            yield from self._ahead[:at]
            self._ahead = self._ahead[at:]
            if self._ahead:
                return
            self._ahead = next(self.old, [])
            if not self._ahead:
                return

    def _clear(self, graph: str) -> None:
        name = ox.NamedNode(graph)
        self.changed += sum(1 for _ in self.store.quads_for_pattern(None, None, None, name))
        self.store.remove_graph(name)

    def _remove(self, lines: set[Line]) -> None:
        for quad in _quads(lines):
            self.store.remove(quad)
        self.changed += len(lines)

    def _add(self, lines: set[Line]) -> None:
        self.store.extend(_quads(lines))
        self.changed += len(lines)


def _quads(lines: set[Line]) -> Iterator[ox.Quad]:
    # what wrote the lines has made their terms, which were checked then
    return iter(ox.parse("".join(lines), ox.RdfFormat.N_QUADS, lenient=True))
