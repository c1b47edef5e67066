"""A report of each event that an article tells of, with status, source, time and evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extraction.events.choosing import kept_by_meaning, weighed
from kg.extraction.events.general import coming, is_ahead, is_general
from kg.extraction.events.measuring import may_be_measured
from kg.extraction.events.participants import beside, participants_of
from kg.extraction.events.refusals import Refusal
from kg.extraction.events.salience import TAKING_PART, is_salient
from kg.extraction.events.selecting.meaning import as_meant, type_of
from kg.extraction.frames.matching.analysis import Analysis
from kg.extraction.frames.matching.evidence import evidence_of
from kg.extraction.status.context import Context, context_of
from kg.extraction.timing import is_bound
from kg.language.lexicon.entries import verbs
from kg.language.parsing.predicates import Predicate
from kg.language.syntax.nouns import base
from kg.language.syntax.offsets import tokens_at
from kg.model import EventReport, Participant, Role, Span, Status
from kg.propbank import family

#: What a word is that tells of no event, unless with an amount.
_WITH_AMOUNTS = frozenset({Refusal.STANDING, Refusal.EMPTY, Refusal.AUXILIARY})


@dataclass(frozen=True, slots=True)
class Considered:
    """A predicate of an article, with the report that it became, or why it is none.

    `context` (status, source and the steps that lead to them) is that of the report. `refusal` is None where there is a
    report, and the report and its context are None where there is a refusal. `participants` are those of a word that is
    only refused for what it has of them.
    """

    predicate: Predicate
    refusal: Refusal | None
    report: EventReport[Span] | None = None
    context: Context | None = None
    participants: tuple[Participant[Span], ...] = ()


def considered(analysis: Analysis) -> Iterator[Considered]:
    """All predicates of an article in the order of the text: for whoever asks why there is a report, or none."""
    for predicate, refusal in weighed(analysis):
        if refusal is not None and (refusal not in _WITH_AMOUNTS or not may_be_measured(predicate, analysis.amounts)):
            yield Considered(predicate, refusal)
            continue
        participants = tuple(participants_of(predicate, analysis))
        meant = as_meant(predicate, participants, analysis)
        if meant is None:
            refusal = Refusal.FIGURATIVE
        else:
            if meant != predicate:
                predicate, participants = meant, tuple(participants_of(meant, analysis))
                refusal = kept_by_meaning(meant, analysis)
            refusal = _refusal(predicate, participants, analysis, refusal)
        if refusal is not None:
            yield Considered(predicate, refusal, participants=participants)
            continue
        # the status costs most, so it is asked last
        context = context_of(_told_by(predicate.token), analysis.quotations)
        context = context.but(coming(predicate.token, participants, analysis))
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
            told_beside = tuple(p for p in one.participants if p.role not in TAKING_PART)
            yield _report(one.predicate, told_beside, analysis, context)


def _told_by(word: Token) -> Token:
    """The word whose clause an event is told in: of a copula that of what it says of its subject."""
    return word.head if base(word.dep_) == "cop" else word


def _refusal(
    predicate: Predicate, participants: Sequence[Participant[Span]], analysis: Analysis, refusal: Refusal | None
) -> Refusal | None:
    """What keeps a word with these participants from being a report; `refusal` is what keeps one without an amount."""
    word = predicate.token
    if refusal is not None:
        return None if _states_amount(word, participants) else refusal
    if not is_salient(participants, word, analysis.timing):
        return Refusal.NOT_SALIENT
    return Refusal.GENERAL if is_general(word, participants, analysis) else None


def _states_amount(word: Token, participants: Sequence[Participant[Span]]) -> bool:
    """Whether a state tells how much or how many: "the deal covers 12 shops", "the turnout was 71 percent"."""
    if base(word.dep_) == "cop":
        return any(p.role is Role.AMOUNT and p.amount is not None for p in participants)
    parts = {p.argument for p in participants}
    return len(parts) > 1 and any(p.amount is not None and p.argument in {"ARG1", "ARG2"} for p in participants)


def _report(
    predicate: Predicate, participants: tuple[Participant[Span], ...], analysis: Analysis, context: Context
) -> EventReport[Span]:
    token = predicate.token
    supposed = context.status is Status.HYPOTHETICAL
    time = analysis.timing.time_of(_told_by(token), frozenset(), supposed=supposed)
    if token.lemma_ in verbs("time", "ahead") and is_ahead(time, analysis):
        # "the debate, scheduled for Friday": what is planned is then, and not the planning
        time, participants = None, tuple(p for p in participants if p.role is not Role.TIME)
    if time is not None and time.span is not None and is_bound(tokens_at(analysis.doc, time.span).root, "begins"):
        time = None  # "has been ill since May": its words tell
    told = tuple(beside(time, participants, analysis))
    return EventReport(
        words=(Span(token.idx, token.idx + len(token)),),
        roleset=predicate.roleset,
        type=type_of(predicate.roleset, participants, analysis),
        participants=told,
        status=context.status,
        evidence=evidence_of(token, *(p.span for p in told)),
        according_to=context.according_to,
        time=time,
    )
