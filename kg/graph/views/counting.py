"""How many statements a graph holds, by status and by predicate."""

from __future__ import annotations

from kg.graph.store.opening import BuiltGraph

_QUERY = """
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?status ?predicate (COUNT(DISTINCT ?statement) AS ?count) {{
  GRAPH ?article {{ ?statement rdf:predicate ?predicate ; <{status}> ?status }}
}} GROUP BY ?status ?predicate
"""


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
