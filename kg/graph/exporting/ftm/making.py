"""Makes the entities of FollowTheMoney that a graph comes to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.graph.exporting.ftm.entities import Entities
from kg.graph.exporting.ftm.events import add_events
from kg.graph.exporting.ftm.findings import Findings, text
from kg.graph.exporting.ftm.quotations import add_quotations
from kg.graph.exporting.ftm.statements import add_statements, owned
from kg.graph.exporting.ftm.things import add_articles, add_mentions, add_things
from kg.graph.exporting.layers.making import elements_of

if TYPE_CHECKING:
    from kg.graph.store.opening import BuiltGraph


@dataclass(frozen=True, slots=True)
class Origin:
    """An article: the IRI, or else the name, of its outlet, and its date; each empty where unknown."""

    outlet: str
    date: str


def entities_of(graph: BuiltGraph) -> tuple[Entities, dict[str, Origin]]:
    """Who and what is named, articles, links, events, and notes of all that is no link; and articles by IRI.

    Only what an article asserts becomes a link or a property of somebody.
    """
    elements = elements_of(graph)
    edges = defaultdict(list)
    for edge in elements.edges:
        edges[edge.kind].append(edge)
    findings = Findings(elements.nodes, edges, graph.vocabulary.data)
    add_articles(findings)
    add_things(findings, owned(findings))
    add_mentions(findings)
    add_statements(findings)
    add_quotations(findings)
    add_events(findings)
    outlets = {edge.target: edge.source for edge in edges["published"]}
    origins = {
        node.iri: Origin(outlets.get(node.iri, ""), text(node.about, "date")) for node in findings.of_kind("article")
    }
    return findings.entities, origins
