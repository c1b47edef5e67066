"""Names out of scores for BIOES tags: the best sequence in which every name that opens also closes.

Viterbi's algorithm over the tags O and, for each kind of name, B (begins), I (inside), E (ends), S (single word).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray


class TagSequences:
    """Decoder for one list of tags, such as `("O", "B-ORG", "I-ORG", "E-ORG", "S-ORG")`."""

    def __init__(self, tags: Sequence[str]) -> None:
        self.tags = tuple(tags)
        opens = np.array([t[0] in "OBS" for t in self.tags])
        closes = np.array([t[0] in "OES" for t in self.tags])
        follows = np.array([[_follows(a, b) for b in self.tags] for a in self.tags])
        self._first = np.where(opens, 0.0, -np.inf)
        self._final = np.where(closes, 0.0, -np.inf)
        self._step = np.where(follows, 0.0, -np.inf)

    def spans(self, scores: NDArray[np.float32]) -> list[tuple[int, int, str]]:
        """(start, end, kind) of the names in one sentence whose scores are [words, tags]; half open."""
        best = self._best(scores)
        spans = []
        start = 0
        for i, number in enumerate(best):
            place, _, kind = self.tags[number].partition("-")
            if place in {"B", "S"}:
                start = i
            if place in {"E", "S"}:
                spans.append((start, i + 1, kind))
        return spans

    def _best(self, scores: NDArray[np.float32]) -> list[int]:
        greedy = [int(i) for i in scores.argmax(1)]
        if not greedy:
            return []
        steps = pairwise(greedy)
        if not self._first[greedy[0]] and not self._final[greedy[-1]] and not any(self._step[s] for s in steps):
            return greedy
        total = self._first + scores[0]
        back = []
        for row in scores[1:]:
            paths = total[:, None] + self._step
            back.append(paths.argmax(0))
            total = paths.max(0) + row
        best = [int((total + self._final).argmax())]
        for pointers in reversed(back):
            best.append(int(pointers[best[-1]]))
        return best[::-1]


def _follows(before: str, after: str) -> bool:
    if before[0] in "BI":
        return after[0] in "IE" and before[1:] == after[1:]
    return after[0] in "OBS"
