"""How well chains agree with gold chains: MUC, B-cubed and CEAFe over the same mentions.

MUC: Vilain et al. (1995); B-cubed: Bagga and Baldwin (1998); CEAFe: Luo (2005), with the similarity of two chains
2 |K & R| / (|K| + |R|). Both partitions cover the same mentions here, so no treatment of spurious ones is needed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import networkx

#: Who is in which chain.
Chains = Mapping[Any, Hashable]
MEASURES = ("muc", "b3", "ceafe")


@dataclass(slots=True)
class Score:
    """Numerators and denominators of recall and precision, summed over topics."""

    right_r: float = 0.0
    all_r: float = 0.0
    right_p: float = 0.0
    all_p: float = 0.0

    def add(self, other: Score) -> None:
        """Adds another topic's."""
        self.right_r += other.right_r
        self.all_r += other.all_r
        self.right_p += other.right_p
        self.all_p += other.all_p

    @property
    def recall(self) -> float:
        """0 to 1; 0 where there is nothing to find."""
        return self.right_r / self.all_r if self.all_r else 0.0

    @property
    def precision(self) -> float:
        """0 to 1; 0 where nothing was found."""
        return self.right_p / self.all_p if self.all_p else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.recall + self.precision
        return 2 * self.recall * self.precision / total if total else 0.0


@dataclass(slots=True)
class Scores:
    """The three measures, summed over topics."""

    by_measure: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in MEASURES})

    def add(self, gold: Chains, found: Chains) -> None:
        """Adds one topic; both must cover the same mentions (else ValueError)."""
        if gold.keys() != found.keys():
            raise ValueError("gold and found chains must hold the same mentions")
        key, response = _sets(gold), _sets(found)
        for name, score in zip(MEASURES, (_muc, _b3, _ceafe), strict=True):
            self.by_measure[name].add(score(key, response))

    @property
    def average(self) -> float:
        """The mean F1 of the three, as in CoNLL 2012."""
        return sum(score.f1 for score in self.by_measure.values()) / len(MEASURES)


def _sets(chains: Chains) -> list[frozenset[Hashable]]:
    members: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, chain in chains.items():
        members[chain].add(mention)
    return [frozenset(found) for found in members.values()]


def _home(chains: Sequence[frozenset[Hashable]]) -> dict[Hashable, int]:
    return {mention: place for place, chain in enumerate(chains) for mention in chain}


def _muc(key: Sequence[frozenset[Hashable]], response: Sequence[frozenset[Hashable]]) -> Score:
    def links(one: Sequence[frozenset[Hashable]], other: Sequence[frozenset[Hashable]]) -> tuple[float, float]:
        home = _home(other)
        right = sum(len(chain) - len({home[m] for m in chain}) for chain in one)
        return float(right), float(sum(len(chain) - 1 for chain in one))

    return Score(*links(key, response), *links(response, key))


def _b3(key: Sequence[frozenset[Hashable]], response: Sequence[frozenset[Hashable]]) -> Score:
    score = Score()
    key_home = _home(key)
    for found in response:
        for mention in found:
            gold = key[key_home[mention]]
            both = len(gold & found)
            score.add(Score(both / len(gold), 1.0, both / len(found), 1.0))
    return score


def _ceafe(key: Sequence[frozenset[Hashable]], response: Sequence[frozenset[Hashable]]) -> Score:
    home = _home(response)
    graph: networkx.Graph[tuple[str, int]] = networkx.Graph()
    for i, gold in enumerate(key):
        for j in {home[m] for m in gold}:
            both = len(gold & response[j])
            graph.add_edge(("key", i), ("response", j), weight=2 * both / (len(gold) + len(response[j])))
    # chains that share no mention never match, so each connected part can be matched by itself
    total = 0.0
    for part in networkx.connected_components(graph):
        piece = graph.subgraph(part)
        total += sum(piece.edges[edge]["weight"] for edge in networkx.max_weight_matching(piece))
    return Score(total, float(len(key)), total, float(len(response)))
