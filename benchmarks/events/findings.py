"""Reports, statements and quotations in one form: what stands at which words, with whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.model import EventReport, Extraction, Literal, Quotation, Role, Span, Statement, Status

#: Predicates of one who acts and another who undergoes it; of others, "sentencedBy" say, nobody can swap the ends.
DEEDS = frozenset({
    "accused", "acquired", "attacked", "blamed", "criticized", "defeated", "donatedTo", "fined", "injured",
    "investigated", "killed", "mocked", "opposed", "praised", "sued", "supported", "testifiedAgainst",
    "testifiedFor", "thanked", "threatened", "visited",
})  # fmt: skip
_UNDERGOING = frozenset({Role.PATIENT, Role.RECIPIENT, Role.BENEFICIARY})


class Side(StrEnum):
    """On which side of a deed somebody stands, as far as the finding tells; `said` is the content of a quotation."""

    DOING = "doing"
    UNDERGOING = "undergoing"
    SAID = "said"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Part:
    """Who or what takes part in a finding: an entity's id, or words, of which the place is not always known."""

    side: Side
    entity: str | None = None
    spans: tuple[Span, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What kg says, the words it stands at, and its parts.

    `close`: the places are the very words that tell it, not the clause around them. `timed`: it has a time.
    """

    places: tuple[Span, ...]
    close: bool
    parts: tuple[Part, ...]
    status: Status
    timed: bool

    def at(self, word: Span) -> bool:
        """Whether it stands at a word."""
        return any(p.overlaps(word) if self.close else p.contains(word) for p in self.places)


def findings(extraction: Extraction) -> list[Finding]:
    """All that an extraction says, in its order."""
    return [
        *map(_report, extraction.events),
        *map(_statement, extraction.statements),
        *map(_quotation, _all(extraction.quotations)),
    ]


def _report(report: EventReport[str]) -> Finding:
    parts = []
    for one in report.participants:
        doing = one.role is Role.AGENT
        side = Side.DOING if doing else Side.UNDERGOING if one.role in _UNDERGOING else Side.OTHER
        spans = (one.span, *((one.amount.span,) if one.amount else ()))
        parts.append(Part(side, None if isinstance(one.filler, Literal) else one.filler, spans))
    return Finding(report.words, True, tuple(parts), report.status, report.time is not None)


def _statement(said: Statement[str]) -> Finding:
    deed = said.predicate in DEEDS
    subject = Part(Side.DOING if deed else Side.OTHER, said.subject)
    side = Side.UNDERGOING if deed else Side.OTHER
    thing = said.object
    object_ = Part(side, words=thing.value) if isinstance(thing, Literal) else Part(side, thing)
    timed = any(time is not None for time in (said.time, said.began, said.until))
    return Finding(said.evidence, False, (subject, object_), said.status, timed)


def _quotation(said: Quotation[str]) -> Finding:
    parts = [Part(Side.DOING, said.speaker, said.source), Part(Side.SAID, spans=said.content)]
    parts += [Part(Side.UNDERGOING, said.addressee)] if said.addressee else []
    parts += [Part(Side.OTHER, said.medium)] if said.medium else []
    return Finding(said.cue, True, tuple(parts), said.status, said.time is not None)


def _all(quotations: Iterable[Quotation[str]]) -> Iterator[Quotation[str]]:
    for one in quotations:
        yield one
        yield from _all(one.nested)
