"""Which entities matter most, and which belong together."""

from __future__ import annotations

from typing import Any, TypeAlias

import networkx as nx

SEED = 20
FIRST_SHOWN = 1000  # nodes; a browser without a graphics card redraws as many with 3,000 edges in 40 ms

Graph: TypeAlias = "nx.Graph[int]"


def salience(degree: int, node: dict[str, Any]) -> int:
    """How much is known of an entity, and how widely: the number that decides its size and whether it is shown first.

    `degree` is the number of its neighbours; `node` holds the counts of `kg.graph.exporting.network.to_networkx`.
    """
    counted = node["statements"] + node["events"] + 2 * node["quotations"] + node["mentions"]
    return int(3 * degree + counted + 4 * node["outlets"])


def communities(graph: Graph) -> list[int]:
    """The number of each node's community (Louvain), 0 being the largest; nodes are the integers 0..n-1."""
    numbers = [0] * len(graph)
    found = nx.community.louvain_communities(graph, seed=SEED) if len(graph) else []
    for number, community in enumerate(sorted(map(sorted, found), key=lambda c: (-len(c), c))):
        for node in community:
            numbers[node] = number
    return numbers
