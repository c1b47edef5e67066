"""A report of each event that an article tells of, with status, source, time and evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extraction.events.choosing import weighed
from kg.extraction.events.participants import participants_of
from kg.extraction.events.refusals import Refusal
from kg.extraction.events.salience import is_salient
from kg.extraction.events.types import event_type
from kg.extraction.frames.matching.analysis import Analysis
from kg.extraction.frames.matching.evidence import evidence_of
from kg.extraction.status.context import Context, context_of
from kg.language.parsing.predicates import Predicate
from kg.model import EventReport, Span, Status


@dataclass(frozen=True, slots=True)
class Considered:
    """A predicate of an article, with the report that it became, or why it is none.

    `report` and `context` (status, source and the steps that lead to them) are those of what it would tell; None where
    the word itself is refused. `refusal` is None where there is a report to give.
    """

    predicate: Predicate
    refusal: Refusal | None
    report: EventReport[Span] | None = None
    context: Context | None = None


def considered(analysis: Analysis) -> Iterator[Considered]:
    """All predicates of an article in the order of the text: for whoever asks why there is a report, or none."""
    for predicate, refusal in weighed(analysis):
        if refusal is not None:
            yield Considered(predicate, refusal)
            continue
        context = context_of(predicate.token, analysis.quotations)
        report = _report(predicate, analysis, context)
        yield Considered(predicate, None if is_salient(report) else Refusal.NOT_SALIENT, report, context)


def reports_in(analysis: Analysis) -> Iterator[EventReport[Span]]:
    """The reports that say enough, in the order of the text."""
    for one in considered(analysis):
        if one.report is not None and one.refusal is None:
            yield one.report


def _report(predicate: Predicate, analysis: Analysis, context: Context) -> EventReport[Span]:
    token = predicate.token
    participants = tuple(participants_of(predicate, analysis))
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
