"""Relations that a user's frames add to the vocabulary, declared in the graph as `ontology.ttl` declares its own."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.model import Relation
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import OWL, RDF, RDFS, SCHEMA, XSD
from kg.vocabulary.terms import DEFAULT_GRAPH, Description, Line, text_of

_SYMMETRIC = ox.NamedNode(f"{OWL}SymmetricProperty")


def declaration_quads(relation: Relation, vocabulary: Vocabulary) -> Iterator[Line]:
    """The relation with its classes, label, comment, domain and range, in the default graph."""
    kind = f"{RDF}Property"
    if relation.objects != frozenset() and not relation.words:
        kind = f"{OWL}ObjectProperty"
    elif relation.words and not relation.objects:
        kind = f"{OWL}DatatypeProperty"
    subjects = [vocabulary.classes(each)[0] for each in sorted(relation.subjects)]
    objects = [vocabulary.classes(each)[0] for each in sorted(relation.objects)]
    objects += [ox.NamedNode(f"{XSD}string")] if relation.words else []
    yield from (
        Description(vocabulary.term(relation.name))
        .add(f"{RDF}type", ox.NamedNode(kind), vocabulary.term("Relation"))
        .add(f"{RDF}type", _SYMMETRIC if relation.symmetric else None)
        .add(f"{RDF}type", vocabulary.term("State") if relation.state else None)
        .add(f"{RDF}type", vocabulary.term("SaidOnce") if relation.said_once else None)
        .add(f"{RDF}type", vocabulary.term("Uttered") if relation.uttered else None)
        .add(f"{RDFS}label", relation.label)
        .add(f"{RDFS}comment", relation.comment or None)
        # one class is meant of all, several of any
        .add(f"{RDFS}domain" if len(subjects) == 1 else f"{SCHEMA}domainIncludes", *subjects)
        .add(f"{RDFS}range" if len(objects) == 1 else f"{SCHEMA}rangeIncludes", *objects)
    )


def declared_relations(store: ox.Store, vocabulary: Vocabulary) -> list[Relation]:
    """The relations that the default graph of a store declares, by name, label and whether they hold both ways."""
    found = []
    of_class = store.quads_for_pattern(None, ox.NamedNode(f"{RDF}type"), vocabulary.term("Relation"), DEFAULT_GRAPH)
    for quad in sorted(of_class, key=lambda quad: text_of(quad.subject)):
        if not isinstance(quad.subject, ox.NamedNode) or vocabulary.relation_name(quad.subject.value) is None:
            continue
        labels = store.quads_for_pattern(quad.subject, ox.NamedNode(f"{RDFS}label"), None, DEFAULT_GRAPH)
        both_ways = ox.Quad(quad.subject, ox.NamedNode(f"{RDF}type"), _SYMMETRIC, DEFAULT_GRAPH)
        found.append(
            Relation(
                quad.subject.value.removeprefix(vocabulary.namespace),
                min((text_of(label.object) for label in labels), default=""),
                symmetric=both_ways in store,
            )
        )
    return found
