"""Whether what is known of an event is enough for a report."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extraction.timing import Timing
from kg.language.syntax.clauses import is_verbal
from kg.model import Literal, Participant, Role, Span

#: Parts that somebody or something has in an event, beside where, when, how and why.
TAKING_PART = frozenset(
    {Role.AGENT, Role.PATIENT, Role.RECIPIENT, Role.INSTRUMENT, Role.BENEFICIARY, Role.ATTRIBUTE, Role.START, Role.END}
)


def is_salient(participants: Sequence[Participant[Span]], word: Token, timing: Timing) -> bool:
    """Whether somebody or something known takes part in what a word tells, or an amount, or place and time are told.

    Somebody or something that only words name is enough for a verb, and for a noun with a place or a time.
    """
    if any(p.amount is not None for p in participants):
        return True
    taking = [p for p in participants if p.role in TAKING_PART]
    if any(not isinstance(p.filler, Literal) for p in taking) or (taking and is_verbal(word)):
        return True
    roles = {p.role for p in participants}
    placed = Role.PLACE in roles
    if not taking and not placed:
        return False
    timed = Role.TIME in roles or bool(timing.at(word))
    return timed or (placed and bool(taking))
