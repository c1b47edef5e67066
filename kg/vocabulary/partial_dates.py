"""Dates that are only as precise as told: a year, a month or a day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_PARTS = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def ends_of(value: str) -> tuple[date, date] | None:
    """The first and last day that a date as `2021`, `2021-05` or `2021-05-04` may mean; None for what is no date."""
    found = _PARTS.fullmatch(value)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if year is None or month is None:
            return date(year or 0, 1, 1), date(year or 0, 12, 31)
        return date(year, month, day or 1), date(year, month, day or monthrange(year, month)[1])
    except ValueError:  # as the 30th of February
        return None
