"""Who and what takes part in an event: the arguments of its word, each in its generic role."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.events.arguments import arguments_of, is_acting
from kg.extraction.events.fillers import filler_of
from kg.extraction.events.roles import generic_role
from kg.extraction.frames.matching.analysis import Analysis
from kg.language.parsing.predicates import Predicate
from kg.model import Literal, Participant, Role, Span, Time


def participants_of(predicate: Predicate, analysis: Analysis, time: Time | None) -> Iterator[Participant[Span]]:
    """The participants, numbered arguments first; each filler of a coordination is one of its own.

    Nobody and nothing takes part twice in one role, under whatever words, and words inside the words of another filler
    are none of their own. What tells the `time` of the event is no participant beside it.
    """
    given: list[Participant[Span]] = []
    arguments = arguments_of(predicate, analysis)
    if predicate.token.pos_ == "ADJ":
        arguments.pop("ARG0", None)  # "shot him dead": an adjective has no doer
    for argument in sorted(arguments):
        for head in arguments[argument]:
            role = generic_role(predicate.roleset, argument, animate=is_acting(head, analysis))
            if head.i == predicate.token.i or role is None:
                continue
            if role is Role.TIME and time is not None and head.i in analysis.timing.dated:
                continue
            filled = filler_of(head, role, predicate, analysis)
            if filled is None:
                continue
            one = Participant(role, argument, *filled)
            if not any(_is_said_by(one, other, analysis) for other in given):
                given.append(one)
    yield from (p for p in given if not any(p is not o and _holds(o, p) for o in given))


def _is_said_by(one: Participant[Span], other: Participant[Span], analysis: Analysis) -> bool:
    """Whether another participant says it already: the same words, or the same thing in the same role."""
    if one.span == other.span:
        return True
    if one.role is not other.role or isinstance(one.filler, Literal) or isinstance(other.filler, Literal):
        return False
    chain = analysis.chain_of(one.span)
    return chain is not None and chain is analysis.chain_of(other.span)


def _holds(outer: Participant[Span], inner: Participant[Span]) -> bool:
    """Whether the words of one are a part of those of another that fills the same role."""
    return outer.role is inner.role and outer.span != inner.span and outer.span.contains(inner.span)
