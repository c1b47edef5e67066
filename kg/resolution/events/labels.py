"""What to call a happening: the word that tells of it and who takes part."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import EventReport, Extraction, Literal, Role, Status

_FIRST = (Role.AGENT, Role.PATIENT, Role.RECIPIENT, Role.PLACE)
_ORDER = {status: number for number, status in enumerate(Status)}
_MOST = 3


def label_of(reports: Sequence[tuple[EventReport[str], Extraction]]) -> str:
    """As "resigned (Jane Roe, Acme)", after the firmest report that tells of most: of equal ones the first."""
    report, extraction = min(reports, key=lambda r: (_ORDER[r[0].status], -len(_names(*r))))
    word = report.words[0].of(extraction.article.text)
    names = _names(report, extraction)
    return f"{word} ({', '.join(names)})" if names else word


def _names(report: EventReport[str], extraction: Extraction) -> list[str]:
    """The names of those who take part, who did it first."""
    entities = {entity.id: entity for entity in extraction.entities}
    found: dict[str, None] = {}
    for participant in report.of_role(*_FIRST):
        filler = participant.filler
        if not isinstance(filler, Literal) and entities[filler].named:
            found.setdefault(entities[filler].name, None)
    return list(found)[:_MOST]
