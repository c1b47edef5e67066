"""Lays out the events of a built graph for cards: in the order of time, from the side of whose card it is."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.graph.reading.events import Events
from kg.graph.reading.happening import ENTITY, ROLES, Filler, Happening, Report, Source
from kg.graph.views.event_card import CardDifference, CardEvent, CardParticipant, CardReport
from kg.graph.views.parts import Where, Words
from kg.model import Role
from kg.vocabulary.iris import Vocabulary

_OF_PLACES = {Role.PLACE, Role.START, Role.END}


class EventCards:
    """Finds events in a built graph and lays them out."""

    def __init__(self, store: ox.Store, vocabulary: Vocabulary) -> None:
        self._events = Events(store, vocabulary)
        self._data = vocabulary.data

    def of(self, entity: str) -> list[CardEvent]:
        """The events in which an entity, by its IRI, has a role, in the order of time; each as of that entity."""
        found = [(happening.as_of(entity), len(happening.reports)) for happening in self._events.of(entity)]
        return [self._card(own, entity, reports) for own, reports in sorted(found, key=lambda each: _order(each[0]))]

    def called(self, name: str) -> list[CardEvent]:
        """The events of that label, in any case, or the one of that key or IRI."""
        return [self._card(happening) for happening in sorted(self._events.called(name), key=_order)]

    def _card(self, happening: Happening, entity: str = "", reports: int = 0) -> CardEvent:
        """An event of so many `reports`, if not only those it has; on the card of an entity without itself."""
        own = {f.role for report in happening.reports for f in report.fillers if f.iri == entity and entity}
        everybody = [filler for role in ROLES for filler in happening.fillers(role)]
        return CardEvent(
            key=happening.iri.removeprefix(self._data),
            label=happening.label,
            type=happening.type,
            type_label=happening.type_label,
            roleset=happening.roleset,
            word=happening.word,
            roles=tuple(role for role in ROLES if role in own),
            time=happening.time,
            status=happening.status,
            outlets=happening.outlets,
            participants=self._participants(f for f in everybody if not (f.iri == entity and entity)),
            differences=tuple(
                CardDifference(
                    each.role, tuple((v, tuple(self._where(r.article) for r in by)) for v, by in each.values)
                )
                for each in happening.differences()
            ),
            reports=tuple(self._report(report) for report in happening.reports),
            other_reports=max(reports - len(happening.reports), 0),
        )

    def _report(self, report: Report) -> CardReport:
        return CardReport(
            where=self._where(report.article),
            words=report.words,
            status=report.status,
            source=self._events.name(report.source) if report.source else "",
            time=report.time,
            participants=self._participants(report.fillers),
            evidence=tuple(Words(piece.start, piece.exact, piece.prefix, piece.suffix) for piece in report.evidence),
            key=report.iri.removeprefix(self._data),
            source_key=report.source.removeprefix(self._data),
        )

    def _where(self, article: Source) -> Where:
        return Where(
            article.published, article.outlet, article.title, article.iri.removeprefix(f"{self._data}article/")
        )

    def _participants(self, fillers: Iterable[Filler]) -> tuple[CardParticipant, ...]:
        return tuple(
            CardParticipant(each.role, each.text, each.iri.removeprefix(self._data) if each.kind == ENTITY else "")
            for each in fillers
        )


def by_side(
    events: Iterable[CardEvent], *, is_place: bool
) -> tuple[tuple[CardEvent, ...], tuple[CardEvent, ...], tuple[CardEvent, ...]]:
    """What an entity did, what happened to it, and, where it is a place, what happened there."""
    did, undergone, there = [], [], []
    for event in events:
        if Role.AGENT in event.roles:
            did.append(event)
        elif is_place and set(event.roles) <= _OF_PLACES:
            there.append(event)
        else:
            undergone.append(event)
    return tuple(did), tuple(undergone), tuple(there)


def _order(happening: Happening) -> tuple[object, ...]:
    first = happening.reports[0]
    return not happening.time, happening.time, first.article, first.begins, happening.iri
