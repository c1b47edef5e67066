"""Happenings across articles: the reports that tell of one, whoever publishes them.

Two reports are compared where their words have something in common and their articles tell one story, or where the same
named entity takes part in both and the word is the same. What is compared decides (likeness.toml): never the word
alone. What disagrees in an amount is joined and stays visible on the reports.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import log
from sys import intern

import numpy as np

from kg.model import Extraction, ResolvedEvent
from kg.propbank import family
from kg.resolution.events.labels import disputed, label_of
from kg.resolution.events.likeness import Between, Likeness
from kg.resolution.events.linking import Pair, grouped
from kg.resolution.events.links import kinds_of
from kg.resolution.events.profiles import Profile
from kg.resolution.events.stories import days_between, stories
from kg.resolution.events.told import Told
from kg.resolution.gathering import Gathered

#: A small collection is weighed as if it were part of one with so many more stories.
_OTHERS = 20
#: So many reports a short article has.
_SHORT = 20
#: Who takes part in so many of an article's reports, and in this share of them, leads in it.
_OFTEN, _MUCH = 5, 0.08
#: Reports of a block are compared with so many of those that come next in time.
_NEXT = 60
#: Where no date is told, reports of two stories published so many days apart are not compared.
_DAYS = 45
#: So many profiles are kept unpacked.
_RECENT = 10_000
_NOBODY = frozenset[str]()
#: The keys of entities by the ids of their article and their own.
Keys = Mapping[tuple[str, str], str]


def happenings(
    articles: Sequence[Gathered], key_of: Keys, story_of: Mapping[str, int], read: Callable[[str], Extraction]
) -> tuple[ResolvedEvent, ...]:
    """The happenings that articles report, by their keys; each report belongs to one.

    `story_of` are the stories of all articles; `read` gives all that was found in one, by its id.
    """
    reports = _Reports(articles, key_of, story_of)
    groups = grouped(len(reports.told), reports.likeness(), 0.0, reports.unlinked)
    found = (
        ResolvedEvent(
            reports.told[group[0]].key, reports.label(group, read), tuple(reports.reference(place) for place in group)
        )
        for group in groups
    )
    return tuple(sorted(found, key=lambda event: event.key))


class _Reports:
    """All reports of some articles in the order of the articles' ids. A place is the number of a report among them."""

    def __init__(self, articles: Sequence[Gathered], key_of: Keys, story_of: Mapping[str, int]) -> None:
        self._articles = sorted((x for x in articles if x.told), key=lambda x: x.article.id)
        self._key_of = key_of
        # an article that reports nothing would change which words are rare in the others
        told_all = len(self._articles) == len(articles)
        self._story = story_of if told_all else stories(self._articles, key_of)
        self._across = Likeness("across")
        self.unlinked = self._across.unlinked - self._across.least
        self.told: list[Told] = [report for x in self._articles for report in x.told]
        # by the number of an article its first place, and by a place the number of its article
        self._starts = array("L")
        self._at = array("L")
        for number, x in enumerate(self._articles):
            self._starts.append(len(self._at))
            self._at.extend([number] * len(x.told))
        self._lemmas = [intern(family(report.roleset)) for report in self.told]
        self._leading = list(map(self._leading_ones, range(len(self._articles))))
        self._stories = len(set(self._story.values()))
        self._seen = Counter(lemma for lemmas in self._by_story(self._lemmas).values() for lemma in set(lemmas))
        self._profile = lru_cache(maxsize=_RECENT)(self._unpacked)

    def _by_story(self, values: Sequence[str]) -> dict[int, list[str]]:
        """What places have, one value each, by the number of their story."""
        found: dict[int, list[str]] = defaultdict(list)
        for number, value in zip(self._at, values, strict=True):
            found[self._story[self._articles[number].article.id]].append(value)
        return found

    def _leading_ones(self, number: int) -> frozenset[str]:
        """Those who take part in much of what an article tells."""
        times = Counter(key for place in self._places(number) for key in self._everybody(place))
        least = max(_OFTEN, len(self._articles[number].told) * _MUCH)
        return frozenset(key for key, n in times.items() if n >= least) or _NOBODY

    def _places(self, number: int) -> range:
        """The places of an article."""
        return range(self._starts[number], self._starts[number] + len(self._articles[number].told))

    def reference(self, place: int) -> tuple[str, int]:
        """The id of a report's article, and its place there."""
        number = self._at[place]
        return self._articles[number].article.id, place - self._starts[number]

    def label(self, group: Sequence[int], read: Callable[[str], Extraction]) -> str:
        """What a happening is called of which these reports tell."""
        first = min((self.told[place] for place in group), key=lambda report: report.firmness)
        counts = {count for place in group for count in self.told[place].counts}
        if disputed(counts) == disputed(first.counts):
            return first.label
        references = map(self.reference, group)
        return label_of([(x.events[index], x) for article, index in references for x in (read(article),)])

    def likeness(self) -> dict[Pair, float]:
        """How alike the reports are that are compared, over what is needed to be one."""
        found: dict[Pair, float] = {}
        for block in self._blocks():
            for pair in block:
                if pair not in found:
                    value = self._compared(*pair)
                    if value is not None:
                        found[pair] = value
        return found

    def _compared(self, one: int, other: int) -> float | None:
        value = self._across.of(self._profile(one), self._profile(other), self._between(one, other))
        return None if value is None else value - self._across.least

    def _between(self, one: int, other: int) -> Between:
        numbers = first, second = self._at[one], self._at[other]
        lengths = [len(self._articles[number].told) for number in numbers]
        return Between(
            story=self._story_of(first) == self._story_of(second),
            crowd=log(self._in_article(one) * self._in_article(other)),
            length=max(0.0, log(lengths[0] * lengths[1] / _SHORT**2)),
            rare=min(self._rare(one), self._rare(other)),
            one_article=first == second,
            leading=self._leading[first] & self._leading[second],
        )

    def _story_of(self, number: int) -> int:
        return self._story[self._articles[number].article.id]

    def _in_article(self, place: int) -> int:
        """How many reports of its article have its word."""
        places = self._places(self._at[place])
        return self._lemmas[places.start : places.stop].count(self._lemmas[place])

    def _rare(self, place: int) -> float:
        return log((self._stories + _OTHERS) / self._seen[self._lemmas[place]])

    def _everybody(self, place: int) -> frozenset[str]:
        """The keys of the named entities that take part in a report."""
        article = self._articles[self._at[place]].article.id
        return frozenset(self._key_of[article, entity] for entity in self.told[place].everybody)

    def _unpacked(self, place: int) -> Profile:
        article = self._articles[self._at[place]].article.id
        return self.told[place].profile(lambda entity: self._key_of[article, entity])

    def _blocks(self) -> Iterator[Iterator[Pair]]:
        """Pairs to compare: linked words in one story, and the same word with the same named entity anywhere."""
        ordered = sorted(range(len(self.told)), key=self._when)
        by_story: dict[int, array[int]] = defaultdict(lambda: array("L"))
        for place in ordered:
            by_story[self._story_of(self._at[place])].append(place)
        while by_story:
            _, places = by_story.popitem()
            by_kind: dict[str, list[int]] = defaultdict(list)
            for place in places:
                for kind in kinds_of(self.told[place].roleset, self.told[place].type):
                    by_kind[kind].append(place)
            yield from map(_near, by_kind.values())
        for several in self._with_one_entity(ordered):
            yield (pair for pair in _near(several) if self._close(*pair))

    def _with_one_entity(self, ordered: Sequence[int]) -> Iterator[list[int]]:
        """The places, in this order, of reports that have their word and an entity in common."""
        numbers: dict[str, int] = {}
        # columns of numbers and not a dictionary: most words have an entity once, and there are very many
        words, entities, places = array("L"), array("L"), array("L")
        for place in ordered:
            for key in self._everybody(place):
                words.append(numbers.setdefault(self._lemmas[place], len(numbers)))
                entities.append(numbers.setdefault(key, len(numbers)))
                places.append(place)
        columns = np.array(entities), np.array(words)
        by_both = np.lexsort(columns)  # which leaves equal ones in their order
        differs = np.any([column[by_both][1:] != column[by_both][:-1] for column in columns], axis=0)
        for several in np.split(np.array(places)[by_both], np.flatnonzero(differs) + 1):
            if len(several) > 1:
                yield several.tolist()

    def _when(self, place: int) -> tuple[str, int]:
        """When a report's event was, as far as it tells, else when its article was published."""
        return self.told[place].time or self._articles[self._at[place]].article.published or "", place

    def _close(self, one: int, other: int) -> bool:
        if self.told[one].time and self.told[other].time:
            return True
        first, second = (self._articles[self._at[place]].article.published for place in (one, other))
        return not first or not second or days_between(first, second) <= _DAYS


def _near(places: Sequence[int]) -> Iterator[Pair]:
    """Each with those that come next."""
    for number, one in enumerate(places):
        for other in places[number + 1 : number + 1 + _NEXT]:
            yield (one, other) if one < other else (other, one)
