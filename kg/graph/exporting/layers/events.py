"""Events as nodes, with an edge to each entity that has a role, and one to each article for what it reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.graph.exporting.layers.elements import Edge, Node, known
from kg.graph.exporting.layers.parts import BETWEEN, place_of, told
from kg.graph.reading.happening import Happening, Report

if TYPE_CHECKING:
    from kg.graph.exporting.network import Network


def event_node(network: Network, event: Happening) -> Node:
    """An event as its surest reports tell it; what has a role and is no entity is an attribute, as `role_amount`."""
    about = network.nodes[event.iri]
    evidence = about["evidence"]
    return Node(
        event.iri,
        "event",
        told(event.label, event.status),
        known(
            type=about["type_label"],
            event_type=about["type"],
            roleset=about["roleset"],
            status=about["status"],
            time=about["time"],
            words=BETWEEN.join(dict.fromkeys(exact for exact, _ in evidence)),
            sentence=BETWEEN.join(dict.fromkeys(sentence for _, sentence in evidence)),
            **{f"role_{role}": tuple(texts) for role, texts in about["roles"].items()},
            **{name: about[name] for name in ("reports", "articles", "outlets")},
        ),
    )


def role_edges(network: Network) -> Iterator[Edge]:
    """From each event to each entity with a role in it."""
    about: Any
    for event, target, iri, about in network.edges(keys=True, data=True):
        if about["kind"] == "role":
            counts = {name: about[name] for name in ("reports", "articles", "outlets", "asserted_in")}
            label = told(about["predicate"], about["status"])
            yield Edge(
                iri, event, target, "role", label, known(role=about["predicate"], status=about["status"], **counts)
            )


def report_edges(network: Network, event: Happening) -> Iterator[Edge]:
    """From an event to each article that reports it."""
    for report in event.reports:
        yield Edge(
            report.iri,
            event.iri,
            report.article.iri,
            "report",
            told("reported by", report.status),
            _about(network, report),
        )


def _about(network: Network, report: Report) -> dict[str, Any]:
    evidence = report.evidence
    return known(
        status=report.status,
        according_to=network.graph["sources"].get(report.source, "") if report.source else "",
        according_to_id=report.source,
        roleset=report.roleset,
        event_words=report.words,
        time=report.time,
        time_words=report.time_words,
        words=BETWEEN.join(each.exact for each in evidence),
        sentence=BETWEEN.join(dict.fromkeys(each.prefix + each.exact + each.suffix for each in evidence)),
        **place_of(report.article.iri, network.graph["articles"]),
    )
