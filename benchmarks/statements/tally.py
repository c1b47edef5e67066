"""Counts over articles: how many statements are right, and how much of each is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from benchmarks.statements.matching import Matched, same_source, same_standing
from kg.model import Status

_REPORTED = frozenset({Status.ATTRIBUTED, Status.DENIED, Status.ALLEGED})


@dataclass(slots=True)
class Score:
    """Found statements and those of them that are right; core gold statements and those of them that were found."""

    found: int = 0
    right: int = 0
    core: int = 0
    met: int = 0

    @property
    def precision(self) -> float:
        """0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """0 where there is no gold."""
        return self.met / self.core if self.core else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision, over core and other gold, and recall of core gold."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Share:
    """How many of how many are right."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """Counts one more."""
        self.of += 1
        self.right += right

    @property
    def value(self) -> float:
        """0 where there were none."""
        return self.right / self.of if self.of else 0.0


@dataclass(slots=True)
class Asserted:
    """What kg asserts: right, not said by the article at all, or said by it with another status only."""

    right: int = 0
    no_such: int = 0
    other_status: int = 0

    @property
    def found(self) -> int:
        """All three."""
        return self.right + self.no_such + self.other_status


@dataclass(slots=True)
class Tally:
    """Counts over many articles. A status is scored by itself: a match counts for it only where both have it.

    Of a state that is over it is right only where both say so.
    """

    articles: int = 0
    gold: int = 0
    every: Score = field(default_factory=Score)
    rest: Score = field(default_factory=Score)
    predicates: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    statuses: dict[Status, Score] = field(default_factory=lambda: {status: Score() for status in Status})
    repeats: int = 0
    status: Share = field(default_factory=Share)
    time: Share = field(default_factory=Share)
    source: Share = field(default_factory=Share)
    asserted: Asserted = field(default_factory=Asserted)

    def add(self, article: Matched) -> None:
        """Counts one more article."""
        self.articles += 1
        self.gold += len(article.gold)
        self.repeats += len(article.repeats)
        for j, found in enumerate(article.found):
            if j in article.repeats:
                continue
            gold = article.gold[article.pairs[j]] if j in article.pairs else None
            for score in (self.every, self.predicates[found.predicate], *self._rest(found.predicate)):
                score.found += 1
                score.right += gold is not None
            of_status = self.statuses[found.status]
            of_status.found += 1
            of_status.right += gold is not None and same_standing(gold, found)
        by_gold = {i: j for j, i in article.pairs.items()}
        for i, gold in enumerate(article.gold):
            if gold.core:
                same = i in by_gold and same_standing(gold, article.found[by_gold[i]])
                for score, met in (
                    (self.every, i in by_gold),
                    (self.predicates[gold.predicate], i in by_gold),
                    (self.statuses[gold.status], same),
                    *((score, i in by_gold) for score in self._rest(gold.predicate)),
                ):
                    score.core += 1
                    score.met += met
        self._add_pairs(article)
        self._add_asserted(article)

    def _rest(self, predicate: str) -> tuple[Score, ...]:
        """The score of all but occupations, which are half of all and easily found."""
        return () if predicate == "occupation" else (self.rest,)

    def _add_pairs(self, article: Matched) -> None:
        for j, i in article.pairs.items():
            gold, found = article.gold[i], article.found[j]
            self.status.add(same_standing(gold, found))
            if gold.time is not None:
                self.time.add(gold.time in found.times)
            if gold.according_to is not None and gold.status in _REPORTED:
                self.source.add(same_source(gold, found, article))

    def _add_asserted(self, article: Matched) -> None:
        for j, found in enumerate(article.found):
            if found.status is not Status.ASSERTED:
                continue
            if j in article.pairs:
                if same_standing(article.gold[article.pairs[j]], found):
                    self.asserted.right += 1
                else:
                    self.asserted.other_status += 1
            elif j in article.repeats:
                fitting = any(same_standing(article.gold[i], found) for i in article.repeats[j])
                self.asserted.other_status += not fitting
            else:
                self.asserted.no_such += 1

    def figures(self, name: str) -> dict[str, float]:
        """Every figure, its name beginning with `name`; all between 0 and 1."""
        return {
            f"{name}.p": self.every.precision,
            f"{name}.r": self.every.recall,
            f"{name}.f": self.every.f1,
            f"{name}.status": self.status.value,
            f"{name}.time": self.time.value,
            f"{name}.according_to": self.source.value,
            f"{name}.asserted.precision": self.asserted.right / self.asserted.found if self.asserted.found else 0.0,
        }
