"""Reads the words of evidence, in the shape that docs/graph.md describes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.graph.reading.happening import Passage
from kg.graph.reading.many import batches
from kg.vocabulary.namespaces import OA

if TYPE_CHECKING:
    import pyoxigraph as ox

_PARTS = ("exact", "before", "after", "start", "end")
_PATTERN = (
    f"?quote <{OA}exact> ?exact ; <{OA}prefix> ?before ; <{OA}suffix> ?after . "
    f"?evidence <{OA}hasSelector> ?quote , ?position . ?position <{OA}start> ?start ; <{OA}end> ?end"
)


def all_passages(store: ox.Store) -> dict[str, Passage]:
    """Every piece of evidence of a graph, by its IRI."""
    return _passages(store, "")


def passages_of(store: ox.Store, evidence: Iterable[str]) -> dict[str, Passage]:
    """These pieces of evidence, by their IRIs; without those of which the graph does not have the words."""
    found: dict[str, Passage] = {}
    for values in batches(evidence):
        found |= _passages(store, f"VALUES ?evidence {{ {values} }}")
    return found


def _passages(store: ox.Store, values: str) -> dict[str, Passage]:
    query = f"SELECT ?evidence {' '.join(f'?{part}' for part in _PARTS)} {{ {values} GRAPH ?g {{ {_PATTERN} }} }}"
    found = {}
    for solution in store.query(query):  # type: ignore[union-attr]
        iri, exact, before, after, start, end = (term.value for term in solution)
        found[iri] = Passage(int(start), int(end), exact, before, after)
    return found
