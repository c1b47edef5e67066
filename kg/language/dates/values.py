"""What words for a time mean on a given day: the shortest ISO 8601 year, month or day that surely holds it.

ISO 8601 as kg writes it has no week, season or decade: a week that lies in one month is that month, and a time that no
single year holds has no value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from kg.language.dates.nearest import OF_YEAR, STEPS, Tense, day_of_month, month_of_year, period_near, weekday_near
from kg.language.dates.parts import dates_of, days_of, month_of, moved, shared
from kg.language.dates.words import DAY, HOLIDAYS
from kg.language.lexicon.number_of import number_of

#: What stands between the ends of a stretch; the hyphen of "mid-2019" joins none.
_HYPHEN = r"(?<!\bearly)(?<!\bmid)(?<!\blate) ?[-–—] ?"
_UNTIL = re.compile(rf"{_HYPHEN}| (?:to|through|until|till|and|or) (?:on |in )?(?:(?:early|mid|late)[- ])?")
_STAGE = re.compile(r"^(?:early|mid|late)[- ]")
_IN_NUMBERS = re.compile(r"(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})$")
#: The letters and marks of English dates. Some others pass for them in a search that ignores case, as a long s does.
_WRITTEN = re.compile(r"[A-Za-z0-9 .,'’/–—-]*")
#: So near the ends of the calendar that times around them are not in it.
_FIRST_YEAR, _LAST_YEAR = 1000, 9000


def value_of(kind: str, words: str, base: date | None, tense: Tense = Tense.PAST) -> str | None:
    """The value of `words`, single blanks between them, or None where they have none.

    `kind` is one of dates.date_matches, `base` the day of publication; without one only what names its year has a
    value. `tense` decides between the two nearest days of that name.
    """
    if not _WRITTEN.fullmatch(words):
        return None
    if base is not None and not _FIRST_YEAR <= base.year <= _LAST_YEAR:
        base = None
    if kind in {"year", "bare", "season"}:
        return words[-4:]
    if kind == "holiday":
        name = next((day for day in HOLIDAYS if words.replace("’", "'").startswith(day)), None)
        if name is None:
            return None
        words = HOLIDAYS[name] + words[len(name) :]
        kind = "full" if words[-4:].isdigit() else "monthday"
    if kind == "full":
        return _full(words)
    if kind == "monthyear":
        return _month_and_year(words)
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


def _month_and_year(words: str) -> str | None:
    month = month_of(words)
    return f"{words[-4:]}-{month:02d}" if month else None


def _full(words: str) -> str | None:
    in_numbers = _IN_NUMBERS.search(words)
    if in_numbers is None:
        named = month_of(words)
        return dates_of(int(words[-4:]), named, days_of(words)) if named else None
    # year-month-day, or day and month in the order that the numbers allow, before the year
    numbers = [int(n) for n in re.split("[-/]", in_numbers.group())]
    by_year = "-" in in_numbers.group()
    year, *rest = numbers if by_year else (numbers[2], *numbers[:2])
    readings = {tuple(rest)} if by_year else {tuple(rest), tuple(reversed(rest))}
    found = {d for month, day in readings if (d := dates_of(year, month, [day]))}
    return shared(found) if found else None


def _stretch(words: str, base: date | None, tense: Tense) -> str | None:
    """What holds both ends of a stretch of days, months or weekdays; a year behind the last end is that of both."""
    ends = _UNTIL.split(words, maxsplit=1)
    if len(ends) < 2:
        return None  # joined in a way that names no end
    first, last = ends
    if re.search(r"\d{4},?$", first):
        named = (_STAGE.sub("", end) for end in (first.rstrip(","), last))
        values = [end if len(end) <= 4 else _month_and_year(end) for end in named]
        return _all_shared(values)
    if re.match(DAY, first, re.VERBOSE):
        return _all_shared([weekday_near(end, base, tense) for end in (first, last)]) if base else None
    first_month, last_month = month_of(first), month_of(last)
    if first_month is None or last_month is None:
        return None
    start, end = ((month, (days_of(w) or [1])[0]) for month, w in ((first_month, first), (last_month, last)))
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
        chosen = ahead if tense in {Tense.FUTURE, Tense.PLANNED} or ahead == begun else begun
    return shared((f"{chosen:04d}-{start[0]:02d}", f"{chosen + longer:04d}-{end[0]:02d}"))


def _all_shared(values: Sequence[str | None]) -> str | None:
    """What holds all of some times; None where one of them has no value."""
    known = [value for value in values if value is not None]
    return shared(known) if len(known) == len(values) else None


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
