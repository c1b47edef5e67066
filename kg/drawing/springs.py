"""Forces between nodes, after Fruchterman and Reingold (1991), "Graph Drawing by Force-directed Placement".

The project's own, so that a page does not move when networkx does: its layout changed between releases. Sums are taken
node by node and rounded after each step, so that processors that add in other orders agree.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from kg.drawing.spreading import Positions

#: How far a node may move in the first round, as a share of the square in which all begin; then ever less.
_FIRST_STEP = 0.2
#: Nodes nearer than this push as if they were this far away, and digits that are kept of a position.
_NEAREST, _DIGITS = 0.01, 9
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def springs(count: int, edges: Iterable[tuple[int, int, float]], rounds: int, apart: float) -> Positions:
    """Positions of the nodes 0 to count - 1 of a connected graph, as an array [count, 2] around (0, 0).

    `edges` are pairs of nodes with their weight, each once; `apart` is the distance at which the pull of an edge of
    weight 1 and the push of its ends are equal, where the nodes begin in a circle of the radius 1.
    """
    # most of the many components of a picture are a few nodes, and alike
    return _springs(count, frozenset((min(ends), max(ends), weight) for *ends, weight in edges), rounds, apart).copy()


@lru_cache(maxsize=256)
def _springs(count: int, edges: frozenset[tuple[int, int, float]], rounds: int, apart: float) -> Positions:
    pull = np.zeros((count, count))
    for one, other, weight in edges:
        pull[one, other] = pull[other, one] = weight
    places = _spiral(count)
    for step in range(rounds):
        away = [places[None, :, axis] - places[:, None, axis] for axis in (0, 1)]
        far = np.maximum(np.sqrt(away[0] * away[0] + away[1] * away[1]), _NEAREST)
        force = (apart * apart) / (far * far) - pull * far / apart
        moved = np.stack([_summed(part * force) for part in away], axis=1)
        length = np.maximum(np.sqrt(moved[:, 0] * moved[:, 0] + moved[:, 1] * moved[:, 1]), _NEAREST)
        places = np.round(places + moved * (_FIRST_STEP * (1 - step / rounds) / length)[:, None], _DIGITS)
    return places


def _spiral(count: int) -> Positions:
    """Where all begin: on a sunflower's spiral, so that no two are at one place."""
    radii = [math.sqrt((node + 0.5) / count) for node in range(count)]
    angles = [node * _GOLDEN_ANGLE for node in range(count)]
    return np.array([(r * math.cos(a), r * math.sin(a)) for r, a in zip(radii, angles, strict=True)])


def _summed(rows: Positions) -> Positions:
    """The sum of the rows, which NumPy adds one after the other."""
    total: Positions = np.add.reduce(rows, axis=0)
    return total
