"""A report of each event that an article tells of, with status, source, time and evidence."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.events.choosing import told
from kg.extraction.events.participants import participants_of
from kg.extraction.events.salience import is_salient
from kg.extraction.events.types import event_type
from kg.extraction.frames.matching.analysis import Analysis
from kg.extraction.frames.matching.evidence import evidence_of
from kg.extraction.status.context import context_of
from kg.language.parsing.predicates import Predicate
from kg.model import EventReport, Span, Status


def reports_in(analysis: Analysis) -> Iterator[EventReport[Span]]:
    """The reports that say enough, in the order of the text."""
    for predicate in told(analysis):
        report = _report(predicate, analysis)
        if is_salient(report):
            yield report


def _report(predicate: Predicate, analysis: Analysis) -> EventReport[Span]:
    token = predicate.token
    participants = tuple(participants_of(predicate, analysis))
    context = context_of(token, analysis.quotations)
    supposed = context.status is Status.HYPOTHETICAL
    return EventReport(
        words=(Span(token.idx, token.idx + len(token)),),
        roleset=predicate.roleset,
        type=event_type(predicate.roleset),
        participants=participants,
        status=context.status,
        evidence=evidence_of(token, *(p.span for p in participants)),
        according_to=context.according_to,
        time=analysis.timing.time_of(token, frozenset(), supposed=supposed),
    )
