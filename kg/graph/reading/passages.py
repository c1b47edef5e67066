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

_ASKED = "?evidence ?start ?end ?exact ?begins ?words"
_PATTERN = (
    f"?evidence <{OA}start> ?start ; <{OA}end> ?end ; <{OA}exact> ?exact ; kg:inSentence ?sentence . "
    f"?sentence <{OA}start> ?begins ; <{OA}exact> ?words"
)


def passages_of(store: ox.Store, namespace: str, evidence: Iterable[str]) -> dict[str, Passage]:
    """These pieces of evidence, by their IRIs; without those of which the graph does not have the words.

    `namespace` is that of kg's own names.
    """
    found: dict[str, Passage] = {}
    for values in batches(evidence):
        query = f"SELECT {_ASKED} {{ VALUES ?evidence {{ {values} }} GRAPH ?g {{ {_PATTERN} }} }}"
        for solution in store.query(query, prefixes={"kg": namespace}):  # type: ignore[union-attr]
            iri, start, end, exact, begins, words = (term.value for term in solution)
            place = int(start), int(end)
            found[iri] = Passage(*place, exact, *around(*place, words, int(begins)))
    return found
