"""Notes of the words that could tell of an event: the report that each became, or why it became none."""

from __future__ import annotations

from kg.explaining.findings import Findings
from kg.explaining.notes import AmountFound, EventFound, ParticipantFound
from kg.explaining.words import one_line
from kg.extraction.events.reporting import Considered
from kg.model import Amount, EventReport, Extraction, Literal, Participant, Span
from kg.propbank import roleset


def event_of(one: Considered, findings: Findings) -> EventFound:
    """What became of a predicate of the article that the findings are of."""
    token, meaning = one.predicate.token, one.predicate.roleset
    known = roleset(meaning)
    refused = one.refusal.value if one.refusal is not None else ""
    told = EventFound(token.text, token.idx, meaning, known.name if known is not None else "", refused)
    if one.report is None or one.context is None:
        return told
    return EventFound(
        told.word,
        told.start,
        told.roleset,
        told.name,
        told.refused,
        one.report.type,
        *_resolved(one.report, findings),
        one.report.time.value if one.report.time is not None else None,
        tuple(map(findings.words, one.report.evidence)),
        findings.steps(one.context.steps),
    )


def _resolved(report: EventReport[Span], findings: Findings) -> tuple[tuple[ParticipantFound, ...], str, str | None]:
    """Who takes part in a report, its status, and whose claim it is, once words are things."""
    resolved = findings.resolved(report)
    for event in resolved.events:
        taking_part = tuple(_participant(p, resolved) for p in event.participants)
        return taking_part, event.status.value, resolved.name(event.according_to) or None
    return (), report.status.value, None


def _participant(one: Participant[str], resolved: Extraction) -> ParticipantFound:
    return ParticipantFound(
        one.role.value,
        one.argument,
        one_line(resolved.words(one.span)),
        one.span.start,
        one.span.end,
        None if isinstance(one.filler, Literal) else resolved.name(one.filler),
        None if one.amount is None else _amount(one.amount),
    )


def _amount(amount: Amount) -> AmountFound:
    return AmountFound(
        amount.kind.value, amount.value, amount.unit, amount.bound.value, amount.part.value, amount.other
    )
