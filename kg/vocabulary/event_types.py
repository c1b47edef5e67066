"""Reads `event_types.ttl`: the types of events that somebody may ask for, and what evokes each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg.vocabulary.namespaces import DEFAULT_BASE_IRI, RDF, SKOS
from kg.vocabulary.ontology import turtle
from kg.vocabulary.terms import text_of


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of events by its local name, as `Arrest`; `broader` is the name of the type above, "" at the top.

    Evoked by frames of FrameNet 1.7, classes of VerbNet 3.4 and rolesets of PropBank, but for the `exceptions`, which
    are rolesets that its frames and classes do not evoke. `examples` are rolesets that surely are of this type. All
    are sorted.
    """

    name: str
    label: str
    definition: str
    broader: str = ""
    frames: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    rolesets: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


def event_types_text(base_iri: str = DEFAULT_BASE_IRI) -> str:
    """The types of events in Turtle, their namespace that of the base IRI."""
    return turtle("event_types.ttl", base_iri)


@cache
def event_types() -> Mapping[str, EventType]:
    """The types by local name, in the order of the file; names are local, so they hold for every base IRI."""
    namespace = f"{DEFAULT_BASE_IRI}ns#"
    said: dict[str, dict[str, list[str]]] = {}
    for triple in ox.parse(event_types_text(), format=ox.RdfFormat.TURTLE):
        name = text_of(triple.subject).removeprefix(namespace)
        value = text_of(triple.object).removeprefix(namespace)
        said.setdefault(name, {}).setdefault(triple.predicate.value, []).append(value)

    def all_of(name: str, said_by: str) -> tuple[str, ...]:
        return tuple(sorted(said[name].get(said_by, ())))

    return {
        name: EventType(
            name,
            label=said[name][f"{SKOS}prefLabel"][0],
            definition=said[name][f"{SKOS}definition"][0],
            broader="".join(all_of(name, f"{SKOS}broader")),
            frames=all_of(name, f"{namespace}evokedByFrame"),
            classes=all_of(name, f"{namespace}evokedByClass"),
            rolesets=all_of(name, f"{namespace}evokedByRoleset"),
            exceptions=all_of(name, f"{namespace}notEvokedBy"),
            examples=all_of(name, f"{SKOS}example"),
        )
        for name in said
        if f"{SKOS}Concept" in said[name][f"{RDF}type"]
    }


def broader_types(name: str) -> tuple[str, ...]:
    """The type of that name and those above it, the narrowest first; raises KeyError for an unknown name."""
    above = event_types()[name].broader
    return (name, *broader_types(above)) if above else (name,)
