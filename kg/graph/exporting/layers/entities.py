"""Entities as nodes, and who belongs to a group as edges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.graph.exporting.layers.elements import Edge, Node, known

if TYPE_CHECKING:
    from kg.graph.exporting.network import Network

_COUNTS = ("mentions", "statements", "quotations", "events", "articles", "outlets")


def entity_nodes(network: Network) -> dict[str, Node]:
    """Every entity by its IRI, with how often it is told of."""
    return {
        iri: Node(
            iri,
            "entity",
            about["label"],
            known(
                type=about["type"],
                named=about["named"],
                aliases=tuple(about["aliases"]),
                **{name: about[name] for name in _COUNTS},
                **({"group_size": about["size"]} if "size" in about else {}),
            ),
        )
        for iri, about in network.nodes(data=True)
        if about["kind"] == "entity"
    }


def member_edges(network: Network) -> Iterator[Edge]:
    """An edge from each group to each of its known members."""
    for iri, about in network.nodes(data=True):
        for member in about.get("members", ()):
            yield Edge(f"{iri}#member={member}", iri, member, "member", "member", {})
