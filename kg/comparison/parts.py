"""What a collection knows of a few of its articles, so that a story is asked for its own alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Collection, Extraction


class Parts:
    """The entities and events of a collection by article."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._entities = {entity.key: entity for entity in collection.entities}
        self._events: dict[str, list[int]] = defaultdict(list)
        for number, event in enumerate(collection.events):
            for name in dict.fromkeys(name for name, _ in event.reports):
                self._events[name].append(number)

    def of(self, extractions: Sequence[Extraction]) -> Collection:
        """The collection with these articles alone, and the entities and events that they tell of."""
        keys = self._collection.key_of
        told = {keys.get((x.article.id, entity.id)) for x in extractions for entity in x.entities}
        found = [self._entities[key] for key in told if key in self._entities]
        found += [self._entities[key] for one in found for key in one.members if key in self._entities]
        events = {number for x in extractions for number in self._events.get(x.article.id, ())}
        several = (self._collection.events[number] for number in events)
        return replace(
            self._collection,
            extractions=tuple(extractions),
            entities=tuple(sorted(dict.fromkeys(found), key=lambda one: one.key)),
            events=tuple(sorted(several, key=lambda one: one.key)),
        )
