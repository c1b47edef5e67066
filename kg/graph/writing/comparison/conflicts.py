"""Conflicts: values of one thing that articles of a story tell differently, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.writing.comparison.laid_out import LaidOut
from kg.graph.writing.identifiers import digest, offsets
from kg.model.comparison import Conflict, Side
from kg.vocabulary.namespaces import RDF, RDFS, SCHEMA
from kg.vocabulary.terms import Description, Line


def conflict_quads(conflict: Conflict, laid_out: LaidOut) -> Iterator[Line]:
    """The conflict and its sides."""
    term = laid_out.vocabulary.term
    yield from (
        Description(laid_out.vocabulary.thing(conflict.key))
        .add(f"{RDF}type", term("Conflict"))
        .add(f"{RDFS}label", conflict.about)
        .add(term("inStory"), laid_out.story(side.article for side in conflict.sides))
        .add(term("agreement"), conflict.agreement.value)
        .add(term("concerns"), *(laid_out.thing(key) for key in conflict.concerns))
        .add(term("side"), *(_side_iri(side, conflict, laid_out) for side in conflict.sides))
    )
    for side in conflict.sides:
        yield from (
            Description(_side_iri(side, conflict, laid_out))
            .add(f"{RDF}type", term("Side"))
            .add(f"{SCHEMA}isPartOf", laid_out.article(side.article))
            .add(term("value"), side.value or None)
            .add(term("evidence"), *laid_out.evidence(side.article, side.evidence))
        )


def _side_iri(side: Side, conflict: Conflict, laid_out: LaidOut) -> ox.NamedNode:
    name = digest(conflict.key, side.article, side.value, offsets(side.evidence))
    return laid_out.vocabulary.thing(f"side/{name}")
