"""The best dependency tree out of a score for every pair of words.

Maximum spanning arborescences by the algorithm of Chu and Liu (1965) and Edmonds (1967), as McDonald et al. (2005) use
it for parsing; one root a sentence as Universal Dependencies want it, by making further roots too dear.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32] | NDArray[np.float64]


def best_tree(scores: Scores) -> NDArray[np.intp]:
    """The head of each of n words: 0 for the root, i + 1 for word i.

    `scores` is [n, n + 1], finite: how well each word (row) hangs on the root (column 0) and on each word. The result
    has exactly one root, no cycle, and the highest sum of scores among all such trees.
    """
    n = len(scores)
    square = np.empty((n + 1, n + 1))
    square[0] = -np.inf
    square[1:] = scores
    square.reshape(-1)[:: n + 2] = -np.inf  # the diagonal
    heads: NDArray[np.intp] = _arborescence(square)[1:]
    if np.count_nonzero(heads) == n - 1:
        return heads
    # a second root must never pay: each costs more than all other choices together can bring
    finite = square[np.isfinite(square)]
    square[1:, 0] -= (finite.max() - finite.min() + 1.0) * (n + 1)
    heads = _arborescence(square)[1:]
    return heads


def _cycle(heads: list[int]) -> list[int]:
    """The nodes of one cycle, or none; node 0 is the root."""
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        node, path = start, []
        while node and not state[node]:
            state[node] = start
            path.append(node)
            node = heads[node]
        if node and state[node] == start:
            return path[path.index(node) :]
    return []


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.intp]:
    """Heads by row of `scores` ([node, head]); node 0 is the root and its own entry of the result means nothing."""
    heads: NDArray[np.intp] = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads.tolist())
    if not cycle:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    members = np.array(cycle)
    # what it costs to break the cycle at each member, in favour of each head outside
    kept = scores[members, heads[members]]
    entering = scores[members[:, None], rest] - kept[:, None]
    leaving = scores[rest[:, None], members]
    smaller = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    smaller[:-1, :-1] = scores[rest[:, None], rest]
    smaller[-1, :-1] = entering.max(0)
    smaller[:-1, -1] = leaving.max(1)
    found = _arborescence(smaller)
    out = heads.copy()
    out[rest] = np.where(found[:-1] == len(rest), members[leaving.argmax(1)], np.append(rest, 0)[found[:-1]])
    head = found[-1]
    out[members[entering[:, head].argmax()]] = rest[head]
    return out
