"""A statement of a subject and an object: its status, its time and its evidence."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.extraction.frames.loading import Frame
from kg.extraction.frames.matching.ended.term import Term, is_only_over, term_of
from kg.extraction.frames.matching.evidence import evidence_of
from kg.extraction.frames.matching.exclusions import borrowed, excluded
from kg.extraction.frames.matching.pairs import Pair
from kg.extraction.frames.matching.reversals import TAKES_BACK_VERDICTS, taken_back
from kg.extraction.frames.matching.trigger import Trigger
from kg.extraction.status.context import Context, context_of, presupposed_context
from kg.extraction.status.effects import Effect, Step, status_under
from kg.extraction.status.passing import aside_context
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.nouns import ARGUMENTS, base, children, possessors
from kg.language.syntax.offsets import tokens_at
from kg.model import Span, Statement, Status


def statement_of(frame: Frame, trigger: Trigger, pair: Pair) -> tuple[Statement[Span], Context]:
    """What a frame says of a pair, and what the sentence makes of it."""
    word, analysis = trigger.token, trigger.analysis
    subject = analysis.pointers.name_beside(pair.subject) or analysis.pointers.words(pair.subject)
    inside = frozenset(t.i for t in tokens_at(analysis.doc, pair.where))
    aside = (trigger.is_beside and not children(word, "cop")) or _is_presupposed(frame, word, pair)
    context = _context(trigger, subject, pair.where, inside, aside=aside)
    term = term_of(word, analysis.timing) if frame.relation.ended_form else Term()
    ended = frame.ended or term.word is not None
    if ended and context.status is not Status.ASSERTED:
        context = _as_it_was(context, trigger, aside=aside)
    # what somebody is does not begin with what the sentence tells
    timeless = aside or frame.undated or (frame.relation.state and not is_verbal(word))
    context = context.but(taken_back(frame, trigger, pair.subject, pair.where))
    if frame.foreseen:
        context = context.but(Step(Effect.SUPPOSED, word.i, "what is foreseen"))
    supposed = context.status is Status.HYPOTHETICAL
    time = analysis.timing.time_of(word, inside, supposed=supposed)
    statement: Statement[Span] = Statement(
        subject=subject,
        predicate=frame.predicate,
        object=pair.object,
        status=context.status,
        evidence=evidence_of(word, subject, pair.where, *term.words),
        according_to=context.according_to,
        time=None if timeless or frame.ended else time,
        ended=ended,
        began=term.began,
        until=time if frame.ended else term.until,
    )
    return statement, context


def _is_presupposed(frame: Frame, word: Token, pair: Pair) -> bool:
    """Whether a state is told by whose somebody is: "denied that his aides had lied" takes it for granted."""
    ends = {pair.subject, pair.filler}
    owned = word in ends and not ends.isdisjoint(possessors(word))
    named = base(word.dep_) == "obj" and len(children(word.head, "obj")) > 1  # "make Roe his aide"
    return frame.relation.state and owned and base(word.dep_) in ARGUMENTS and not named and not children(word, "cop")


def implied_by(frame: Frame, statement: Statement[Span], context: Context) -> tuple[Statement[Span], Context] | None:
    """What holds too where the article stands for a statement: who was convicted of theft was charged with it.

    Its time is not known. A verdict that fell takes nothing back of the charge.
    """
    steps = tuple(step for step in context.steps if step.rule not in TAKES_BACK_VERDICTS)
    status = status_under(steps)
    if not frame.implies or status not in {Status.ASSERTED, Status.ATTRIBUTED}:
        return None
    also = replace(statement, predicate=frame.implies, status=status, time=None)
    return also, Context(status, context.according_to, steps)


def _as_it_was(context: Context, trigger: Trigger, *, aside: bool) -> Context:
    """The status of a state that is over, without what only says that it is: "no longer mayor", "once a senator"."""
    steps = tuple(step for step in context.steps if not is_only_over(step, trigger.token))
    if len(steps) == len(context.steps):
        return context
    if aside:
        return presupposed_context(trigger.token, trigger.analysis.quotations)
    return Context(status_under(steps), context.according_to or _source(steps), steps)


def _source(steps: tuple[Step, ...]) -> Span | None:
    return next((step.source for step in reversed(steps) if step.source is not None), None)


def _context(trigger: Trigger, subject: Span, where: Span, inside: frozenset[int], *, aside: bool) -> Context:
    """The status of a statement and whose claim it is; `inside` are the tokens of its object."""
    analysis = trigger.analysis
    if aside:
        context = aside_context(trigger.token, analysis.quotations, tokens_at(analysis.doc, subject).root)
    else:
        context = context_of(trigger.token, analysis.quotations, inside)
    if context.status is not Status.ASSERTED:
        return context
    another = None if aside else borrowed(subject, trigger)
    return context.but(another or excluded(subject, analysis) or excluded(where, analysis))
