"""How predicates are grouped on the page: by the ontology's categories.

`added` are the relations that the graph itself declares beside those of the ontology, by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pyoxigraph as ox

from kg.model import Relation
from kg.vocabulary.namespaces import DEFAULT_BASE_IRI, RDFS
from kg.vocabulary.ontology import ontology, ontology_text

OTHER = "Other"


@cache
def _categories() -> dict[str, str]:
    """Local name of a predicate to its category, in the order of the ontology file."""
    namespace = f"{DEFAULT_BASE_IRI}ns#"
    labels: dict[str, str] = {}
    categories: dict[str, str] = {}
    for triple in ox.parse(ontology_text(), format=ox.RdfFormat.TURTLE):
        if not isinstance(triple.subject, ox.NamedNode):
            continue
        if triple.predicate.value == f"{namespace}category" and isinstance(triple.object, ox.NamedNode):
            categories[triple.subject.value.removeprefix(namespace)] = triple.object.value
        elif triple.predicate.value == f"{RDFS}label" and isinstance(triple.object, ox.Literal):
            labels[triple.subject.value] = triple.object.value
    return {name: labels[iri][:1].upper() + labels[iri][1:] for name, iri in categories.items()}


@cache
def _states() -> dict[str, str]:
    """The state of each ended form."""
    return {relation.ended_form: name for name, relation in ontology().relations.items() if relation.ended_form}


def group(predicate: str) -> str:
    """The category of a predicate; one that an extension brought is among the others."""
    return _categories().get(predicate, OTHER)


def groups() -> list[str]:
    """The categories in the order in which the ontology uses them."""
    return [*dict.fromkeys(_categories().values()), OTHER]


def symmetric(predicate: str, added: Mapping[str, Relation]) -> bool:
    """Whether a predicate holds both ways, as `spouseOf` does."""
    relations = ontology().relations
    known = relations.get(predicate) or added.get(predicate) or relations.get(_states().get(predicate, ""))
    return known is not None and known.symmetric
