"""From a collection to quads, in the shape of docs/graph.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import pyoxigraph as ox

from kg.graph.writing.entities import article_quads, entity_quads
from kg.graph.writing.evidence import evidence_quads
from kg.graph.writing.headlines import headline_quads
from kg.graph.writing.mentions import mention_quads, mention_spans
from kg.graph.writing.quotations import quotation_quads, quotation_spans
from kg.graph.writing.scope import Scope
from kg.graph.writing.statements import fact_quads, merged_statements, statement_iri, statement_quads
from kg.graph.writing.titles import title_quads
from kg.model import Collection, Status
from kg.vocabulary.declaring import declaration_quads
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF, RDFS, SKOS
from kg.vocabulary.ontology import ontology
from kg.vocabulary.terms import DEFAULT_GRAPH, Description


def quads_of(collection: Collection, vocabulary: Vocabulary) -> Iterator[ox.Quad]:
    """Every quad of the graph once, in a fixed order. Raises UsageError for a predicate statements may not use."""
    return chain.from_iterable(parts_of(collection, vocabulary))


def parts_of(collection: Collection, vocabulary: Vocabulary) -> Iterator[list[ox.Quad]]:
    """The quads by graph, the default graph first, then one graph per article by id; each part sorted, without doubles.

    So a large collection is never held as quads all at once.
    """
    scopes = [
        Scope.of(extraction, collection, vocabulary)
        for _, extraction in sorted({each.article.id: each for each in collection.extractions}.items())
    ]
    yield in_order(_default_graph(collection, scopes, vocabulary))
    for scope in scopes:
        yield in_order(_article_graph(scope))


def in_order(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The quads of one graph without doubles, sorted by subject, predicate and object as N-Triples writes them."""
    unique = {(str(quad.subject), str(quad.predicate), str(quad.object)): quad for quad in quads}
    return [unique[key] for key in sorted(unique)]


def _default_graph(collection: Collection, scopes: list[Scope], vocabulary: Vocabulary) -> Iterator[ox.Quad]:
    used = set()
    for entity in collection.entities:
        yield from entity_quads(entity, vocabulary)
    for scope in scopes:
        yield from article_quads(scope, collection.authors_of.get(scope.article.id, ()))
        yield from quotation_quads(scope)
        yield from headline_quads(scope, DEFAULT_GRAPH)
        yield from title_quads(scope, DEFAULT_GRAPH)
        for statement in merged_statements(scope):
            used.add(statement.predicate)
            yield from fact_quads(statement, vocabulary)
            if scope.outlet:
                iri = statement_iri(statement, vocabulary)
                yield from Description(vocabulary.thing(scope.outlet)).add(vocabulary.term("reported"), iri)
    yield from _labels(used, vocabulary)


def _article_graph(scope: Scope) -> Iterator[ox.Quad]:
    statements = merged_statements(scope)
    for statement in statements:
        yield from statement_quads(statement, scope)
    yield from headline_quads(scope, scope.iri)
    yield from title_quads(scope, scope.iri)
    yield from mention_quads(scope)
    spans = {*mention_spans(scope), *quotation_spans(scope)}
    spans.update(span for statement in statements for span in statement.evidence)
    for span in spans:
        yield from evidence_quads(span, scope)


def _labels(relations: set[str], vocabulary: Vocabulary) -> Iterator[ox.Quad]:
    """Names for people: of the relations in use and of the statuses; those that were added are declared."""
    for name in relations - vocabulary.added.keys():
        relation = vocabulary.relation(name)
        yield from Description(vocabulary.term(name)).add(f"{RDFS}label", relation.label)
        if relation.ended_form:
            yield from (
                Description(vocabulary.term(relation.ended_form))
                .add(vocabulary.term("endedFormOf"), vocabulary.term(name))
                .add(f"{RDFS}label", ontology().labels[relation.ended_form])
            )
    for relation in vocabulary.added.values():
        yield from declaration_quads(relation, vocabulary)
    for status in Status:
        yield from (
            Description(vocabulary.status(status))
            .add(f"{RDF}type", ox.NamedNode(f"{SKOS}Concept"))
            .add(f"{RDFS}label", ontology().labels[status.value])
        )
