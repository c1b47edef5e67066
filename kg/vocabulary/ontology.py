"""Reads the data files of the vocabulary, `ontology.ttl` and `shapes.ttl`, for a base IRI."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import pyoxigraph as ox

from kg.model import EntityType, Relation
from kg.vocabulary.namespaces import DEFAULT_BASE_IRI, OWL, RDF, RDFS, SCHEMA, XSD

SCHEMA_CLASSES = {
    EntityType.PERSON: ("Person",),
    EntityType.ORGANIZATION: ("Organization",),
    EntityType.OUTLET: ("NewsMediaOrganization", "Organization"),
    EntityType.PLACE: ("Place",),
    EntityType.WORK: ("CreativeWork",),
    EntityType.EVENT: ("Event",),
}
"""The classes of schema.org by kind of entity, the narrowest first; the other kinds have a class of kg's own."""

_DOMAIN = (f"{RDFS}domain", f"{SCHEMA}domainIncludes")
_RANGE = (f"{RDFS}range", f"{SCHEMA}rangeIncludes")


@dataclass(frozen=True, slots=True)
class Ontology:
    """What the ontology says by local name: the relations, and the labels of everything."""

    relations: Mapping[str, Relation]
    labels: Mapping[str, str]


def ontology_text(base_iri: str = DEFAULT_BASE_IRI) -> str:
    """The ontology in Turtle, its namespace that of the base IRI."""
    return turtle("ontology.ttl", base_iri)


def shapes_text(base_iri: str = DEFAULT_BASE_IRI) -> str:
    """The SHACL shapes in Turtle, their namespace that of the base IRI."""
    return turtle("shapes.ttl", base_iri)


@lru_cache(maxsize=1)
def ontology() -> Ontology:
    """The relations and labels of `ontology.ttl`; names are local, so they hold for every base IRI."""
    namespace = f"{DEFAULT_BASE_IRI}ns#"
    types: dict[str, set[str]] = {}
    labels: dict[str, str] = {}
    comments: dict[str, str] = {}
    ended: dict[str, str] = {}
    excluded: dict[str, set[str]] = {}
    ends: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for triple in ox.parse(ontology_text(), format=ox.RdfFormat.TURTLE):
        if not isinstance(triple.subject, ox.NamedNode) or not triple.subject.value.startswith(namespace):
            continue
        name = triple.subject.value.removeprefix(namespace)
        if triple.predicate.value == f"{RDF}type" and isinstance(triple.object, ox.NamedNode):
            types.setdefault(name, set()).add(triple.object.value)
        elif triple.predicate.value == f"{RDFS}label" and isinstance(triple.object, ox.Literal):
            labels[name] = triple.object.value
        elif triple.predicate.value == f"{RDFS}comment" and isinstance(triple.object, ox.Literal):
            comments[name] = triple.object.value
        elif triple.predicate.value == f"{OWL}propertyDisjointWith" and isinstance(triple.object, ox.NamedNode):
            excluded.setdefault(name, set()).add(triple.object.value.removeprefix(namespace))
        elif triple.predicate.value == f"{namespace}endedFormOf" and isinstance(triple.object, ox.NamedNode):
            ended[triple.object.value.removeprefix(namespace)] = name
        elif isinstance(triple.object, ox.NamedNode):
            for end in (_DOMAIN, _RANGE):
                if triple.predicate.value in end:
                    ends.setdefault((name, end), set()).add(triple.object.value)
    return Ontology(
        relations={
            name: Relation(
                name,
                labels[name],
                comments.get(name, ""),
                symmetric=f"{OWL}SymmetricProperty" in found,
                state=f"{namespace}State" in found,
                said_once=f"{namespace}SaidOnce" in found,
                uttered=f"{namespace}Uttered" in found,
                single_valued=f"{namespace}SingleValued" in found,
                ended_form=ended.get(name, ""),
                excludes=frozenset(excluded.get(name, ())),
                subjects=_types(ends.get((name, _DOMAIN), set())),
                objects=_types(ends.get((name, _RANGE), set())),
                words=any(each.startswith(XSD) for each in ends.get((name, _RANGE), ())),
            )
            for name, found in types.items()
            if f"{namespace}Relation" in found
        },
        labels=labels,
    )


def _types(classes: set[str]) -> frozenset[EntityType]:
    return frozenset(kind for kind in EntityType if _narrowest(kind) in classes)


def _narrowest(kind: EntityType) -> str:
    return SCHEMA + SCHEMA_CLASSES[kind][0] if kind in SCHEMA_CLASSES else f"{DEFAULT_BASE_IRI}ns#{kind.value}"


def words_of(name: str) -> str:
    """A label for a name in camel case: `tookOver` becomes `took over`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).lower()


def predicate_words(name: str, added: Mapping[str, Relation]) -> str:
    """A predicate in words, `sentencedTo` as "sentenced to"; `added` are the relations that a graph itself declares."""
    return added[name].label if name in added else ontology().labels.get(name) or words_of(name)


def told_form(name: str, *, ended: bool) -> str:
    """What a statement is told with: its predicate, of a state that is over the ended form, where it has one."""
    relation = ontology().relations.get(name)
    return relation.ended_form if ended and relation is not None and relation.ended_form else name


def turtle(name: str, base_iri: str) -> str:
    """A data file of the vocabulary by its file name, its namespace that of the base IRI."""
    text = files("kg.vocabulary").joinpath(name).read_text(encoding="utf-8")
    return text.replace(f"{DEFAULT_BASE_IRI}ns#", f"{base_iri}ns#")
