"""Happenings: which event each report is of; a report that nobody has put with others is of an event of its own."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.model import EventReport, Extraction, ResolvedEvent

_NONE = -1


@dataclass(frozen=True, slots=True)
class Happening:
    """An event by its path below the data namespace, with what to call it, and whether several reports are of it."""

    key: str
    label: str
    shared: bool = False


class Happenings:
    """The event of each report that has one, in four bytes a report."""

    def __init__(self, events: Sequence[ResolvedEvent]) -> None:
        self._events = events
        self._of: dict[str, array[int]] = {}
        for number, event in enumerate(events):
            for article, place in event.reports:
                numbers = self._of.setdefault(article, array("i"))
                numbers.extend([_NONE] * (place + 1 - len(numbers)))
                numbers[place] = number

    def of(self, article: str) -> Mapping[int, Happening]:
        """The events of an article's reports, by place in `Extraction.events`."""
        return {
            place: self._happening(self._events[number])
            for place, number in enumerate(self._of.get(article, ()))
            if number != _NONE
        }

    def _happening(self, event: ResolvedEvent) -> Happening:
        return Happening(event.key, event.label, len(event.reports) > 1)


def own_happening(report: EventReport[str], name: str, extraction: Extraction) -> Happening:
    """An event that only this report is of, called by its word."""
    return Happening(f"happening/{name}", extraction.words(report.words[:1]) or report.roleset)
