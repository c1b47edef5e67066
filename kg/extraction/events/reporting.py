"""A report of each event that an article tells of, with status, source, time and evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extraction.events.choosing import weighed
from kg.extraction.events.participants import beside, participants_of
from kg.extraction.events.refusals import Refusal
from kg.extraction.events.salience import is_salient
from kg.extraction.events.types import event_type
from kg.extraction.frames.matching.analysis import Analysis
from kg.extraction.frames.matching.evidence import evidence_of
from kg.extraction.status.context import Context, context_of
from kg.language.lexicon.rolesets import family
from kg.language.parsing.predicates import Predicate
from kg.model import EventReport, Participant, Span, Status


@dataclass(frozen=True, slots=True)
class Considered:
    """A predicate of an article, with the report that it became, or why it is none.

    `context` (status, source and the steps that lead to them) is that of the report. `refusal` is None where there is a
    report, and the report and its context are None where there is a refusal.
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
        participants = tuple(participants_of(predicate, analysis))
        if not is_salient(participants, dated=bool(analysis.timing.at(predicate.token))):
            yield Considered(predicate, Refusal.NOT_SALIENT)
            continue
        # the status costs most, so it is asked last
        context = context_of(predicate.token, analysis.quotations)
        yield Considered(predicate, None, _report(predicate, participants, analysis, context), context)


def reports_in(analysis: Analysis) -> Iterator[EventReport[Span]]:
    """The reports that say enough, in the order of the text, and those that may tell again of what one of them tells.

    A word alone ("the resignation") is reported where the article has a report of the same word that says enough:
    resolution joins it to that one or leaves it out.
    """
    all_of = list(considered(analysis))
    told = {family(one.predicate.roleset) for one in all_of if one.report is not None}
    for one in all_of:
        if one.report is not None:
            yield one.report
        elif one.refusal is Refusal.NOT_SALIENT and family(one.predicate.roleset) in told:
            context = context_of(one.predicate.token, analysis.quotations)
            yield _report(one.predicate, tuple(participants_of(one.predicate, analysis)), analysis, context)


def _report(
    predicate: Predicate, participants: tuple[Participant[Span], ...], analysis: Analysis, context: Context
) -> EventReport[Span]:
    token = predicate.token
    supposed = context.status is Status.HYPOTHETICAL
    time = analysis.timing.time_of(token, frozenset(), supposed=supposed)
    told = tuple(beside(time, participants, analysis))
    return EventReport(
        words=(Span(token.idx, token.idx + len(token)),),
        roleset=predicate.roleset,
        type=event_type(predicate.roleset),
        participants=told,
        status=context.status,
        evidence=evidence_of(token, *(p.span for p in told)),
        according_to=context.according_to,
        time=time,
    )
