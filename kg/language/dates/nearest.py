"""The day, week, month or season of a name that is meant on a given day: "Friday", "May 3", "last summer"."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta
from enum import Enum

from dateutil.relativedelta import relativedelta, weekday

from kg.language.dates.parts import dates_of, days_of, month_of, moved, shared, weekday_of
from kg.language.dates.words import DAY
from kg.language.lexicon.calendar import seasons


class Tense(Enum):
    """Where the clause of a date lies, seen from the day of publication."""

    PAST = "past"
    #: In the present tense a day may have been or may come ("opens Friday").
    PRESENT = "present"
    FUTURE = "future"
    #: Of what was then to come and may be over by now ("was due on Friday").
    DUE = "due"
    #: Of what somebody planned or asked for ("agreed to leave in May").
    PLANNED = "planned"
    UNKNOWN = "unknown"


#: A date without a year, of which nothing says that it lies ahead, may lie this far ahead where it also fits last year.
_NEAR = timedelta(days=120)
#: Nor, said in the past tense, a day that lay further back than this and comes round within 90 days.
_LONG_AGO = timedelta(days=365 - 90)
#: A day so far behind that what was to come then is no news: it comes round again.
_OVER = timedelta(days=60)
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
#: Years, months or weeks from now.
STEPS = {"last": -1, "past": -1, "this": 0, "next": 1}
#: What tells the year of a day or month behind it.
OF_YEAR = re.compile(r",? (?:of )?(?:earlier )?(last|this|next) year$", re.IGNORECASE)
_OF_WEEK = re.compile(r" (?:of )?(last|this|next) week$", re.IGNORECASE)


def day_of_month(words: str, base: date, tense: Tense) -> str | None:
    """The value of "May 3", "Friday, May 3" or "May 3 of last year"; of "May 3-5" the month."""
    of_year = OF_YEAR.search(words)
    days = days_of(words[: of_year.start()] if of_year else words)
    month = month_of(words)
    if month is None or not days:
        return None
    if of_year:
        return dates_of(base.year + STEPS[of_year[1].lower()], month, days)
    if re.match(DAY, words, re.VERBOSE):
        return _on_weekday(words, base, month, days)
    # a leap day may be four years off
    there = [y for y in range(base.year - 4, base.year + 5) if dates_of(y, month, days[:1])]
    firsts = [date(y, month, days[0]) for y in there]
    chosen = _chosen([d for d in firsts if d <= base][-1:], [d for d in firsts if d > base][:1], base, tense)
    return dates_of(chosen.year, month, days) if chosen else None


def _on_weekday(words: str, base: date, month: int, days: list[int]) -> str | None:
    """The nearest year, at most the next one or two back, in which the day of the month is that weekday."""
    for year in sorted(range(base.year - 2, base.year + 2), key=lambda y: abs((_middle(y, month) - base).days)):
        with suppress(ValueError):
            if date(year, month, days[0]).weekday() == weekday_of(words):
                return dates_of(year, month, days)
    return None


def _middle(year: int, month: int) -> date:
    return date(year, month, 15)


def month_of_year(words: str, base: date, tense: Tense) -> str | None:
    """The value of "May", "last May" or "May of last year"."""
    month = month_of(words)
    if month is None:
        return None
    of_year = OF_YEAR.search(words)
    which = words.lower().split()[0]
    if of_year:
        year = base.year + STEPS[of_year[1].lower()]
    elif which == "this" and "past" not in words.lower():
        year = base.year
    elif which in {"last", "this"}:
        year = base.year - (month >= base.month)
    elif which == "next":
        year = base.year + (month <= base.month)
    elif month == base.month:
        year = base.year
    else:
        past = date(base.year - (month > base.month), month, 28)
        chosen = _chosen([past], [date(base.year + (month < base.month), month, 1)], base, tense)
        if chosen is None:
            return None
        year = chosen.year
    return f"{year:04d}-{month:02d}"


def _chosen(past: list[date], ahead: list[date], base: date, tense: Tense) -> date | None:
    """The one that a date without a year means.

    Papers leave out the year that they appear in, so without a verb that decides a day of this year is meant, and
    where last year's is near none can be told.
    """
    if not past or not ahead:
        return None
    if tense is Tense.PAST:
        return past[0] if base - past[0] < _LONG_AGO or past[0].year == base.year else None
    if tense is Tense.FUTURE:
        return ahead[0]
    if tense in {Tense.DUE, Tense.PLANNED}:
        since, until = base - past[0], ahead[0] - base
        if tense is Tense.DUE and 3 * min(since, until) < max(since, until):
            return past[0] if since < until else ahead[0]
        return ahead[0] if since > _OVER else None
    if past[0].year == base.year or ahead[0] - base > base - past[0]:
        return past[0]
    return ahead[0] if ahead[0] - base < _NEAR else None


def weekday_near(words: str, base: date, tense: Tense) -> str | None:
    """The value of "Friday", "last Friday" or "Friday of last week"; their month where two days may be meant."""
    day_of_week = weekday_of(words)
    if day_of_week is None:
        return None
    named = weekday(day_of_week)
    of_week = _OF_WEEK.search(words)
    if of_week:
        # Sunday ends one paper's week and begins another's
        monday = base - timedelta(days=base.weekday()) + STEPS[of_week[1].lower()] * _WEEK
        day = monday + relativedelta(weekday=named)
        return shared(
            d.isoformat() for d in ([day, day - _WEEK] if day.weekday() == 6 or base.weekday() == 6 else [day])
        )
    last = base + relativedelta(days=-1, weekday=named(-1))
    ahead = base + relativedelta(days=1, weekday=named(1))
    lower = words.lower()
    if lower.startswith("next ") or " next " in lower:
        # said on a Wednesday, "next Friday" may be in two days or in nine
        return shared(d.isoformat() for d in ([ahead, ahead + _WEEK] if ahead.weekday() > base.weekday() else [ahead]))
    if re.search(r"\b(?:last|past)\b", lower) and "this past" not in lower:
        return shared(d.isoformat() for d in ([last, last - _WEEK] if last.weekday() < base.weekday() else [last]))
    if base.weekday() == named.weekday:
        return base.isoformat()
    tomorrow = tense in {Tense.DUE, Tense.PLANNED} and ahead - base == _DAY
    if "coming" in lower or tense is Tense.FUTURE or tomorrow:
        return ahead.isoformat()
    if tense in {Tense.PRESENT, Tense.PLANNED} or (tense is Tense.DUE and base - last > _DAY):
        return shared((last.isoformat(), ahead.isoformat()))
    return last.isoformat()


def period_near(words: str, base: date, tense: Tense) -> str | None:
    """ "last year", "this week", "next month", "this past summer", "last weekend"."""
    parts = words.lower().split()
    unit, past = parts[-1], parts[-2] == "past"
    step = -1 if past else STEPS[parts[-2]]
    if unit == "year":
        return str(base.year + step)
    if unit == "month":
        return moved(base.isoformat()[:7], step, "month")
    if unit in seasons():
        return _season(unit, base, step, past=past)
    monday = base - timedelta(days=base.weekday())
    sunday = base.weekday() == 6
    if unit == "weekend":
        saturday = monday + timedelta(days=5) + step * _WEEK
        if step == 0 and base.weekday() < 3 and tense is not Tense.FUTURE:
            saturday -= _WEEK  # on a Monday "this weekend" is the one just over
        if past and base.weekday() > 4:
            return None
        return shared((saturday.isoformat(), (saturday + timedelta(days=1)).isoformat()))
    # weeks begin on Sundays or Mondays, and "this week" may end with the day of the paper
    first = monday + step * _WEEK - timedelta(days=1)
    last = first + _WEEK
    if step == 0:
        first, last = (base, last) if tense is Tense.FUTURE else (first, base) if tense is Tense.PAST else (first, last)
    if sunday:
        last += _WEEK  # today may be the first day of a new week
    return shared((first.isoformat(), last.isoformat()))


def _season(name: str, base: date, step: int, *, past: bool) -> str | None:
    first, last = seasons()[name]
    if last > 12:
        return None  # in two years
    if past:
        return str(base.year - (base.month < first)) if not first <= base.month <= last else None
    if step == 0:
        return str(base.year)
    if step > 0:
        return str(base.year + 1) if base.month >= first else None
    # in December "last summer" may be this year's or the one before
    return str(base.year - 1) if base.month <= last else None
