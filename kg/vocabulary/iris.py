"""The IRIs of one graph: its namespaces, its prefixes, and the class of each kind of entity."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property, lru_cache

import pyoxigraph as ox

from kg.errors import UsageError
from kg.model import EntityType, Relation, Status
from kg.vocabulary.namespaces import DEFAULT_BASE_IRI, SCHEMA, STANDARD_PREFIXES, escaped
from kg.vocabulary.ontology import SCHEMA_CLASSES, ontology, words_of

SEGMENTS = (
    "person",
    "organization",
    "outlet",
    "place",
    "work",
    "document",
    "event",
    "group",
    "article",
    "quotation",
    "statement",
    "event-report",
    "happening",
    "amount",
    "mention",
    "evidence",
    "selector",
    "story",
    "utterance",
    "rendered-pair",
    "difference",
    "conflict",
    "side",
    "origin",
    "passage",
    "revision",
    "revised-pair",
)
"""One path segment below the data namespace, and one prefix, for each kind of thing."""

#: What needs no care in an IRI, which is nearly every path.
_PLAIN = re.compile(r"[A-Za-z0-9/_.-]*")
_RELATION_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


class Vocabulary:
    """The names of a graph whose IRIs stand below `base_iri`, with `added` relations beside those of the ontology.

    An added relation without a label is labelled by its name. Raises UsageError when the base is not an absolute IRI
    that ends in a slash.
    """

    def __init__(self, base_iri: str = DEFAULT_BASE_IRI, added: Iterable[Relation] = ()) -> None:
        if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*://[^#?]+/$", base_iri) or escaped(base_iri) != base_iri:
            raise UsageError(f"a base IRI is absolute and ends in a slash, as {DEFAULT_BASE_IRI}; not {base_iri!r}")
        self.base_iri = base_iri
        self.namespace = f"{base_iri}ns#"
        self.data = f"{base_iri}id/"
        self.propbank = f"{base_iri}propbank/"
        self.added = {each.name: replace(each, label=each.label or words_of(each.name)) for each in added}

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """Prefix to namespace, sorted by prefix: `kg`, `pb`, the standard vocabularies, one for each kind of thing."""
        own = {"kg": self.namespace, "pb": self.propbank} | {segment: f"{self.data}{segment}/" for segment in SEGMENTS}
        return dict(sorted((STANDARD_PREFIXES | own).items()))

    def term(self, name: str) -> ox.NamedNode:
        """The IRI of a name of the vocabulary, as `spouseOf`."""
        return _named(self.namespace + name)

    def thing(self, path: str) -> ox.NamedNode:
        """The IRI of a thing by its path below the data namespace, as `person/jane-roe`."""
        return _below(self.data, path)

    def roleset(self, name: str) -> ox.NamedNode:
        """The IRI of a roleset of PropBank, as `resign.01`."""
        return _below(self.propbank, name)

    def status(self, status: Status) -> ox.NamedNode:
        """The concept of a status."""
        return self.term(status.value)

    def classes(self, entity_type: EntityType) -> tuple[ox.NamedNode, ...]:
        """The classes of an entity of this type, one or two."""
        if entity_type in SCHEMA_CLASSES:
            return tuple(ox.NamedNode(SCHEMA + name) for name in SCHEMA_CLASSES[entity_type])
        return (self.term(entity_type.value),)

    def relation(self, name: str) -> Relation:
        """The relation of that name; one that neither the ontology knows nor was added is taken to be a plug-in's.

        Raises UsageError for a name that cannot be one, and for a property that kg itself fills.
        """
        known = ontology()
        if name in known.relations:
            return known.relations[name]
        if name in self.added:
            return self.added[name]
        if name in known.labels or not _RELATION_NAME.fullmatch(name):
            raise UsageError(
                f"{name!r} cannot be a predicate of statements; kg/vocabulary/ontology.ttl lists those that can"
            )
        return Relation(name, words_of(name))

    def relation_name(self, iri: str) -> str | None:
        """The local name when the IRI is that of a relation, known or a plug-in's; otherwise None."""
        if not iri.startswith(self.namespace):
            return None
        name = iri.removeprefix(self.namespace)
        known = ontology()
        is_plugin_relation = name not in known.labels and _RELATION_NAME.fullmatch(name) is not None
        return name if name in known.relations or is_plugin_relation else None


@lru_cache(maxsize=4096)
def _named(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


@lru_cache(maxsize=65536)
def _below(namespace: str, path: str) -> ox.NamedNode:
    """The IRI of a path below a namespace, which itself has neither a query nor a fragment."""
    return ox.NamedNode(namespace + (path if _PLAIN.fullmatch(path) else _safe(path)))


def _safe(path: str) -> str:
    return escaped(path).replace("#", "%23").replace("?", "%3F")
