"""Whether what is known of an event is enough for a report."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Literal, Participant, Role, Span

#: Parts that somebody or something has in an event, beside where, when, how and why.
_TAKING_PART = frozenset(
    {Role.AGENT, Role.PATIENT, Role.RECIPIENT, Role.INSTRUMENT, Role.BENEFICIARY, Role.ATTRIBUTE, Role.START, Role.END}
)


def is_salient(participants: Sequence[Participant[Span]], *, dated: bool, verbal: bool) -> bool:
    """Whether somebody or something known takes part, or an amount, or place and time are told.

    Somebody or something that only words name is enough for a verb, and for a noun with a place or a time.
    """
    taking = [p for p in participants if p.role in _TAKING_PART]
    roles = {p.role for p in participants}
    placed, timed = Role.PLACE in roles, dated or Role.TIME in roles
    if any(p.amount is not None for p in participants) or any(not isinstance(p.filler, Literal) for p in taking):
        return True
    return (placed and timed) or (bool(taking) and (verbal or placed or timed))
