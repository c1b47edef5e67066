"""Happenings: which event each report is of; a report that nobody has put with others is of an event of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import Collection, EventReport, Extraction


@dataclass(frozen=True, slots=True)
class Happening:
    """An event by its path below the data namespace, with what to call it."""

    key: str
    label: str


def happenings_of(collection: Collection) -> Mapping[tuple[str, int], Happening]:
    """The event of each report that has one, by article id and place in `Extraction.events`."""
    return {
        reference: happening
        for event in collection.events
        for happening in (Happening(event.key, event.label),)
        for reference in event.reports
    }


def own_happening(report: EventReport[str], name: str, extraction: Extraction) -> Happening:
    """An event that only this report is of, called by its word."""
    return Happening(f"happening/{name}", extraction.words(report.words[:1]) or report.roleset)
