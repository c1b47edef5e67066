"""Which predicates may hold between two things, by their types and the ontology."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from kg.language.coreference.chains import chains_of
from kg.model import EntityType, Relation
from kg.vocabulary.ontology import ontology


@cache
def relations_between_things() -> dict[str, Relation]:
    """The relations whose object may be a thing, by name, in the order of their names."""
    return {name: r for name, r in sorted(ontology().relations.items()) if r.objects}


def predicates_between(doc: Doc, subject: int, object_: int) -> frozenset[str]:
    """The predicates that may hold between two chains; a group counts also as what its members are."""
    return _between(_types_of(doc, subject), _types_of(doc, object_))


@cache
def _between(subject: frozenset[EntityType], object_: frozenset[EntityType]) -> frozenset[str]:
    return frozenset(
        name
        for name, relation in relations_between_things().items()
        if (not relation.subjects or relation.subjects & subject) and relation.objects & object_
    )


def _types_of(doc: Doc, number: int) -> frozenset[EntityType]:
    chains = chains_of(doc)
    found = {chains[number].type, *(chains[member].type for member in chains[number].members)}
    return frozenset(found | ({EntityType.ORGANIZATION} if EntityType.OUTLET in found else set()))
