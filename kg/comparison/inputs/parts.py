"""What resolution knows of a few articles of a collection, so that a story is asked for its own alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import replace

from kg.comparison.inputs.resolved import Known, Resolved
from kg.model import Collection, ResolvedEvent


class Parts:
    """The entities and events of a collection by article."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._entities = {entity.key: entity for entity in collection.entities}
        self._named: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for ref in collection.key_of:
            self._named[ref[0]].append(ref)
        self._events: dict[str, list[int]] = defaultdict(list)
        for number, event in enumerate(collection.events):
            for name in dict.fromkeys(name for name, _ in event.reports):
                self._events[name].append(number)

    def of(self, articles: Iterable[str]) -> Resolved:
        """What is known of these articles, by their ids."""
        names = list(dict.fromkeys(articles))
        collection = self._collection
        key_of = {ref: collection.key_of[ref] for name in names for ref in self._named.get(name, ())}
        entities = (self._entities[key] for key in sorted({*key_of.values()}) if key in self._entities)
        events = (collection.events[number] for number in {n for name in names for n in self._events.get(name, ())})
        own = frozenset(names)
        return Resolved(
            key_of,
            tuple(Known(each.key, each.name, each.members, each.named) for each in entities),
            tuple(_told_by(own, event) for event in sorted(events, key=lambda event: event.key)),
            {name: collection.outlet_of[name] for name in names if name in collection.outlet_of},
        )


def _told_by(articles: Set[str], event: ResolvedEvent) -> ResolvedEvent:
    """The event with the reports of these articles alone."""
    reports = tuple(report for report in event.reports if report[0] in articles)
    return event if len(reports) == len(event.reports) else replace(event, reports=reports)
