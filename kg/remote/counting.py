"""How many triples a store has of each of a few graphs."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import StoreError
from kg.remote.asking import Endpoint

#: So many graphs are counted by one query: some stores cut long answers.
_AT_ONCE = 500


class Counting:
    """Counts at an endpoint; `default_graph` is where the store keeps kg's default graph, if it has a name there."""

    def __init__(self, endpoint: Endpoint, default_graph: str | None) -> None:
        self._endpoint, self._default_graph = endpoint, default_graph

    def of(self, graphs: Iterable[str | None]) -> dict[str | None, int]:
        """The triples of each graph by its IRI, None being the default graph; of what is not there 0."""
        names = list(graphs)
        counts: dict[str | None, int] = {}
        counts.update(self.named(name for name in names if name))
        if None in names and self._default_graph:
            counts[None] = self.named([self._default_graph])[self._default_graph]
        elif None in names:
            rows = self._endpoint.rows("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", needed=("n",))
            counts[None] = _number(rows[0]["n"] if rows else "")
        return counts

    def named(self, graphs: Iterable[str]) -> dict[str, int]:
        """The same of graphs that have a name there."""
        counts = dict.fromkeys(graphs, 0)
        ordered = list(counts)
        for start in range(0, len(ordered), _AT_ONCE):
            some = " ".join(f"<{name}>" for name in ordered[start : start + _AT_ONCE])
            found = self._endpoint.rows(
                f"SELECT ?graph (COUNT(*) AS ?n) WHERE {{ VALUES ?graph {{ {some} }} GRAPH ?graph {{ ?s ?p ?o }} }} "
                "GROUP BY ?graph"
            )
            # where there is no graph, some stores give a row of nothing
            counts |= {row["graph"]: _number(row.get("n", "")) for row in found if "graph" in row}
        return counts


def _number(text: str) -> int:
    if not text.isdecimal():
        raise StoreError("the endpoint's answer is broken: it counts with what is no number; ask again")
    return int(text)
