"""Where each node stands: computed once, here, so that the page draws at once and always the same.

Nodes are the integers 0..n-1: sets of strings would bring the order of this process's hash seed into the result.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection, Sequence
from typing import TypeAlias

import networkx as nx
import numpy as np

SEED = 20
SPRING_LIMIT = 400  # nodes; the cost grows with the square, and from 500 on networkx wants SciPy for it
EDGE_LENGTH = 150.0  # pixels, of a typical edge
GAP = 70.0  # pixels, between components
SCREEN = 1.4  # width to height
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))

Graph: TypeAlias = "nx.Graph[int]"
Positions: TypeAlias = np.ndarray


def layout(graph: Graph, boxes: Sequence[tuple[float, float]], aside: Collection[int] = ()) -> list[tuple[int, int]]:
    """Positions in pixels, one for each node, centred on (0, 0); an edge's `weight` draws its ends together.

    `boxes` are the width and height of each node with its label. Nodes of `aside`, which must have no neighbours, stand
    below all others and leave the centre as it is, so that they can come and go.
    """
    sizes = np.array(boxes, dtype=float).reshape(-1, 2)
    positions = np.zeros((len(sizes), 2))
    components = sorted((sorted(c) for c in nx.connected_components(graph)), key=lambda c: (-len(c), c))
    floor = _arrange(graph, [c for c in components if c[0] not in aside], sizes, positions, None)
    _arrange(graph, [c for c in components if c[0] in aside], sizes, positions, floor)
    return [(round(x), round(y)) for x, y in positions.tolist()]


def _arrange(
    graph: Graph, components: list[list[int]], sizes: Positions, positions: Positions, top: float | None
) -> float | None:
    """Places components around (0, 0), or below `top`; returns the lower end of what was placed."""
    if not components:
        return top
    blocks = []
    for component in components:
        drawn = _component(graph, component, sizes[component])
        low, high = _bounds(drawn, sizes[component])
        positions[component] = drawn - low
        blocks.append(high - low)
    for component, corner in zip(components, _shelves(blocks), strict=True):
        positions[component] += corner
    placed = [node for component in components for node in component]
    low, high = _bounds(positions[placed], sizes[placed])
    middle = (low + high) / 2
    if top is not None:
        middle[1] = low[1] - top - GAP
    positions[placed] -= middle
    return float(high[1] - middle[1])


def _component(graph: Graph, nodes: list[int], sizes: Positions) -> Positions:
    """One connected component: springs for its best connected part, the others around the node they hang on."""
    core = _core(graph, nodes)
    if len(core) == len(nodes):
        return _apart(_springs(graph, nodes), sizes)
    index = {node: place for place, node in enumerate(nodes)}
    positions = np.zeros((len(nodes), 2))
    places = [index[node] for node in core]
    # The core gets the room that what hangs on it will need.
    room = math.sqrt(len(nodes) / len(core))
    positions[places] = _apart(_springs(graph, core) * room, sizes[places])
    _hang(graph, index, set(core), positions)
    return _apart(positions, sizes) if len(nodes) <= 3 * SPRING_LIMIT else positions


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
    if len(nodes) == 1:
        return np.zeros((1, 2))
    part: Graph = nx.Graph()
    part.add_nodes_from(nodes)
    part.add_weighted_edges_from(sorted(graph.subgraph(nodes).edges(data="weight", default=1.0)))
    rounds = 300 if len(nodes) <= 120 else 80
    placed = nx.spring_layout(part, seed=SEED, iterations=rounds, k=2.2 / math.sqrt(len(nodes)))
    positions = np.array([placed[node] for node in nodes], dtype=float)
    index = {node: place for place, node in enumerate(nodes)}
    ends = np.array([(index[a], index[b]) for a, b in part.edges()], dtype=int).reshape(-1, 2)
    lengths = np.linalg.norm(positions[ends[:, 0]] - positions[ends[:, 1]], axis=1)
    typical = float(np.median(lengths)) if len(lengths) else 1.0
    return _widescreen(positions * (EDGE_LENGTH / max(typical, 1e-6)))


def _widescreen(positions: Positions) -> Positions:
    """Stretches one side, at most to twice its length, so that the whole has the shape of a screen."""
    width, height = (positions.max(axis=0) - positions.min(axis=0)).tolist()
    if len(positions) < 4 or not width or not height:
        return positions
    stretch = SCREEN * height / width
    factors: Positions = np.array([min(stretch, 2.0), 1.0] if stretch > 1 else [1.0, min(1 / stretch, 2.0)])
    stretched: Positions = positions * factors
    return stretched


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


def _apart(positions: Positions, sizes: Positions) -> Positions:
    """Pushes overlapping boxes apart, along the direction that needs least, until none overlaps or the rounds end."""
    positions = np.array(positions)
    order = np.arange(len(positions))
    # Which way two nodes on the same spot go: the earlier one up or left.
    side = np.sign(order[:, None] - order[None, :])
    for _ in range(120 if len(positions) <= SPRING_LIMIT else 25):
        delta = positions[:, None, :] - positions[None, :, :]
        overlap = (sizes[:, None, :] + sizes[None, :, :]) / 2 - np.abs(delta)
        hit = (overlap > 0).all(axis=2)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        direction = np.where(delta == 0, side[:, :, None], np.sign(delta))
        sideways = overlap[:, :, 0] < overlap[:, :, 1]
        for axis, chosen in ((0, hit & sideways), (1, hit & ~sideways)):
            moves = np.where(chosen, direction[:, :, axis] * overlap[:, :, axis] / 2, 0.0)
            positions[:, axis] += moves.sum(axis=1) / np.maximum(chosen.sum(axis=1), 1)
    return positions


def _bounds(positions: Positions, sizes: Positions) -> tuple[Positions, Positions]:
    return (positions - sizes / 2).min(axis=0), (positions + sizes / 2).max(axis=0)


def _shelves(blocks: Sequence[Positions]) -> list[Positions]:
    """Upper left corners that set blocks, largest first, in centred rows, as wide as fills a screen best."""
    if not blocks:
        return []
    widths = [float(width) + GAP for width, _ in blocks]
    candidates = {sum(widths[:many]) for many in range(1, min(len(widths), 12) + 1)}
    area = sum(float((w + GAP) * (h + GAP)) for w, h in blocks)
    candidates |= {math.sqrt(area * SCREEN * slack) for slack in (1.0, 1.25, 1.5)}
    rows = [_rows(blocks, width) for width in sorted(candidates) if width >= max(widths)]
    return min(rows, key=lambda row: max(row[1][0] / SCREEN, row[1][1]))[0]


def _rows(blocks: Sequence[Positions], limit: float) -> tuple[list[Positions], tuple[float, float]]:
    """Corners in rows no wider than the limit, and the width and height of it all."""
    rows: list[list[int]] = [[]]
    used = 0.0
    for place, block in enumerate(blocks):
        wide = float(block[0]) + GAP
        if rows[-1] and used + wide > limit + 1e-6:
            rows.append([])
            used = 0.0
        rows[-1].append(place)
        used += wide
    lengths = [sum(float(blocks[place][0]) + GAP for place in row) - GAP for row in rows]
    corners = [np.zeros(2) for _ in blocks]
    y = 0.0
    for row, length in zip(rows, lengths, strict=True):
        x, height = (max(lengths) - length) / 2, max(float(blocks[place][1]) for place in row)
        for place in row:
            corners[place] = np.array([x, y])
            x += float(blocks[place][0]) + GAP
        y += height + GAP
    return corners, (max(lengths), y - GAP)
