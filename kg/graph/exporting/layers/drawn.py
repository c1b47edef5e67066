"""How nodes and edges are drawn by programs that take it from the file: as the page draws them, always the same."""

from __future__ import annotations

import math
from typing import NamedTuple

import networkx as nx

from kg.drawing.colours import Colour, colour, status_colour, type_colour
from kg.drawing.layout import layout
from kg.drawing.salience import salience
from kg.graph.exporting.layers.elements import Edge, Elements, Node

SMALLEST, LARGEST = 8.0, 24.0
"""The radius of an entity, of which nothing and of which most is told."""

#: The radius of what is no entity, by kind.
_SIZES = {"event": 8.0, "article": 10.0}
_OTHER = 5.0
#: How wide and high, beyond its radius, a node's place is, so that its label has room.
_ROOM = (60.0, 20.0)


class Look(NamedTuple):
    """Colour, radius and place of a node; `y` grows upwards."""

    colour: Colour
    size: float
    x: int
    y: int


def looks(elements: Elements) -> dict[str, Look]:
    """How each node is drawn, by its IRI."""
    number = {iri: place for place, iri in enumerate(elements.nodes)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(number)))
    graph.add_edges_from(
        sorted({(number[edge.source], number[edge.target]) for edge in elements.edges if edge.source != edge.target})
    )
    weights = [_weight(node, graph.degree(place)) for place, node in enumerate(elements.nodes.values())]
    most = max(1, *weights, 1)
    sizes = [_size(node, weight / most) for node, weight in zip(elements.nodes.values(), weights, strict=True)]
    boxes = [(2 * size + _ROOM[0], 2 * size + _ROOM[1]) for size in sizes]
    places = layout(graph, boxes, weights)
    return {
        node.iri: Look(_colour(node), size, x, -y)
        for node, size, (x, y) in zip(elements.nodes.values(), sizes, places, strict=True)
    }


def edge_colour(edge: Edge) -> Colour:
    """The colour of an edge: that of its status, or that of a line where it says nothing that could be untrue."""
    status = edge.about.get("status")
    return status_colour(str(status)) if status else colour("line")


def _weight(node: Node, degree: int) -> int:
    return salience(degree, dict(node.about)) if node.kind == "entity" else 0


def _size(node: Node, share: float) -> float:
    if node.kind != "entity":
        return _SIZES.get(node.kind, _OTHER)
    return round(SMALLEST + (LARGEST - SMALLEST) * math.sqrt(share), 1)


def _colour(node: Node) -> Colour:
    if node.kind == "entity":
        return type_colour(str(node.about["type"]))
    if node.kind == "event":
        return type_colour("happening")
    if node.kind == "article":
        return colour("ink")
    return status_colour(str(node.about["status"])) if "status" in node.about else colour("muted")
