"""The least score that a proposal of each predicate needs, so that what is proposed is mostly right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: What share of the proposals must be right by the labels: as much as of what frames assert of two things in the same
#: articles (.72 of train, .71 of dev), for labels leave things out. How many right ones must be seen.
PRECISION, SEEN = 0.7, 3
#: How many proposals of its own weigh as much as what is known of all predicates together.
_SHARED = 4.0
#: No score below this is trusted, whatever the labels say.
_LEAST = 0.3
NEVER = 2.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A proposal that has become a statement, and whether the labels have it with this status."""

    predicate: str
    score: float
    right: bool


def thresholds(judged: Iterable[Judged], predicates: Sequence[str]) -> NDArray[np.float32]:
    """For each predicate the least score; NEVER where the labels do not show that any is good enough.

    The share of right ones above a score is estimated from the predicate's own and from those of all.
    """
    own: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        own[one.predicate].append(one)
    every = sorted(((j.score, j.right) for found in own.values() for j in found), reverse=True)
    scores = np.array([score for score, _ in every])
    shares = np.cumsum([right for _, right in every]) / np.arange(1, len(every) + 1)
    needed = []
    for predicate in predicates:
        best, right, found = NEVER, 0, sorted(own[predicate], key=lambda j: -j.score)
        for n, one in enumerate(found, 1):
            right += one.right
            last = n == len(found) or found[n].score < one.score
            if not last or one.score < _LEAST:
                continue
            at = int(np.searchsorted(-scores, -one.score, side="right")) - 1
            share = (right + _SHARED * float(shares[at])) / (n + _SHARED)
            if share >= PRECISION and right >= SEEN:
                best = one.score
        needed.append(best)
    return np.array(needed, dtype=np.float32)
