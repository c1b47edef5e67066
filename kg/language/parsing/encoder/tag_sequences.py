"""Names out of scores for BIOES tags: the best sequence in which every name that opens also closes.

Viterbi's algorithm over the tags O and, for each kind of name, B (begins), I (inside), E (ends), S (single word).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray


class TagSequences:
    """Decoder for one list of tags, such as `("O", "B-ORG", "I-ORG", "E-ORG", "S-ORG")`.

    `steps` [tags, tags] scores each tag (row) before each other one (column): a conditional random field's (Lafferty,
    McCallum and Pereira, 2001). Without it every step that is possible is as good as another.
    """

    def __init__(self, tags: Sequence[str], steps: NDArray[np.float64] | None = None) -> None:
        self.tags = tuple(tags)
        possible = np.array([[follows(a, b) for b in self.tags] for a in self.tags])
        self._first = np.where(np.array([opens(t) for t in self.tags]), 0.0, -np.inf)
        self._final = np.where(np.array([closes(t) for t in self.tags]), 0.0, -np.inf)
        self._step = np.where(possible, 0.0 if steps is None else steps, -np.inf)
        self._alike = steps is None

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
        if not len(scores):
            return []
        if self._alike:
            greedy = [int(i) for i in scores.argmax(1)]
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


def opens(tag: str) -> bool:
    """Whether a sentence may begin with the tag."""
    return tag[0] in "OBS"


def closes(tag: str) -> bool:
    """Whether a sentence may end with the tag."""
    return tag[0] in "OES"


def follows(before: str, after: str) -> bool:
    """Whether one tag may stand behind the other."""
    if before[0] in "BI":
        return after[0] in "IE" and before[1:] == after[1:]
    return after[0] in "OBS"
