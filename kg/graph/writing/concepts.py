"""Types of events and rolesets that are in use, with names for people."""

from __future__ import annotations

from collections.abc import Iterator, Set

import pyoxigraph as ox

from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF, SKOS
from kg.vocabulary.ontology import words_of
from kg.vocabulary.terms import Description


def type_quads(types: Set[str], vocabulary: Vocabulary) -> Iterator[ox.Quad]:
    """Each type of event by its local name."""
    for name in types - {""}:
        yield from (
            Description(vocabulary.term(name))
            .add(f"{RDF}type", ox.NamedNode(f"{SKOS}Concept"))
            .add(f"{SKOS}prefLabel", words_of(name))
            .add(f"{SKOS}inScheme", vocabulary.term("eventTypes"))
        )


def roleset_quads(rolesets: Set[str], vocabulary: Vocabulary) -> Iterator[ox.Quad]:
    """Each roleset of PropBank, labelled as PropBank calls it: "resign.01"."""
    for name in rolesets - {""}:
        yield from (
            Description(vocabulary.roleset(name))
            .add(f"{RDF}type", ox.NamedNode(f"{SKOS}Concept"))
            .add(f"{SKOS}prefLabel", name)
        )
