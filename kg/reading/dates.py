"""Dates as articles and editors write them, to ISO 8601 with only the precision that is stated."""

from __future__ import annotations

import datetime as dt
import re

from dateutil import parser

_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:(?:T|\s+|,\s*)\d{1,2}[:h]?\d{2}.*)?)?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?)?")
_EPOCH = re.compile(r"(\d{9,10})(\d{3})?(?:\.\d+)?")
_LABEL = re.compile(r"(?:first\s+)?(?:published|posted)(?:\s+on|\s+at)?\s*:?\s*", re.IGNORECASE)
_FULL_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)")
_NUMBERS = re.compile(r"(?:\d{1,2}[/.-])?\d{1,2}[/.-]\d{4}(?!\d)")
_LONGEST = 100
# Two fillings that differ in every field: what differs in the results too was not in the text.
_FILLINGS = (dt.datetime(2000, 1, 1), dt.datetime(2004, 2, 15))


def normalise_date(value: object) -> str | None:
    """The day, month or year that a value names, as `2024-05-17`, `2023-09` or `2023`; None when unclear.

    Takes text, dates and datetimes, and seconds or milliseconds since 1970 (UTC). Times of day are dropped, and the
    day stays the one of the time zone in which it was written. `03/04/2023` is two different days and so is unclear.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    text = _LABEL.sub("", " ".join(str(value).split()), count=1).strip(" .,;")
    if not text or len(text) > _LONGEST:
        return None
    if match := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return _checked(*(int(part) if part else None for part in match.groups()))
    if match := _EPOCH.fullmatch(text):
        return dt.datetime.fromtimestamp(int(match[1]), dt.UTC).date().isoformat()
    return _written_out(text)


def _checked(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    try:
        checked = dt.date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if checked.year < 1500 or month == 0 or day == 0:
        return None
    return checked.isoformat()[: 10 if day else 7 if month else 4]


def _written_out(text: str) -> str | None:
    """A date in words or with the year last, if every reading of it is the same."""
    if not _FULL_YEAR.search(text) or not (re.search(r"[A-Za-z]{3}", text) or _NUMBERS.match(text)):
        return None
    readings: set[str | None] = set()
    for day_first in (False, True):
        try:
            first, second = (
                parser.parse(text, default=filling, dayfirst=day_first, ignoretz=True) for filling in _FILLINGS
            )
        except (ValueError, OverflowError):
            return None
        if first.year != second.year or (first.month != second.month and first.day == second.day):
            return None
        precision = 4 if first.month != second.month else 7 if first.day != second.day else 10
        readings.add(first.date().isoformat()[:precision])
    return readings.pop() if len(readings) == 1 else None
