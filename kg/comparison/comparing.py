"""Lays the articles of each story beside each other."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.comparison.conflicts import conflicts
from kg.comparison.origins import origins
from kg.comparison.renderings import rendered
from kg.comparison.revising.revisions import revisions
from kg.comparison.revising.versions import earlier_versions
from kg.comparison.told_otherwise import headline_matches
from kg.comparison.utterances import utterances
from kg.model import Collection, Extraction, ResolvedEvent
from kg.model.comparison import Comparison, Conflict, Origin, Story, Utterance
from kg.resolution.events.stories import stories


def compare(collection: Collection, together: Iterable[Iterable[str]] | None = None) -> Comparison:
    """What the articles of each story have in common and where they differ, and what versions of one article do.

    `together` are the ids of the articles of each story, where somebody has said which belong to one; else they are
    found. Articles that are alone in their story are compared with nothing. Of the versions of an article a story has
    the last one alone, so that they are never taken for two voices; what the earlier ones told is told by revisions.
    """
    published = {x.article.id: x.article.published or "~" for x in collection.extractions}
    groups = _found(collection) if together is None else list(map(set, together))
    earlier = earlier_versions(collection)
    told = [_story(ids - earlier, published) for ids in groups if len(ids - earlier) > 1]
    if together is None:
        told.sort(key=lambda story: story.articles)
    extractions = {extraction.article.id: extraction for extraction in collection.extractions}
    articles = {name: extraction.article for name, extraction in extractions.items()}
    of = _OfStories(collection)
    said: list[Utterance] = []
    differing: list[Conflict] = []
    drawn: list[Origin] = []
    for story in told:
        several = [extractions[name] for name in story.articles]
        known = of.those_in(several)
        here = utterances([each for one in several for each in rendered(one, known)], articles)
        said += here
        differing += conflicts(several, known, here)
        drawn += origins(several, known)
    compared = dict.fromkeys(name for story in told for name in story.articles)
    return Comparison(
        stories=tuple(told),
        utterances=tuple(said),
        conflicts=tuple(differing),
        origins=tuple(drawn),
        revisions=tuple(revisions(collection)),
        headlines=tuple(match for name in compared for match in headline_matches(extractions[name])),
    )


class _OfStories:
    """The entities and events of a collection by article, so that a story is asked for its own alone."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._entities = {entity.key: entity for entity in collection.entities}
        self._events: dict[str, list[ResolvedEvent]] = defaultdict(list)
        for event in collection.events:
            for name in dict.fromkeys(name for name, _ in event.reports):
                self._events[name].append(event)

    def those_in(self, extractions: Sequence[Extraction]) -> Collection:
        """The collection with only the entities and events that these articles tell of."""
        keys = self._collection.key_of
        told = {keys.get((x.article.id, entity.id)) for x in extractions for entity in x.entities}
        found = [self._entities[key] for key in told if key in self._entities]
        found += [self._entities[key] for one in found for key in one.members if key in self._entities]
        events = dict.fromkeys(event for x in extractions for event in self._events.get(x.article.id, ()))
        return replace(
            self._collection,
            entities=tuple(sorted(dict.fromkeys(found), key=lambda one: one.key)),
            events=tuple(sorted(events, key=lambda one: one.key)),
        )


def _found(collection: Collection) -> list[set[str]]:
    """The articles of each story that has several."""
    groups: dict[int, set[str]] = defaultdict(set)
    for name, number in stories(collection, collection.extractions).items():
        groups[number].add(name)
    return [names for names in groups.values() if len(names) > 1]


def _story(names: Iterable[str], published: Mapping[str, str]) -> Story:
    ordered = tuple(sorted(set(names), key=lambda name: (published[name], name)))
    return Story(hashlib.sha256("\n".join(sorted(ordered)).encode()).hexdigest()[:8], ordered)
