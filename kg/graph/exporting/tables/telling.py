"""How much a graph tells of each entity, counted triple by triple: what is held is a number for each entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph.reading.happening import ROLES
from kg.graph.store.opening import BuiltGraph
from kg.vocabulary.namespaces import RDF, SCHEMA
from kg.vocabulary.terms import DEFAULT_GRAPH, GraphName


class Telling:
    """Counts by the IRIs of entities: of articles that mention one, statements, quotations and reports of events."""

    def __init__(self, graph: BuiltGraph) -> None:
        self._store = graph.store
        kg = graph.vocabulary.namespace
        self._roles = [kg + role for role in ROLES]
        self.articles = Counter(self._values(f"{SCHEMA}mentions", DEFAULT_GRAPH))
        self.quotations = Counter(self._values(f"{kg}speaker", DEFAULT_GRAPH))
        self.statements = Counter(self._values(f"{RDF}subject"))
        self.statements.update(self._values(f"{RDF}object"))
        self.reports: Counter[str] = Counter()
        for article in self._store.named_graphs():
            if isinstance(article, ox.NamedNode):
                self.reports.update(entity for _, entity in self._in_roles(article))

    def _in_roles(self, article: ox.NamedNode) -> Iterable[tuple[str, str]]:
        """The reports of an article with who has a role in each, or several."""
        quads = (quad for role in self._roles for quad in self._quads(role, article))
        return {
            (quad.subject.value, quad.object.value)
            for quad in quads
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
        }

    def _values(self, property_: str, graph: GraphName | None = None) -> Iterator[str]:
        return (each.object.value for each in self._quads(property_, graph) if isinstance(each.object, ox.NamedNode))

    def _quads(self, property_: str, graph: GraphName | None) -> Iterator[ox.Quad]:
        return self._store.quads_for_pattern(None, ox.NamedNode(property_), None, graph)
