"""What words for a time mean on a given day: the shortest ISO 8601 year, month or day that surely holds it.

ISO 8601 as kg writes it has no week, season or decade: a week that lies in one month is that month, and a time that no
single year holds has no value.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.language.dates.nearest import OF_YEAR, STEPS, Tense, day_of_month, month_of_year, period_near, weekday_near
from kg.language.dates.parts import dates_of, days_of, month_of, moved, shared
from kg.language.dates.words import DAY, HOLIDAYS
from kg.language.lexicon.number_words import number_of

_UNTIL = re.compile(r" ?[-–—] ?| (?:to|through|until|till|and|or) (?:on |in )?(?:(?:early|mid|late)[- ])?")


def value_of(kind: str, words: str, base: date | None, tense: Tense = Tense.PAST) -> str | None:
    """The value of `words`, single blanks between them, or None where they have none.

    `kind` is one of dates.date_matches, `base` the day of publication; without one only what names its year has a
    value. `tense` decides between the two nearest days of that name.
    """
    if kind in {"year", "bare", "season"}:
        return words[-4:]
    if kind == "holiday":
        name = next(day for day in HOLIDAYS if words.replace("’", "'").startswith(day))
        words = HOLIDAYS[name] + words[len(name) :]
        kind = "full" if words[-4:].isdigit() else "monthday"
    if kind == "full":
        return _full(words)
    if kind == "monthyear":
        return f"{words[-4:]}-{month_of(words):02d}"
    if kind == "stretch":
        return _stretch(words, base, tense)
    if base is None:
        return None
    if kind == "near":
        lower = words.lower()
        step = -1 if "yesterday" in lower or "last night" in lower else 1 if "tomorrow" in lower else 0
        return (base + timedelta(days=step)).isoformat()
    resolve = {"monthday": day_of_month, "month": month_of_year, "weekday": weekday_near, "period": period_near}.get(
        kind
    )
    if resolve is not None:
        return resolve(words, base, tense)
    return _ago(words, base) if kind == "ago" else None


def _full(words: str) -> str | None:
    if words.strip("0123456789-/"):
        return dates_of(int(words[-4:]), month_of(words), days_of(words))
    # year-month-day, or day and month in the order that the numbers allow, before the year
    numbers = [int(n) for n in re.split("[-/]", words)]
    year, *rest = numbers if "-" in words else (numbers[2], *numbers[:2])
    readings = {tuple(rest)} if "-" in words else {tuple(rest), tuple(reversed(rest))}
    found = {d for month, day in readings if (d := dates_of(year, month, [day]))}
    return shared(found) if found else None


def _stretch(words: str, base: date | None, tense: Tense) -> str | None:
    """What holds both ends of a stretch of days, months or weekdays; a year behind the last end is that of both."""
    ends = _UNTIL.split(words, maxsplit=1)
    if len(ends) < 2:
        return None  # joined in a way that names no end
    first, last = ends
    if re.search(r"\d{4},?$", first):
        whole = (re.sub(r"^(?:early|mid|late)[- ]", "", end) for end in (first.rstrip(","), last))
        return shared(end if len(end) <= 4 else f"{end[-4:]}-{month_of(end):02d}" for end in whole)
    if re.match(DAY, first, re.VERBOSE):
        days = [weekday_near(end, base, tense) for end in (first, last)] if base else []
        return shared(day for day in days if day) if days and all(days) else None
    start, end = ((month_of(w), (days_of(w) or [1])[0]) for w in (first, last))
    longer = end < start
    year = re.search(r"\d{4}$", last)
    if year:
        chosen = int(year.group()) - longer
    elif of_year := OF_YEAR.search(last):
        if base is None:
            return None
        chosen = base.year + STEPS[of_year[1].lower()] - longer
    else:
        if base is None:
            return None
        here = (base.month, base.day)
        begun = base.year - (start > here)
        ahead = base.year + (end < here) - longer
        chosen = ahead if tense is Tense.FUTURE or ahead == begun else begun
    return shared((f"{chosen:04d}-{start[0]:02d}", f"{chosen + longer:04d}-{end[0]:02d}"))


def _ago(words: str, base: date) -> str | None:
    count, unit = words.rsplit(" ", 2)[0], words.split()[-2].removesuffix("s")
    number = number_of(count)
    if not number or (number >= 10 and unit == "year"):
        return None  # how far the year is from its end counts, and large numbers are often round
    if unit == "year":
        return moved(str(base.year), -number, "year")
    if unit == "month":
        return moved(base.isoformat()[:7], -number, "month")
    days, slack = (number, number // 7) if unit == "day" else (7 * number, 3)
    then = base - timedelta(days=days)
    return shared(((then - timedelta(days=slack)).isoformat(), (then + timedelta(days=slack)).isoformat()))
