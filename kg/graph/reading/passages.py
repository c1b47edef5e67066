"""Reads the words of evidence, in the shape that docs/graph.md describes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.graph.reading.evidence import around
from kg.graph.reading.happening import Passage
from kg.graph.reading.many import batches
from kg.vocabulary.namespaces import OA

if TYPE_CHECKING:
    import pyoxigraph as ox

_PATTERN = (
    f"?evidence <{OA}start> ?start ; <{OA}end> ?end ; <{OA}exact> ?exact ; kg:inSentence ?sentence . "
    f"?sentence <{OA}start> ?begins ; <{OA}exact> ?words"
)


def all_passages(store: ox.Store, namespace: str) -> dict[str, Passage]:
    """Every piece of evidence of a graph, by its IRI; `namespace` is that of kg's own names."""
    return _passages(store, namespace, "")


def passages_of(store: ox.Store, namespace: str, evidence: Iterable[str]) -> dict[str, Passage]:
    """These pieces of evidence, by their IRIs; without those of which the graph does not have the words."""
    found: dict[str, Passage] = {}
    for values in batches(evidence):
        found |= _passages(store, namespace, f"VALUES ?evidence {{ {values} }}")
    return found


def _passages(store: ox.Store, namespace: str, values: str) -> dict[str, Passage]:
    asked = "?evidence ?start ?end ?exact ?begins ?words"
    query = f"SELECT {asked} {{ {values} GRAPH ?g {{ {_PATTERN} }} }}"
    found = {}
    for solution in store.query(query, prefixes={"kg": namespace}):  # type: ignore[union-attr]
        iri, start, end, exact, begins, words = (term.value for term in solution)
        place = int(start), int(end)
        found[iri] = Passage(*place, exact, *around(*place, words, int(begins)))
    return found
