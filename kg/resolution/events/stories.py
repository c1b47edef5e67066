"""Which articles tell one story: alike in their words and in whom they name, and near in time.

Words and named entities are weighed by how rare they are among the articles (Salton and Buckley 1988, tf-idf), and
articles grouped by the mean of their likeness. Only articles that share several of their weightiest terms are compared,
so the cost grows with the articles and not with their square.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import fsum, log, sqrt

from kg.resolution.events.linking import Pair, grouped
from kg.resolution.events.periods import period
from kg.resolution.gathering import Gathered

#: The mean likeness from which articles are one story: on ECB+ nearly all pairs above it are, and most below are not.
LEAST = 0.175
#: So many days a story goes on.
DAYS = 10
#: A small collection is weighed as if it were part of one with so many more articles, so that one article more or less
#: changes little.
_OTHERS = 40
#: Articles that name so many each and have so little of that in common tell of two things, however alike their words.
_NAMING, _UNLIKE = 3, 0.03
#: The weightiest terms of an article: those kept, and those by which it is found.
_KEPT, _FINDING = 200, 30
#: Articles that share a finding term are compared with so many of those that come next in time.
_NEXT = 40
_SHARED = 2
_DECIMALS = 6
#: So many vectors are looked up again and again: articles are compared in the order of time.
_RECENT = 1000


def stories(articles: Sequence[Gathered], key_of: Mapping[tuple[str, str], str]) -> dict[str, int]:
    """The number of the story of each article, by its id. The order of the articles does not change the groups.

    `key_of` has the keys of entities by the ids of their article and their own.
    """
    ordered = sorted(articles, key=lambda x: (x.article.published or "", x.article.id))
    words = _Vectors([(x.terms, x.counts) for x in ordered])
    names = _Vectors([_names(x, key_of) for x in ordered])
    likeness = {(one, other): _likeness(one, other, words, names) for one, other in _candidates(ordered, words, names)}
    groups = grouped(len(ordered), likeness, LEAST, 0.0)
    return {ordered[place].article.id: number for number, group in enumerate(groups) for place in group}


def _names(x: Gathered, key_of: Mapping[tuple[str, str], str]) -> tuple[Sequence[str], Sequence[int]]:
    counts: Counter[str] = Counter()
    for entity in x.entities:
        if entity.named and entity.mentions:
            counts[key_of[x.article.id, entity.id]] += entity.mentions
    return tuple(counts), tuple(counts.values())


class _Vectors:
    """A vector of length 1 an article of its terms and how often it has each, the weightiest first.

    The root of a term's rareness, so that a product of two vectors has it once: squared, it hides what all share.
    """

    def __init__(self, counted: Sequence[tuple[Sequence[str], Sequence[int]]]) -> None:
        seen = Counter(term for terms, _ in counted for term in terms)
        rareness = {term: sqrt(log((len(counted) + _OTHERS) / count)) for term, count in seen.items()}
        self.terms: list[tuple[str, ...]] = []
        self._weights: list[array[float]] = []
        for terms, counts in counted:
            weights = {term: (1 + log(n)) * rareness[term] for term, n in zip(terms, counts, strict=True)}
            kept = sorted(weights, key=lambda term: (-weights[term], term))[:_KEPT]
            length = sqrt(fsum(weights[term] ** 2 for term in kept)) or 1.0
            self.terms.append(tuple(kept))
            self._weights.append(array("d", (weights[term] / length for term in kept)))
        self._of_recent = lru_cache(maxsize=_RECENT)(self._by_term)

    def product(self, one: int, other: int) -> float:
        """How much the vectors of two articles, by their numbers, have in common, 0 to 1."""
        weights = self._of_recent(other)
        mine = zip(self.terms[one], self._weights[one], strict=True)
        return fsum(weight * weights[term] for term, weight in mine if term in weights)

    def _by_term(self, number: int) -> dict[str, float]:
        return dict(zip(self.terms[number], self._weights[number], strict=True))


def _likeness(one: int, other: int, words: _Vectors, names: _Vectors) -> float:
    """How alike two articles are, 0 to 1; not at all where both name several and not the same."""
    named = names.product(one, other)
    if named < _UNLIKE and min(len(names.terms[one]), len(names.terms[other])) >= _NAMING:
        return 0.0
    return round((words.product(one, other) + named) / 2, _DECIMALS)


def _candidates(ordered: Sequence[Gathered], words: _Vectors, names: _Vectors) -> Iterator[Pair]:
    """Pairs of articles near in time that share several of their weightiest terms."""
    by_term: dict[str, array[int]] = defaultdict(lambda: array("L"))
    finding = [(*word[:_FINDING], *name[:_FINDING]) for word, name in zip(words.terms, names.terms, strict=True)]
    for place, terms in enumerate(finding):
        for term in terms:
            by_term[term].append(place)
    passed: Counter[str] = Counter()
    for one, terms in enumerate(finding):
        shared: Counter[int] = Counter()
        for term in terms:
            passed[term] += 1
            shared.update(by_term[term][passed[term] : passed[term] + _NEXT])
        for other, count in sorted(shared.items()):
            if count >= _SHARED and _near(ordered[one], ordered[other]):
                yield one, other


def _near(one: Gathered, other: Gathered) -> bool:
    first, second = (x.article.published for x in (one, other))
    return not first or not second or days_between(first, second) <= DAYS


def days_between(one: str, other: str) -> int:
    """How far two dates lie apart at least; each ISO 8601, as precise as known."""
    (first, last), (start, end) = period(one), period(other)
    return max(0, (start - last).days, (first - end).days)
