"""How well mentions are put together: B-cubed and CEAFe over the named mentions that both sides have.

B-cubed: Bagga and Baldwin 1998, "Algorithms for scoring coreference chains". CEAFe: Luo 2005, "On coreference
resolution performance metrics", with the similarity phi-4.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

import networkx

from benchmarks.quotations.scoring import match
from benchmarks.statements.labels import GoldEntity, LabelledArticle
from kg.language.lexicon.wordlists import bare_name
from kg.model import Collection, Extraction, Span

#: The least overlap of characters (Jaccard) of mentions that match: "Judge Roe" and "Roe".
_ALIKE = 0.25
# networkx matches exactly over whole numbers only
_SCALE = 10**6
_LEAD = re.compile(r"(?:the|an?|his|her|its|their|our|my|your)\s+", re.IGNORECASE)
_CORE_END = re.compile(r",|\s(?:of|for|from|in|at|with|on|to|by|against)\s")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Chains:
    """The chain of each mention, by place, on the gold side and on kg's: within an article and across its story."""

    named: int = 0
    gold_within: list[Hashable] = field(default_factory=list)
    found_within: list[Hashable] = field(default_factory=list)
    gold_across: list[Hashable] = field(default_factory=list)
    found_across: list[Hashable] = field(default_factory=list)
    #: kg's chains of one article, put together wherever their names are the same
    same_name: list[Hashable] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of named mentions that kg also has."""
        return len(self.gold_within) / self.named if self.named else 0.0

    def add(self, labelled: LabelledArticle, extraction: Extraction, collection: Collection) -> None:
        """Counts one more article, which is one of the collection's."""
        text, article = labelled.article.text, extraction.article.id
        gold = named_mentions(labelled.labels.entities, text)
        found = [(e, m.span) for e in extraction.entities for m in e.mentions]
        self.named += len(gold)
        at = match([_characters(s) for _, s in gold], [_characters(s) for _, s in found], _ALIKE)
        for i, j in sorted(at.items()):
            known, (entity, _) = gold[i][0], found[j]
            self.gold_within.append((article, known))
            self.found_within.append((article, entity.id))
            story = labelled.labels.story
            self.gold_across.append((story, known))
            self.found_across.append((story, collection.key_of[article, entity.id]))
            local = article if not entity.named else ""
            self.same_name.append((story, local, bare_name(entity.name) if entity.named else entity.id))


def named_mentions(entities: Sequence[GoldEntity], text: str) -> list[tuple[str, Span]]:
    """The mentions by name, of what has a name, with its id; of a name inside another one only the outer.

    A name is what has a capital in its last word before "of" and the like.
    """
    named = [(e.id, s) for e in entities if _is_name(e.name) for s in e.mentions if _is_name(s.of(text))]
    return [(e, s) for e, s in named if not any(other != s and other.contains(s) for _, other in named)]


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Agreement:
    """Agreement of two partitions, each given as the chain of every mention."""
    if not gold:
        return Agreement(0.0, 0.0)
    both, in_gold, in_found = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(n * n / in_found[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / in_gold[g] for (g, _), n in both.items()) / len(gold)
    return Agreement(precision, recall)


def ceaf_e(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Agreement:
    """Agreement of two partitions, each chain of one side matched with at most one of the other."""
    if not gold:
        return Agreement(0.0, 0.0)
    in_gold, in_found = Counter(gold), Counter(found)
    number: Mapping[Hashable, int] = {chain: n for n, chain in enumerate(in_gold, 1)}
    other: Mapping[Hashable, int] = {chain: -n for n, chain in enumerate(in_found, 1)}
    alike = {
        (number[g], other[f]): 2 * n / (in_gold[g] + in_found[f])
        for (g, f), n in Counter(zip(gold, found, strict=True)).items()
    }
    graph: networkx.Graph[int] = networkx.Graph()
    for (g, f), value in alike.items():
        graph.add_edge(g, f, weight=round(_SCALE * value))
    total = sum(alike[max(pair), min(pair)] for pair in networkx.max_weight_matching(graph))
    return Agreement(total / len(in_found), total / len(in_gold))


def _characters(span: Span) -> frozenset[int]:
    return frozenset(range(span.start, span.end))


def _is_name(words: str) -> bool:
    core = _CORE_END.split(_LEAD.sub("", words.strip(), count=1))[0].split()
    return bool(core) and any(letter.isupper() for letter in core[-1])
