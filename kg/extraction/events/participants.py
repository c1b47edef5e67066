"""Who and what takes part in an event: the arguments of its word, each in its generic role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extraction.events.arguments import ACTING, arguments_of, kind_of
from kg.extraction.events.fillers import filler_of, whole_time
from kg.extraction.events.measuring import Headed, with_amounts
from kg.extraction.events.places import places_beside
from kg.extraction.events.roles import generic_role
from kg.extraction.frames.matching.analysis import Analysis
from kg.extraction.timing import is_bound
from kg.language.parsing.predicates import Predicate
from kg.language.syntax.alternatives import is_alternative, is_perhaps_another
from kg.language.syntax.exceptions import is_excepted
from kg.language.syntax.negation import is_negated, is_put_aside
from kg.language.syntax.offsets import tokens_at
from kg.model import EntityType, Literal, Participant, Role, Span, Time


def participants_of(predicate: Predicate, analysis: Analysis) -> Iterator[Participant[Span]]:
    """The participants, numbered arguments first; each filler of a coordination is one of its own.

    Nobody and nothing takes part twice in one role, under whatever words, and words inside the words of another filler
    are none of their own.
    """
    given: list[Headed] = []
    arguments = arguments_of(predicate, analysis)
    if predicate.token.pos_ == "ADJ":
        arguments.pop("ARG0", None)  # "shot him dead": an adjective has no doer
    for argument in sorted(arguments):
        for head in arguments[argument]:
            kind = kind_of(head, analysis)
            role = generic_role(predicate.roleset, argument, animate=kind in ACTING, place=kind is EntityType.PLACE)
            head = whole_time(head, predicate.token) if role is Role.TIME else head
            filled = None if role is None else filler_of(head, role, predicate, analysis)
            # "Roe, not Doe", "all but Doe", "Roe or Doe"
            left_out = is_put_aside(head) or is_excepted(head)
            left_out = left_out or is_perhaps_another(head)
            left_out = left_out or (is_alternative(head) and not is_negated(predicate.token))
            if role is None or filled is None or head.i == predicate.token.i or left_out:
                continue
            one = Participant(role, argument, *filled)
            if not any(_is_said_by(one, other, analysis) for other, _ in given):
                given.append((one, head))
    kept = _one_date([(p, h) for p, h in given if not any(_holds(other, p) for other, _ in given)], analysis)
    kept += places_beside(kept, analysis)
    for one, head in with_amounts(kept, predicate.token, analysis.amounts, analysis.article.text):
        if one.role is not Role.AMOUNT or one.amount is not None or head.i in analysis.timing.dated:
            yield one


def _one_date(given: list[Headed], analysis: Analysis) -> list[Headed]:
    """The participants with the first only of several dates: they are pieces of one ("at 7:37", "local time")."""
    dates = [one for one, head in given if one.role is Role.TIME and head.i in analysis.timing.dated]
    return [(one, head) for one, head in given if one not in dates[1:]]


def beside(
    time: Time | None, participants: Iterable[Participant[Span]], analysis: Analysis
) -> Iterator[Participant[Span]]:
    """The participants without those that only tell the time of the event, or pieces of it."""
    dated = analysis.timing.dated if time is not None else frozenset[int]()
    for one in participants:
        root = tokens_at(analysis.doc, one.span).root if one.role is Role.TIME else None
        if root is None or root.i not in dated or is_bound(root, "begins"):
            yield one


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
