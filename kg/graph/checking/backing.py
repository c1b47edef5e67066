"""Checks that facts and statements agree: no fact without an asserted statement, no asserted one without its fact."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.checking.problems import Problem
from kg.graph.store.opening import BuiltGraph
from kg.model import Status
from kg.vocabulary.compact import compact
from kg.vocabulary.namespaces import RDF, SEM
from kg.vocabulary.ontology import ontology
from kg.vocabulary.terms import text_of

Fact = tuple[str, str, str]


def check_facts(graph: BuiltGraph) -> Iterator[Problem]:
    """Compares the plain triples of the default graph with the statements of the articles' graphs."""
    vocabulary = graph.vocabulary
    expected: dict[Fact, str] = {}
    ended = {vocabulary.term(relation.ended_form) for relation in ontology().relations.values() if relation.ended_form}
    # A default graph holds no triple twice, so each fact is struck off once.
    described = {text_of(quad.subject) for quad in _quads(graph, vocabulary.term("named"))}
    articles = {text_of(quad.subject) for quad in _quads(graph, vocabulary.term("sha256"))}
    rows = graph.store.query(
        "SELECT ?statement ?subject ?predicate ?object ?status ?source ?article ?ended WHERE { GRAPH ?article {"
        f" ?statement <{RDF}subject> ?subject ; <{RDF}predicate> ?predicate ; <{RDF}object> ?object ;"
        f" <{vocabulary.term('status').value}> ?status ;"
        f" <{SEM}accordingTo> ?source . OPTIONAL {{ ?statement <{vocabulary.term('ended').value}> ?ended }} }} }}"
    )
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        statement, subject, predicate, value = (row[name] for name in ("statement", "subject", "predicate", "object"))
        name = vocabulary.relation_name(predicate.value)
        if name is None:
            yield Problem("statement", statement.value, f"its predicate {predicate.value} is not a relation")
            continue
        for thing, what in ((subject, "subject"), (value, "object"), (row["source"], "source")):
            if isinstance(thing, ox.NamedNode) and thing.value not in described and thing.value not in articles:
                yield Problem("statement", statement.value, f"its {what} {thing.value} is not described")
        if row["status"] != vocabulary.status(Status.ASSERTED):
            continue
        relation = vocabulary.relation(name)
        if row["ended"] is not None:
            if not relation.ended_form:
                continue
            predicate = vocabulary.term(relation.ended_form)
        expected[(str(subject), predicate.value, str(value))] = statement.value
        if relation.symmetric and isinstance(value, ox.NamedNode):
            expected[(str(value), predicate.value, str(subject))] = statement.value
    for quad in graph.store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        if vocabulary.relation_name(quad.predicate.value) is None and quad.predicate not in ended:
            continue
        fact = (str(quad.subject), quad.predicate.value, str(quad.object))
        if expected.pop(fact, None) is None:
            words = " ".join(compact(term, vocabulary.prefixes) for term in (quad.subject, quad.predicate, quad.object))
            yield Problem("fact", text_of(quad.subject), f"no article asserts it: {words}")
    for statement_iri in sorted(set(expected.values())):
        yield Problem("statement", statement_iri, "it is asserted, but its fact is missing from the default graph")


def _quads(graph: BuiltGraph, predicate: ox.NamedNode) -> Iterator[ox.Quad]:
    yield from graph.store.quads_for_pattern(None, predicate, None, ox.DefaultGraph())
