"""Happenings: which event each report is of; a report that nobody has put with others is of an event of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import Collection, EventReport, Extraction, Literal, Role


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
    """An event that only this report is of, under the report's name: "Jane Roe sold Acme Corp", "John Doe arrested"."""
    names = {entity.id: entity.name for entity in extraction.entities}

    def called(role: Role) -> str:
        fillers = [p.filler for p in report.of_role(role)]
        return ", ".join(dict.fromkeys(f.value if isinstance(f, Literal) else names.get(f, "") for f in fillers))

    word = report.words[0].of(extraction.article.text) if report.words else report.roleset
    agent, patient = called(Role.AGENT), called(Role.PATIENT)
    parts = (agent, word, patient) if agent else (patient, word)
    return Happening(f"happening/{name}", " ".join(filter(None, parts)))
