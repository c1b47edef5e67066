"""The numbers in the words of a date, and arithmetic on ISO 8601 values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from dateutil.relativedelta import relativedelta

from kg.language.dates.words import DAY, MONTH
from kg.language.lexicon.calendar import numbers


def shared(values: Iterable[str]) -> str | None:
    """The shortest year, month or day that holds all of some; None where they lie in different years."""
    parts = [value.split("-") for value in values]
    common = []
    for place in zip(*parts, strict=False):
        if len(set(place)) > 1:
            break
        common.append(place[0])
    return "-".join(common) or None


def moved(value: str, steps: int, unit: str) -> str | None:
    """A day, month or year some `unit`s ("day", "month", "year") later, cut to the unit; None where it is coarser."""
    if len(value) < {"day": 10, "month": 7, "year": 4}[unit]:
        return None
    first = date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    delta = {"day": relativedelta(days=steps), "month": relativedelta(months=steps), "year": relativedelta(years=steps)}
    try:
        then = first + delta[unit]
    except (ValueError, OverflowError):
        return None  # no calendar goes that far
    return then.isoformat()[: {"day": 10, "month": 7, "year": 4}[unit]]


def weekday_of(words: str) -> int | None:
    """The weekday named in `words`; Monday is 0. None where they name none."""
    named = re.search(DAY, words, re.VERBOSE)
    return numbers()[named.group().lower()] - 1 if named else None


def month_of(words: str) -> int | None:
    """The first month named in `words`, from 1; None where they name none."""
    named = re.search(rf"\b(?i:{MONTH})", words)
    return numbers()[named.group().lower().rstrip(".")] if named else None


def days_of(words: str) -> list[int]:
    """The day of the month, or both ends of "7-9"."""
    return [int(d) for d in re.findall(r"(?<!\d)\d{1,2}(?!\d)", re.sub(r"\d{4}$", "", words))][:2]


def dates_of(year: int, month: int, days: list[int]) -> str | None:
    """What holds some days of a month: the day, or the month of several; None where the calendar lacks one."""
    found = []
    for day in days:
        with suppress(ValueError):
            found.append(date(year, month, day).isoformat())
    return shared(found) if len(found) == len(days) else None
