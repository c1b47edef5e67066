"""Whether what is known of an event is enough for a report."""

from __future__ import annotations

from collections.abc import Collection

from kg.model import EventReport, Literal, Role, Span


def is_salient(report: EventReport[Span]) -> bool:
    """Whether somebody or something known takes part, or an amount, or place and time are told."""
    roles: Collection[Role] = {p.role for p in report.participants}
    known = any(not isinstance(p.filler, Literal) for p in report.participants if p.role is not Role.PLACE)
    timed = report.time is not None or Role.TIME in roles
    return known or any(p.amount is not None for p in report.participants) or (Role.PLACE in roles and timed)
