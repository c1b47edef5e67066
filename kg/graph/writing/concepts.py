"""Types of events and rolesets that are in use, with names for people (SKOS)."""

from __future__ import annotations

from collections.abc import Iterator, Set

import pyoxigraph as ox

from kg.propbank import roleset
from kg.vocabulary.event_types import broader_types, event_types
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF, RDFS, SKOS
from kg.vocabulary.ontology import words_of
from kg.vocabulary.terms import Description, Line

_CONCEPT = ox.NamedNode(f"{SKOS}Concept")


def type_quads(types: Set[str], vocabulary: Vocabulary) -> Iterator[Line]:
    """Each type of event by its local name, with all types above it; one of a plug-in's is labelled by its name."""
    known, scheme = event_types(), vocabulary.term("EventTypes")
    used = {each for name in types if name for each in (broader_types(name) if name in known else (name,))}
    for name in used:
        about = known.get(name)
        yield from (
            Description(vocabulary.term(name))
            .add(f"{RDF}type", _CONCEPT)
            .add(f"{SKOS}prefLabel", about.label if about else words_of(name))
            .add(f"{SKOS}broader", vocabulary.term(about.broader) if about and about.broader else None)
            .add(f"{SKOS}inScheme", scheme)
        )
    if used:
        yield from (
            Description(scheme)
            .add(f"{RDF}type", ox.NamedNode(f"{SKOS}ConceptScheme"))
            .add(f"{RDFS}label", "types of events")
        )


def roleset_quads(rolesets: Set[str], vocabulary: Vocabulary) -> Iterator[Line]:
    """Each roleset of PropBank, labelled as PropBank calls it, "resign.01", with its meaning where PropBank has it."""
    for name in rolesets - {""}:
        known = roleset(name)
        yield from (
            Description(vocabulary.roleset(name))
            .add(f"{RDF}type", _CONCEPT)
            .add(f"{SKOS}prefLabel", name)
            .add(f"{SKOS}definition", known.name if known is not None else None)
        )
