"""Whether two dates as precise as told can be of one happening."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

#: A night belongs to two days, and places have days of their own.
_LEEWAY = timedelta(days=1)


def can_be_one(one: str, other: str) -> bool:
    """Whether two dates of ISO 8601, each as precise as known, lie no further apart than a day; True for "" as well."""
    if not one or not other:
        return True
    (first, last), (start, end) = period(one), period(other)
    return start <= last + _LEEWAY and first <= end + _LEEWAY


def period(value: str) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day."""
    year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, day or 1), date(year, month, day or monthrange(year, month)[1])
