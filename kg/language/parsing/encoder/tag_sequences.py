"""Names out of scores for BIOES tags: the best sequence in which every name that opens also closes.

Viterbi's algorithm over the tags O and, for each kind of name, B (begins), I (inside), E (ends), S (single word).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray


class TagSequences:
    """Decoder for one list of tags, such as `("O", "B-ORG", "I-ORG", "E-ORG", "S-ORG")`.

    `steps` [tags, tags] scores each tag (row) before each other one (column): a conditional random field's (Lafferty,
    McCallum and Pereira, 2001). Without it every step that is possible is as good as another.
    """

    def __init__(self, tags: Sequence[str], steps: NDArray[np.float64] | None = None) -> None:
        self.tags = tuple(tags)
        self._places = [(tag[0], tag[2:]) for tag in self.tags]
        possible = np.array([[follows(a, b) for b in self.tags] for a in self.tags])
        self._first = np.where(np.array([opens(t) for t in self.tags]), 0.0, -np.inf)
        self._step = np.where(possible, 0.0 if steps is None else steps, -np.inf)
        final = np.where(np.array([closes(t) for t in self.tags]), 0.0, -np.inf)
        #: the steps, and in a last column the step to the end of the sentence
        self._onward = np.column_stack((self._step, final))

    def spans(self, sentences: Sequence[NDArray[np.float32]]) -> list[list[tuple[int, int, str]]]:
        """(start, end, kind) of the names in each sentence, whose scores are [words, tags]; half open."""
        # the longest first, so that at each place the sentences that have a word there stand in front
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]), reverse=True)
        found: list[list[tuple[int, int, str]]] = [[] for _ in sentences]
        for i, best in zip(order, self._best([sentences[i] for i in order]), strict=True):
            found[i] = list(self._names(best[: len(sentences[i])]))
        return found

    def _best(self, sentences: Sequence[NDArray[np.float32]]) -> list[list[int]]:
        """The numbers of the best tags of sentences that get no longer, filled up to the longest; they are decoded
        side by side."""
        longest, tags = max(map(len, sentences), default=0), len(self.tags)
        totals = np.zeros((longest, tags, len(sentences)))
        for i, scores in enumerate(sentences):
            totals[: len(scores), :, i] = scores
        lengths = np.array([len(scores) for scores in sentences])
        going = [np.count_nonzero(lengths > place) for place in range(longest)]
        for place, n in enumerate(going):
            if place:
                before = totals[place - 1, :, :n]
                totals[place, :, :n] += (before[:, None] + self._step[:, :, None]).max(0)
            else:
                totals[0] += self._first[:, None]
        best = np.full((longest + 1, len(sentences)), tags)
        for place in reversed(range(longest)):
            n = going[place]
            best[place, :n] = (totals[place, :, :n] + self._onward[:, best[place + 1, :n]]).argmax(0)
        numbers: list[list[int]] = best.T.tolist()
        return numbers

    def _names(self, best: Sequence[int]) -> Iterator[tuple[int, int, str]]:
        start = 0
        for i, number in enumerate(best):
            place, kind = self._places[number]
            if place in "BS":
                start = i
            if place in "ES":
                yield start, i + 1, kind


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
