"""From a collection to quads, in the shape of docs/graph.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set
from pathlib import Path

import pyoxigraph as ox

from kg.graph.writing.bearing import borne_out_quads
from kg.graph.writing.comparison.comparing import comparison_quads, spans_of, title_spans_of
from kg.graph.writing.comparison.laid_out import LaidOut, concerned
from kg.graph.writing.concepts import roleset_quads, type_quads
from kg.graph.writing.entities import article_quads, entity_quads
from kg.graph.writing.events import ToldEvent, event_quads, report_quads, told_events
from kg.graph.writing.evidence import evidence_quads, title_evidence_quads
from kg.graph.writing.headlines import headline_quads
from kg.graph.writing.mentions import mention_count_quads, mention_quads, mention_spans, mentioning_quads
from kg.graph.writing.quotations import quotation_quads, quotation_spans
from kg.graph.writing.scope import Scope
from kg.graph.writing.scopes import Scopes
from kg.graph.writing.sorting import SortedLines
from kg.graph.writing.statements import fact_quads, merged_statements, statement_iri, statement_quads
from kg.graph.writing.titles import title_quads
from kg.model import Collection, Span, Status
from kg.model.comparison import Comparison
from kg.vocabulary.declaring import declaration_quads
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF, RDFS, SKOS
from kg.vocabulary.ontology import ontology
from kg.vocabulary.terms import DEFAULT_GRAPH, Description, Line

_NOTHING = Comparison()


def quads_of(
    collection: Collection, vocabulary: Vocabulary, comparison: Comparison = _NOTHING, *, mentions: bool = False
) -> Iterator[ox.Quad]:
    """Every quad of the graph once, in a fixed order. Raises UsageError for a predicate statements may not use."""
    for part in parts_of(collection, vocabulary, comparison, mentions=mentions):
        yield from ox.parse("".join(part), ox.RdfFormat.N_QUADS)


def parts_of(
    collection: Collection,
    vocabulary: Vocabulary,
    comparison: Comparison = _NOTHING,
    folder: Path | None = None,
    *,
    mentions: bool = False,
) -> Iterator[list[Line]]:
    """The quads in parts: those of the default graph first, then those of each article's graph, by its id.

    The lines of a graph come sorted, each once. Articles are described one at a time, and what comes of them in the
    default graph is sorted in files of `folder` where it is much (`SortedLines`), so that a large collection is never
    held as quads. With `mentions` each mention is there, too, and its evidence. Raises UsageError for a predicate that
    statements may not use, OSError where nothing can be written.
    """
    scopes = Scopes(collection, vocabulary)
    with SortedLines(folder) as lines:
        lines.add(_default_graph(collection, comparison, scopes))
        yield from lines.batches()
    compared, titles = spans_of(comparison, scopes), title_spans_of(comparison)
    for scope in scopes:
        spans = (found.get(scope.article.id, set()) for found in (compared, titles))
        yield sorted(set(_article_graph(scope, told_events(scope), *spans, mentions=mentions)))


def _default_graph(collection: Collection, comparison: Comparison, scopes: Scopes) -> Iterator[Line]:
    vocabulary = scopes.vocabulary
    asserted = _asserted(collection, scopes)
    sought = concerned(comparison)
    known: set[str] = set()
    for entity in collection.entities:
        yield from entity_quads(entity, vocabulary)
        known |= sought & {entity.key}
    relations, types, rolesets = set(), set(), set()
    counts: Counter[str] = Counter()
    for scope in scopes:
        yield from article_quads(scope, collection.authors_of.get(scope.article.id, ()))
        yield from mentioning_quads(scope, counts)
        yield from quotation_quads(scope)
        yield from headline_quads(scope, DEFAULT_GRAPH)
        yield from title_quads(scope, DEFAULT_GRAPH)
        for statement in merged_statements(scope):
            relations.add(statement.predicate)
            yield from fact_quads(statement, vocabulary)
            if scope.outlet:
                iri = statement_iri(statement, vocabulary)
                yield from Description(vocabulary.thing(scope.outlet)).add(vocabulary.term("reported"), iri)
        for told in told_events(scope):
            types.add(told.report.type)
            rolesets.add(told.report.roleset)
            known |= sought & {told.happening.key}
            yield from event_quads(told, scope, asserted)
    yield from mention_count_quads(counts, vocabulary)
    yield from _labels(relations, vocabulary)
    yield from type_quads(types, vocabulary)
    yield from roleset_quads(rolesets, vocabulary)
    if comparison.stories or comparison.revisions:
        yield from comparison_quads(LaidOut(comparison, scopes, known))


def _asserted(collection: Collection, scopes: Scopes) -> set[str]:
    """The keys of those events of several reports that any article asserts."""
    shared = {event.key for event in collection.events if len(event.reports) > 1}
    if not shared:
        return set()
    return {
        told.happening.key
        for scope in scopes
        for told in told_events(scope)
        if told.is_asserted and told.happening.key in shared
    }


def _article_graph(
    scope: Scope, told: list[ToldEvent], compared: Set[Span], titles: Set[Span], *, mentions: bool
) -> Iterator[Line]:
    """What the article says; `compared` are spans of it, `titles` of its title, that are evidence of a comparison."""
    statements = merged_statements(scope)
    for statement in statements:
        yield from statement_quads(statement, scope)
    for report in told:
        yield from report_quads(report, scope)
    yield from borne_out_quads(statements, told, scope)
    yield from headline_quads(scope, scope.iri)
    yield from title_quads(scope, scope.iri)
    spans = {*quotation_spans(scope), *compared}
    if mentions:
        yield from mention_quads(scope)
        spans.update(mention_spans(scope))
    spans.update(span for statement in statements for span in statement.evidence)
    spans.update(span for report in told for span in report.evidence)
    yield from evidence_quads(spans, scope)
    yield from title_evidence_quads(titles, scope)


def _labels(relations: set[str], vocabulary: Vocabulary) -> Iterator[Line]:
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
