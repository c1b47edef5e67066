"""Whether what is known of an event is enough for a report."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Literal, Participant, Role, Span


def is_salient(participants: Sequence[Participant[Span]], *, dated: bool) -> bool:
    """Whether somebody or something known takes part, or an amount, or place and time are told."""
    if any(p.amount is not None or _is_known(p) for p in participants):
        return True
    roles = {p.role for p in participants}
    return Role.PLACE in roles and (dated or Role.TIME in roles)


def _is_known(participant: Participant[Span]) -> bool:
    return participant.role is not Role.PLACE and not isinstance(participant.filler, Literal)
