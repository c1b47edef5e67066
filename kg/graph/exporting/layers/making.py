"""Makes the nodes and edges of a graph, of the layers that are asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from kg.graph.exporting.layers.articles import article_edges, article_node, mention_edges, version_edges
from kg.graph.exporting.layers.elements import LAYERS, Edge, Elements
from kg.graph.exporting.layers.entities import entity_nodes, member_edges
from kg.graph.exporting.layers.events import event_node, report_edges, role_edges
from kg.graph.exporting.layers.quotations import part_edge, quotation_edges, quotation_node, sayings
from kg.graph.exporting.layers.statements import statements
from kg.graph.exporting.layers.titles import TitleClaims
from kg.graph.exporting.network import to_networkx

if TYPE_CHECKING:
    from kg.graph.store.opening import BuiltGraph


def elements_of(graph: BuiltGraph, layers: Collection[str] = LAYERS) -> Elements:
    """The nodes and edges of these layers, the same in the same order for the same graph.

    A finding brings the entities that it leads to or from; an article or outlet has edges only to what is there.
    """
    with graph.reading():
        maker = _Maker(graph)
        for layer in LAYERS:
            if layer in layers:
                getattr(maker, layer)()
        maker.between()
        return maker.made


class _Maker:
    """Adds layer after layer; what only links things that are there waits for the end."""

    def __init__(self, graph: BuiltGraph) -> None:
        self.graph = graph
        self.network = to_networkx(graph)
        self.known = entity_nodes(self.network)
        self.claims = TitleClaims(graph, self.network, self.known)
        self.made = Elements()
        self.later: list[Edge] = []

    def entities(self) -> None:
        """All entities, and who belongs to a group."""
        self.made.add(*self.known.values())
        self.later += member_edges(self.network)

    def statements(self) -> None:
        """All statements, those of titles too."""
        for edge, value in (*statements(self.network, self.graph.vocabulary), *self.claims.stated()):
            if value is not None:
                self.made.add(value)
            self.finding([edge])

    def quotations(self) -> None:
        """All quotations, those of titles too."""
        quotations, said = self.network.graph["quotations"], sayings(self.graph)
        self.made.add(*(quotation_node(self.network, each, said) for each in quotations))
        for each in quotations:
            self.finding(quotation_edges(each, said))
            self.later.append(part_edge(each))
        for node, edges in self.claims.spoken():
            self.made.add(node)
            self.finding(edges)

    def events(self) -> None:
        """All events with who has a role in them."""
        happenings = self.network.graph["events"]
        self.made.add(*(event_node(self.network, each) for each in happenings))
        self.finding(role_edges(self.network))
        for each in happenings:
            self.later += report_edges(self.network, each)

    def outlets(self) -> None:
        """The outlets that publish an article."""
        publishing = {about["outlet_id"] for about in self.network.graph["articles"].values()}
        self.made.add(*(node for iri, node in self.known.items() if iri in publishing))

    def articles(self) -> None:
        """All articles."""
        articles = self.network.graph["articles"].values()
        self.made.add(*map(article_node, articles))
        self.later += (edge for each in articles for edge in article_edges(each))
        self.later += (*mention_edges(self.graph), *version_edges(self.graph))

    def finding(self, edges: Iterable[Edge]) -> None:
        """Adds edges of a finding, with the entities at their ends."""
        for edge in edges:
            self.made.add(*(self.known[end] for end in (edge.source, edge.target) if end in self.known))
            self.made.link([edge])

    def between(self) -> None:
        """Adds the edges that wait for both their ends."""
        self.made.link(self.later)
