"""Happenings across articles: the reports that tell of one, whoever publishes them.

Two reports are compared where their words have something in common and their articles tell one story, or where the same
named entity takes part in both and the word is the same. What is compared decides (likeness.toml): never the word
alone. What disagrees in an amount is joined and stays visible on the reports.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log

from kg.model import Collection, EventReport, Extraction, ResolvedEvent
from kg.propbank import family
from kg.resolution.events.labels import label_of
from kg.resolution.events.likeness import Between, Likeness
from kg.resolution.events.linking import Pair, grouped
from kg.resolution.events.links import kinds_of
from kg.resolution.events.profiles import Profile, Profiles
from kg.resolution.events.stories import days_between, stories

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


def happenings(collection: Collection) -> tuple[ResolvedEvent, ...]:
    """The happenings that the articles of a collection report, by their keys; each report belongs to one."""
    told = _Told(collection)
    pairs = told.likeness()
    groups = grouped(len(told.refs), pairs, 0.0, told.unlinked)
    found = []
    for group in groups:
        refs = [told.refs[place] for place in group]
        label = label_of([(told.report(place), told.extraction(place)) for place in group])
        found.append(ResolvedEvent(_key(refs[0], told.report(group[0])), label, tuple(refs)))
    return tuple(sorted(found, key=lambda event: event.key))


class _Told:
    """All reports of a collection in the order of their articles' ids, with their profiles."""

    def __init__(self, collection: Collection) -> None:
        self._extractions = [x for x in collection.extractions if x.events]
        self._extractions.sort(key=lambda x: x.article.id)
        self._story = stories(collection, self._extractions)
        self._across = Likeness("across")
        self.unlinked = self._across.unlinked - self._across.least
        self._length = {x.article.id: len(x.events) for x in self._extractions}
        self.refs: list[tuple[str, int]] = []
        self._of: list[tuple[Extraction, int]] = []
        self.profiles: list[Profile] = []
        for x in self._extractions:
            article = x.article.id
            profiles = Profiles(x, {e.id: collection.key_of[article, e.id] for e in x.entities}.__getitem__)
            for index, report in enumerate(x.events):
                self.refs.append((article, index))
                self._of.append((x, index))
                self.profiles.append(profiles.of(report))
        self._lemmas = [family(profile.roleset) for profile in self.profiles]
        #: how often a word tells of something in an article, and in how many stories
        self._times = Counter((ref[0], lemma) for ref, lemma in zip(self.refs, self._lemmas, strict=True))
        self._seen = Counter(lemma for _, lemma in {(self._story[article], lemma) for article, lemma in self._times})
        self._leading = self._leading_ones()
        self._stories = len(set(self._story.values()))

    def _leading_ones(self) -> dict[str, frozenset[str]]:
        """By article those who take part in much of what it tells."""
        times: dict[str, Counter[str]] = defaultdict(Counter)
        for (article, _), profile in zip(self.refs, self.profiles, strict=True):
            times[article].update(profile.everybody)
        return {
            article: frozenset(key for key, n in times[article].items() if n >= max(_OFTEN, length * _MUCH))
            for article, length in self._length.items()
        }

    def report(self, place: int) -> EventReport[str]:
        """The report with this number."""
        x, index = self._of[place]
        return x.events[index]

    def extraction(self, place: int) -> Extraction:
        """What was found in its article."""
        return self._of[place][0]

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
        value = self._across.of(self.profiles[one], self.profiles[other], self._between(one, other))
        return None if value is None else value - self._across.least

    def _between(self, one: int, other: int) -> Between:
        first, second = self.refs[one][0], self.refs[other][0]
        return Between(
            story=self._story[first] == self._story[second],
            crowd=log(self._in_article(one) * self._in_article(other)),
            length=max(0.0, log(self._length[first] * self._length[second] / _SHORT**2)),
            rare=min(self._rare(one), self._rare(other)),
            one_article=first == second,
            leading=self._leading[first] & self._leading[second],
        )

    def _in_article(self, place: int) -> int:
        """How many reports of its article have its word."""
        return self._times[self.refs[place][0], self._lemmas[place]]

    def _rare(self, place: int) -> float:
        return log((self._stories + _OTHERS) / self._seen[self._lemmas[place]])

    def _blocks(self) -> Iterator[Iterator[Pair]]:
        """Pairs to compare: linked words in one story, and the same word with the same named entity anywhere."""
        by_story: dict[tuple[int, str], list[int]] = defaultdict(list)
        by_entity: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place in sorted(range(len(self.refs)), key=self._when):
            profile = self.profiles[place]
            for kind in kinds_of(profile.roleset, profile.type):
                by_story[self._story[self.refs[place][0]], kind].append(place)
            for key in profile.everybody:
                by_entity[self._lemmas[place], key].append(place)
        for places in by_story.values():
            yield _near(places)
        for places in by_entity.values():
            yield (pair for pair in _near(places) if self._close(*pair))

    def _when(self, place: int) -> tuple[str, int]:
        """When a report's event was, as far as it tells, else when its article was published."""
        article = self._of[place][0].article
        return self.profiles[place].time or article.published or "", place

    def _close(self, one: int, other: int) -> bool:
        if self.profiles[one].time and self.profiles[other].time:
            return True
        first, second = (self._of[place][0].article.published for place in (one, other))
        return not first or not second or days_between(first, second) <= _DAYS


def _near(places: Sequence[int]) -> Iterator[Pair]:
    """Each with those that come next."""
    for number, one in enumerate(places):
        for other in places[number + 1 : number + 1 + _NEXT]:
            yield (one, other) if one < other else (other, one)


def _key(first: tuple[str, int], report: EventReport[str]) -> str:
    """The path of a happening, by the first word of its first report."""
    word = report.words[0]
    named = f"{first[0]} {word.start}-{word.end} {report.status.value}"
    return f"happening/{hashlib.sha256(named.encode()).hexdigest()[:16]}"
