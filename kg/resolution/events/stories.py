"""Which articles tell one story: alike in their words and in whom they name, and near in time.

Words and named entities are weighed by how rare they are among the articles (Salton and Buckley 1988, tf-idf), and
articles grouped by the mean of their likeness. Only articles that share several of their weightiest terms are compared,
so the cost grows with the articles and not with their square.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt

from spacy.lang.en.stop_words import STOP_WORDS

from kg.model import Collection, Extraction
from kg.resolution.events.linking import Pair, grouped
from kg.resolution.events.periods import period

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
_WORD = re.compile(r"[^\W\d_]{3,}")
_Vector = Mapping[str, float]


def stories(collection: Collection, extractions: Sequence[Extraction]) -> dict[str, int]:
    """The number of the story of each article, by its id. The order of the articles does not change the groups."""
    ordered = sorted(extractions, key=lambda x: (x.article.published or "", x.article.id))
    words = _weighed([_words(x) for x in ordered])
    names = _weighed([_names(x, collection) for x in ordered])
    likeness: dict[Pair, float] = {}
    for one, other in sorted(set(_candidates(ordered, words, names))):
        likeness[one, other] = _likeness((words[one], words[other]), (names[one], names[other]))
    groups = grouped(len(ordered), likeness, LEAST, 0.0)
    return {ordered[place].article.id: number for number, group in enumerate(groups) for place in group}


def _words(x: Extraction) -> Counter[str]:
    return Counter(word for word in map(str.lower, _WORD.findall(x.article.text)) if word not in STOP_WORDS)


def _names(x: Extraction, collection: Collection) -> Counter[str]:
    return Counter(
        collection.key_of[x.article.id, entity.id] for entity in x.entities if entity.named for _ in entity.mentions
    )


def _weighed(counts: Sequence[Counter[str]]) -> list[dict[str, float]]:
    """A vector of length 1 an article, its weightiest terms first.

    The root of a term's rareness, so that a product of two vectors has it once: squared, it hides what all share.
    """
    seen = Counter(term for each in counts for term in each)
    vectors = []
    for each in counts:
        weights = {term: (1 + log(n)) * sqrt(log((len(counts) + _OTHERS) / seen[term])) for term, n in each.items()}
        kept = sorted(weights, key=lambda term: (-weights[term], term))[:_KEPT]
        length = sqrt(sum(weights[term] ** 2 for term in kept)) or 1.0
        vectors.append({term: weights[term] / length for term in kept})
    return vectors


def _likeness(words: tuple[_Vector, _Vector], names: tuple[_Vector, _Vector]) -> float:
    """How alike two articles are, 0 to 1; not at all where both name several and not the same."""
    named = _product(*names)
    if named < _UNLIKE and min(map(len, names)) >= _NAMING:
        return 0.0
    return round((_product(*words) + named) / 2, _DECIMALS)


def _product(one: _Vector, other: _Vector) -> float:
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def _candidates(ordered: Sequence[Extraction], words: Sequence[_Vector], names: Sequence[_Vector]) -> Iterator[Pair]:
    """Pairs of articles near in time that share several of their weightiest terms."""
    by_term: dict[str, list[int]] = defaultdict(list)
    for place, vectors in enumerate(zip(words, names, strict=True)):
        for vector in vectors:
            for term in list(vector)[:_FINDING]:
                by_term[term].append(place)
    shared: Counter[Pair] = Counter()
    for places in by_term.values():
        for number, one in enumerate(places):
            shared.update((one, other) for other in places[number + 1 : number + 1 + _NEXT])
    yield from (pair for pair, count in shared.items() if count >= _SHARED and _near(*(ordered[p] for p in pair)))


def _near(one: Extraction, other: Extraction) -> bool:
    first, second = (x.article.published for x in (one, other))
    return not first or not second or days_between(first, second) <= DAYS


def days_between(one: str, other: str) -> int:
    """How far two dates lie apart at least; each ISO 8601, as precise as known."""
    (first, last), (start, end) = period(one), period(other)
    return max(0, (start - last).days, (first - end).days)
