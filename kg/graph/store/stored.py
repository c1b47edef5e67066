"""What a store holds, in the order in which it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph.writing.sorting import SortedLines
from kg.vocabulary.terms import DEFAULT_GRAPH, GraphName


def stored_quads(store: ox.Store) -> Iterator[ox.Quad]:
    """The quads of the default graph, then those of each article's graph by its name, each graph sorted.

    So are they in `graph.trig`. What does not fit into memory is sorted in files that the system holds for the while.
    Raises OSError and RuntimeError where the store is damaged or nothing can be written.
    """
    named = sorted((graph for graph in store.named_graphs() if isinstance(graph, ox.NamedNode)), key=str)
    graphs: list[GraphName] = [DEFAULT_GRAPH, *named]
    for graph in graphs:
        yield from _in_order(store.quads_for_pattern(None, None, None, graph), graph)


def _in_order(quads: Iterable[ox.Quad], graph: GraphName) -> Iterator[ox.Quad]:
    with SortedLines() as lines:
        lines.add(f"{quad.triple} .\n" for quad in quads)
        for batch in lines.batches():
            for quad in ox.parse("".join(batch), ox.RdfFormat.N_QUADS, lenient=True):
                yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)
