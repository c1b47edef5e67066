"""How many statements and events a graph holds, by status, predicate and type."""

from __future__ import annotations

import pyoxigraph as ox

from kg.graph.store.opening import BuiltGraph
from kg.vocabulary.namespaces import SKOS
from kg.vocabulary.ontology import words_of

_QUERY = """
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?status ?predicate (COUNT(DISTINCT ?statement) AS ?count) {{
  GRAPH ?article {{ ?statement rdf:predicate ?predicate ; <{status}> ?status }}
}} GROUP BY ?status ?predicate
"""

_EVENTS = """
SELECT ?status ?type (COUNT(DISTINCT ?report) AS ?count) {{
  GRAPH ?article {{
    ?report <{kg}event> ?event ; <{kg}status> ?status .
    OPTIONAL {{ ?report <{kg}eventType> ?type }}
  }}
}} GROUP BY ?status ?type
"""
_HAPPENINGS = "SELECT (COUNT(DISTINCT ?event) AS ?count) {{ GRAPH ?article {{ ?report <{kg}event> ?event }} }}"


def count_statements(graph: BuiltGraph) -> tuple[dict[str, int], dict[str, int]]:
    """Distinct statements by status and by predicate, each by name, in alphabetical order."""
    by_status: dict[str, int] = {}
    by_predicate: dict[str, int] = {}
    namespace = graph.vocabulary.namespace
    for row in graph.store.query(_QUERY.format(status=f"{namespace}status")):  # type: ignore[union-attr]
        status = row["status"].value.removeprefix(namespace)
        predicate = row["predicate"].value.removeprefix(namespace)
        count = int(row["count"].value)
        by_status[status] = by_status.get(status, 0) + count
        by_predicate[predicate] = by_predicate.get(predicate, 0) + count
    return dict(sorted(by_status.items())), dict(sorted(by_predicate.items()))


def count_events(graph: BuiltGraph) -> tuple[int, dict[str, int], dict[str, int]]:
    """How many events there are, and their reports by status and by label of their type, in alphabetical order."""
    by_status: dict[str, int] = {}
    by_type: dict[str, int] = {}
    namespace = graph.vocabulary.namespace
    for row in graph.store.query(_EVENTS.format(kg=namespace)):  # type: ignore[union-attr]
        status = row["status"].value.removeprefix(namespace)
        count = int(row["count"].value)
        by_status[status] = by_status.get(status, 0) + count
        if row["type"] is not None:
            name = _label(graph, row["type"])
            by_type[name] = by_type.get(name, 0) + count
    (events,) = graph.store.query(_HAPPENINGS.format(kg=namespace))  # type: ignore[misc]
    return int(events["count"].value), dict(sorted(by_status.items())), dict(sorted(by_type.items()))


def _label(graph: BuiltGraph, type_: ox.NamedNode) -> str:
    labels = graph.store.quads_for_pattern(type_, ox.NamedNode(f"{SKOS}prefLabel"), None, None)
    found = (quad.object.value for quad in labels if isinstance(quad.object, ox.Literal))
    return min(found, default=words_of(type_.value.removeprefix(graph.vocabulary.namespace)))
