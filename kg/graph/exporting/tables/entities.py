"""The table of entities: people, organizations, outlets, places, works, documents, named events, groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from kg.graph.exporting.tables.model import Per, Table
from kg.graph.exporting.tables.source import Source, texts
from kg.graph.exporting.tables.telling import Telling
from kg.graph.reading.many import Values, first
from kg.graph.reading.tallies import Tallies
from kg.graph.store.opening import BuiltGraph
from kg.model import EntityType
from kg.vocabulary.namespaces import RDF, SCHEMA, SKOS


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow:
    """One entity."""

    iri: Annotated[str, "the entity"]
    name: Annotated[str, "what it is called"]
    type: Annotated[str, f"one of {', '.join(EntityType)}"]
    named: Annotated[bool, "whether an article names it; the actor's lawyer is an entity without a name"]
    aliases: Annotated[tuple[str, ...], "its other names"]
    members: Annotated[tuple[str, ...], "of a group, the members that are known"]
    member_iris: Annotated[tuple[str, ...], "the entities that are its members, in the same order"]
    size: Annotated[int | None, "of a group, how many it has, where the texts give one number"]
    mentions: Annotated[int, "how many places of all texts point at it"]
    articles: Annotated[int, "how many articles mention it"]
    statements: Annotated[int, "in how many statements it is subject or object"]
    quotations: Annotated[int, "how many quotations are its own, those of a group for each member too"]
    reports: Annotated[int, "in how many reports of events it has a role"]


def _rows(graph: BuiltGraph, source: Source) -> Iterator[EntityRow]:
    telling = Telling(graph)
    for iri in sorted(Tallies(graph.store, graph.vocabulary).entities()):
        about = source.said(iri)
        members, size = texts(about.get(f"{SCHEMA}member", ())), first(about, f"{source.kg}size")
        name = source.name(iri) or ""
        yield EntityRow(
            iri=iri,
            name=name,
            type=type_of(about, source),
            named=first(about, f"{source.kg}named") != "false",
            aliases=texts(about.get(f"{SKOS}altLabel", ())),
            members=tuple(source.name(member) or "" for member in members),
            member_iris=members,
            size=int(size) if size else None,
            mentions=int(first(about, f"{source.kg}mentionCount") or 0),
            articles=telling.articles[iri],
            statements=telling.statements[iri],
            quotations=telling.quotations[iri],
            reports=telling.reports[iri],
        )


def type_of(about: Values, source: Source) -> str:
    """The type of an entity; an outlet, which is an organization too, is an outlet."""
    classes = {value.value for value in about.get(f"{RDF}type", ())}
    fitting = [kind for kind in EntityType if {each.value for each in source.vocabulary.classes(kind)} <= classes]
    return max(fitting, key=lambda kind: len(source.vocabulary.classes(kind))).value


ENTITIES = Table(
    "entities",
    "people, organizations, outlets, places, works, documents, named events and groups",
    EntityRow,
    Per.GRAPH,
    _rows,
)
