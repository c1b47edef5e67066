"""Where each node stands: computed once, here, so that the page draws at once and always the same.

Nodes are the integers 0..n-1: sets of strings would bring the order of this process's hash seed into the result.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection, Sequence
from math import fsum
from typing import TypeAlias

import networkx as nx
import numpy as np

from kg.drawing.packing import GAP, SCREEN, grown, shelves, tray, tray_share
from kg.drawing.spreading import Positions, apart, bounds, evened, spread
from kg.drawing.springs import springs

SPRING_LIMIT = 400  # nodes; the cost grows with the square
PUSH_LIMIT = 6000  # nodes; more would take longer to push apart than all else
FLATTEST = 2.4  # width to height; a wider component would be a line
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))

Graph: TypeAlias = "nx.Graph[int]"


def layout(
    graph: Graph, boxes: Sequence[tuple[float, float]], salience: Sequence[float] = (), aside: Collection[int] = ()
) -> list[tuple[int, int]]:
    """Positions in pixels, one for each node, centred on (0, 0); an edge's `weight` draws its ends together.

    `boxes` are the width and height of each node with its label. Nodes without a neighbour stand in a tray of equal
    cells below the others, the most salient first. Nodes of `aside`, which must have no neighbours, stand in a second
    one below that and leave the centre as it is, so that they can come and go.
    """
    sizes = np.array(boxes, dtype=float).reshape(-1, 2)
    positions = np.zeros((len(sizes), 2))
    linked = sorted((sorted(c) for c in nx.connected_components(graph) if len(c) > 1), key=lambda c: (-len(c), c))
    by_salience = sorted(graph, key=lambda node: (-salience[node], node)) if salience else sorted(graph)
    lone = [node for node in by_salience if not graph.degree(node) and node not in aside]
    width, floor = _network(graph, linked, sizes, positions, lone)
    if lone:
        _tray(lone, sizes, positions, width, floor)
        positions[lone] += (width / 2, 0.0)
    first = [node for component in linked for node in component] + lone
    if first:
        low, high = bounds(positions[first], sizes[first])
        positions[first] -= (low + high) / 2
        width, floor = float(high[0] - low[0]), float(high[1] - low[1]) / 2 + GAP
    if aside:
        _tray([node for node in by_salience if node in aside], sizes, positions, width, floor)
    return [(round(x), round(y)) for x, y in positions.tolist()]


def _network(
    graph: Graph, components: list[list[int]], sizes: Positions, positions: Positions, lone: list[int]
) -> tuple[float, float]:
    """Places the components, from (0, 0) to the right and down; returns how wide it all is, and where a tray begins."""
    cell = sizes[lone].max(axis=0) if lone else np.ones(2)
    areas = [float(sizes[component].prod(axis=1).sum()) for component in components]
    blocks = []
    for component, area in zip(components, areas, strict=True):
        # Who fills the width alone is as flat as leaves what stands below its room.
        part = area / fsum(areas) * (1 - tray_share(len(lone)))
        shape = min(SCREEN / part, FLATTEST) if area > fsum(areas) / 2 else SCREEN
        drawn = _component(graph, component, sizes[component], shape)
        low, high = bounds(drawn, sizes[component])
        positions[component] = drawn - low
        blocks.append(high - low)
    corners, (width, height) = shelves(blocks, len(lone), cell)
    for component, corner in zip(components, corners, strict=True):
        positions[component] += corner
    return width, height + GAP if components else 0.0


def _tray(nodes: list[int], sizes: Positions, positions: Positions, width: float, top: float) -> None:
    """Places nodes in a tray around x = 0 whose upper end is at `top`."""
    cell = sizes[nodes].max(axis=0)
    # Its caption stands between it and what is above, and is as high as a row.
    positions[nodes] = tray(len(nodes), cell, width)
    positions[nodes, 1] += top + 1.5 * float(grown(cell, width)[1])


def _component(graph: Graph, nodes: list[int], sizes: Positions, shape: float) -> Positions:
    """One connected component: springs for its best connected part, the others around the node they hang on."""
    core = _core(graph, nodes)
    if len(core) == len(nodes):
        return spread(_springs(graph, nodes), sizes, shape)
    index = {node: place for place, node in enumerate(nodes)}
    positions = np.zeros((len(nodes), 2))
    places = [index[node] for node in core]
    # The core gets the room that what hangs on it will need.
    room = math.sqrt(len(nodes) / len(core))
    positions[places] = apart(evened(_springs(graph, core), sizes[places], shape) * room, sizes[places])
    _hang(graph, index, set(core), positions)
    return apart(positions, sizes) if len(nodes) <= PUSH_LIMIT else positions


def _core(graph: Graph, nodes: list[int]) -> list[int]:
    """Up to SPRING_LIMIT nodes that hang together: from the best connected one, always on to the best one in reach."""
    start = min(nodes, key=lambda node: (-graph.degree(node), node))
    reach, seen = [(0, start)], {start}
    core: list[int] = []
    while reach and len(core) < SPRING_LIMIT:
        _, node = heapq.heappop(reach)
        core.append(node)
        for neighbour in sorted(set(graph[node]) - seen):
            seen.add(neighbour)
            heapq.heappush(reach, (-graph.degree(neighbour), neighbour))
    return sorted(core)


def _springs(graph: Graph, nodes: list[int]) -> Positions:
    index = {node: place for place, node in enumerate(nodes)}
    weighted = graph.subgraph(nodes).edges(data="weight", default=1.0)
    pairs = [(index[one], index[other], weight) for one, other, weight in weighted]
    return springs(len(nodes), pairs, 300 if len(nodes) <= 120 else 80, 2.2 / math.sqrt(len(nodes)))


def _hang(graph: Graph, index: dict[int, int], placed: set[int], positions: Positions) -> None:
    """Places the rest, nearest first, on a sunflower spiral around the neighbour that is already there."""
    count = dict.fromkeys(placed, 0)
    frontier = sorted(placed)
    while frontier:
        reached = []
        for anchor in frontier:
            for node in sorted(set(graph[anchor]) - placed):
                count[anchor] += 1
                radius, angle = 60.0 * math.sqrt(count[anchor]), GOLDEN_ANGLE * count[anchor]
                offset = (radius * math.cos(angle), radius * math.sin(angle))
                positions[index[node]] = positions[index[anchor]] + offset
                placed.add(node)
                count[node] = 0
                reached.append(node)
        frontier = reached
