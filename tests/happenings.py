"""Invented reports of events of the first article of tests/graph/sample.py."""

from __future__ import annotations

from kg.model import (
    Amount,
    AmountKind,
    AmountPart,
    Bound,
    EventReport,
    Literal,
    Participant,
    Role,
    Span,
    Status,
    Time,
)
from tests.graph.sample import FIRST, spans_of


def span_of(words: str) -> Span:
    """Where words stand in the article for the first time."""
    (span,) = spans_of(FIRST, words)
    return span


def writing() -> EventReport[str]:
    """Roe wrote a letter to Doe on Tuesday."""
    return EventReport(
        words=(span_of("wrote"), span_of("letter")),
        roleset="write.01",
        type="Creation",
        participants=(
            Participant(Role.AGENT, "ARG0", "e1", span_of("Jane Roe")),
            Participant(Role.PATIENT, "ARG1", "e3", span_of("a letter")),
            Participant(Role.RECIPIENT, "ARG2", "e2", span_of("John Doe")),
            Participant(Role.TIME, "ARGM-TMP", Literal("Tuesday"), span_of("Tuesday")),
        ),
        status=Status.ASSERTED,
        evidence=(span_of("Jane Roe wrote a letter to John Doe on Tuesday"),),
        time=Time("2021-05-04", span_of("Tuesday")),
    )


def accusation() -> EventReport[str]:
    """Doe and Roe were accused of theft, as an outlet said, with two amounts."""
    years = Amount(AmountKind.MEASURE, "47", span_of("47"), "year", Bound.AT_LEAST, AmountPart.FROM)
    tally = Amount(AmountKind.SCORE, "1", span_of("one"), other="0")
    return EventReport(
        words=(span_of("accused"),),
        roleset="accuse.01",
        type="",
        participants=(
            Participant(Role.PATIENT, "ARG1", "e2", span_of("He")),
            Participant(Role.PATIENT, "ARG1", "e1", span_of("He")),
            Participant(Role.AMOUNT, "ARGM-EXT", Literal("47"), span_of("47"), years),
            Participant(Role.START, "ARG3", Literal("one"), span_of("one"), tally),
            Participant(Role.END, "ARG4", Literal("theft"), span_of("theft")),
        ),
        status=Status.ATTRIBUTED,
        evidence=(span_of("He was accused of theft"),),
        according_to="e4",
    )
