"""From a collection to quads, in the shape of docs/graph.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from itertools import chain

import pyoxigraph as ox

from kg.graph.writing.bearing import borne_out_quads
from kg.graph.writing.comparison.comparing import comparison_quads, spans_of, title_spans_of
from kg.graph.writing.comparison.laid_out import LaidOut
from kg.graph.writing.concepts import roleset_quads, type_quads
from kg.graph.writing.entities import article_quads, entity_quads
from kg.graph.writing.events import ToldEvent, event_quads, report_quads, told_events
from kg.graph.writing.evidence import evidence_quads, title_evidence_quads
from kg.graph.writing.happenings import happenings_of
from kg.graph.writing.headlines import headline_quads
from kg.graph.writing.mentions import mention_quads, mention_spans
from kg.graph.writing.quotations import quotation_quads, quotation_spans
from kg.graph.writing.scope import Scope
from kg.graph.writing.statements import fact_quads, merged_statements, statement_iri, statement_quads
from kg.graph.writing.titles import title_quads
from kg.model import Collection, Span, Status
from kg.model.comparison import Comparison
from kg.vocabulary.declaring import declaration_quads
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF, RDFS, SKOS
from kg.vocabulary.ontology import ontology
from kg.vocabulary.terms import DEFAULT_GRAPH, Description

_NOTHING = Comparison()


def quads_of(collection: Collection, vocabulary: Vocabulary, comparison: Comparison = _NOTHING) -> Iterator[ox.Quad]:
    """Every quad of the graph once, in a fixed order. Raises UsageError for a predicate statements may not use."""
    return chain.from_iterable(parts_of(collection, vocabulary, comparison))


def parts_of(
    collection: Collection, vocabulary: Vocabulary, comparison: Comparison = _NOTHING
) -> Iterator[list[ox.Quad]]:
    """The quads by graph, the default graph first, then one graph per article by id; each part sorted, without doubles.

    So a large collection is never held as quads all at once.
    """
    happenings = happenings_of(collection)
    scopes = [
        Scope.of(extraction, collection, vocabulary, happenings)
        for _, extraction in sorted({each.article.id: each for each in collection.extractions}.items())
    ]
    told = [told_events(scope) for scope in scopes]
    yield in_order(
        chain(_default_graph(collection, scopes, told, vocabulary), _compared(comparison, collection, scopes, told))
    )
    compared, titles = spans_of(comparison, scopes), title_spans_of(comparison)
    for scope, reports in zip(scopes, told, strict=True):
        spans = (found.get(scope.article.id, set()) for found in (compared, titles))
        yield in_order(_article_graph(scope, reports, *spans))


def in_order(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The quads of one graph without doubles, sorted by subject, predicate and object as N-Triples writes them."""
    unique = {(str(quad.subject), str(quad.predicate), str(quad.object)): quad for quad in quads}
    return [unique[key] for key in sorted(unique)]


def _default_graph(
    collection: Collection, scopes: list[Scope], told: list[list[ToldEvent]], vocabulary: Vocabulary
) -> Iterator[ox.Quad]:
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
    asserted = {each.happening.key for reports in told for each in reports if each.is_asserted}
    for scope, reports in zip(scopes, told, strict=True):
        for each in reports:
            yield from event_quads(each, scope, asserted)
    yield from _labels(used, vocabulary)
    yield from type_quads({each.report.type for reports in told for each in reports}, vocabulary)
    yield from roleset_quads({each.report.roleset for reports in told for each in reports}, vocabulary)


def _compared(
    comparison: Comparison, collection: Collection, scopes: list[Scope], told: list[list[ToldEvent]]
) -> Iterator[ox.Quad]:
    """What was found by laying articles beside each other, in the default graph."""
    if comparison.stories or comparison.revisions:
        known = {entity.key for entity in collection.entities}
        known |= {each.happening.key for reports in told for each in reports}
        yield from comparison_quads(LaidOut.of(comparison, scopes, known))


def _article_graph(scope: Scope, told: list[ToldEvent], compared: Set[Span], titles: Set[Span]) -> Iterator[ox.Quad]:
    """What the article says; `compared` are spans of it, `titles` of its title, that are evidence of a comparison."""
    statements = merged_statements(scope)
    for statement in statements:
        yield from statement_quads(statement, scope)
    for report in told:
        yield from report_quads(report, scope)
    yield from borne_out_quads(statements, told, scope)
    yield from headline_quads(scope, scope.iri)
    yield from title_quads(scope, scope.iri)
    yield from mention_quads(scope)
    spans = {*mention_spans(scope), *quotation_spans(scope), *compared}
    spans.update(span for statement in statements for span in statement.evidence)
    spans.update(span for report in told for span in report.evidence)
    for span in spans:
        yield from evidence_quads(span, scope)
    for span in titles:
        yield from title_evidence_quads(span, scope)


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
