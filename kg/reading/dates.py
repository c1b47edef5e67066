"""Dates as articles and editors write them, to ISO 8601 with only the precision that is stated."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from dateutil import parser

#: What is told of an article whose day of publication nothing says.
ONLY_CHANGED = "says only when it was last changed, so that its date is unknown"
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:(?:T|\s+|,\s*)\d{1,2}[:h]?\d{2}.*)?)?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?)?")
_EPOCH = re.compile(r"(\d{9,10})(\d{3})?(?:\.\d+)?")
_LABEL = re.compile(r"(?:first\s+)?(?:published|posted)(?:\s+on|\s+at)?\s*:?\s*", re.IGNORECASE)
_FULL_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)")
_NUMBERS = re.compile(r"(?:\d{1,2}[/.-])?\d{1,2}[/.-]\d{4}(?!\d)")
_LONGEST = 100
# Two fillings that differ in every field: what differs in the results too was not in the text.
_FILLINGS = (dt.datetime(2000, 1, 1), dt.datetime(2004, 2, 15))


#: Countries that write the month before the day, and countries that write English and the day before the month, by
#: the region of a language tag (BCP 47) and the end of a domain. Canada and the Philippines have both ways.
_MONTH_FIRST = frozenset({"us", "gov", "mil"})
_DAY_FIRST = frozenset(
    {
        "ae", "ag", "at", "au", "bb", "be", "bg", "bs", "bw", "bz", "ch", "cy", "cz", "de", "dk", "dm", "ee", "es",
        "eu", "fi", "fj", "fr", "gb", "gd", "gh", "gi", "gm", "gr", "gy", "hk", "hr", "ie", "il", "in", "it", "jm",
        "ke", "kn", "lc", "lk", "ls", "lv", "mt", "mu", "mw", "my", "na", "ng", "nl", "no", "nz", "pg", "pk", "pl",
        "pt", "qa", "ro", "rs", "ru", "rw", "sc", "se", "sg", "si", "sk", "sl", "sz", "tt", "tz", "ua", "ug", "uk",
        "vc", "za", "zm", "zw",
    }
)  # fmt: skip


def first_day_month(hosts: Iterable[str], language_tags: Iterable[str]) -> bool | None:
    """Whether a page of these hosts (`news.example.co.uk`) and languages (`en-US`) writes the day before the month.

    None where they do not say, or contradict each other.
    """
    regions = {re.split(r"[-_]", tag.strip().lower())[-1] for tag in language_tags if re.search(r"[-_]", tag)}
    regions |= {host.lower().rstrip(".").rpartition(".")[2] for host in hosts}
    month, day = bool(regions & _MONTH_FIRST), bool(regions & _DAY_FIRST)
    return None if month == day else day


def normalise_date(value: object, *, day_first: bool | None = None) -> str | None:
    """The day, month or year that a value names, as `2024-05-17`, `2023-09` or `2023`; None when unclear.

    Takes text, dates and datetimes, lists of them (the first), and seconds or milliseconds since 1970 (UTC). Times of
    day are dropped, and the day stays the one of the time zone in which it was written. `03/04/2023` is two different
    days and so is unclear, unless `day_first` says which.
    """
    if isinstance(value, list | tuple):
        return normalise_date(value[0], day_first=day_first) if value else None
    days = written_days(value)
    if len(days) > 1 and day_first is not None:
        return days[0 if day_first else 1]
    return days[0] if len(days) == 1 else None


def written_days(value: object) -> tuple[str, ...]:
    """What a value may name: one date, or two where the order of the figures is open, the day first; or none."""
    if isinstance(value, bool) or value is None:
        return ()
    if isinstance(value, dt.datetime):
        return (value.date().isoformat(),)
    if isinstance(value, dt.date):
        return (value.isoformat(),)
    text = _LABEL.sub("", " ".join(str(value).split()), count=1).strip(" .,;")
    if not text or len(text) > _LONGEST:
        return ()
    if match := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        checked = _checked(*(int(part) if part else None for part in match.groups()))
        return (checked,) if checked else ()
    if match := _EPOCH.fullmatch(text):
        return (dt.datetime.fromtimestamp(int(match[1]), dt.UTC).date().isoformat(),)
    return _written_out(text)


def _checked(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    try:
        checked = dt.date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if checked.year < 1500 or month == 0 or day == 0:
        return None
    return checked.isoformat()[: 10 if day else 7 if month else 4]


def _written_out(text: str) -> tuple[str, ...]:
    """A date in words or with the year last: one, or two if the day may stand first or second, in this order."""
    if not _FULL_YEAR.search(text) or not (re.search(r"[A-Za-z]{3}", text) or _NUMBERS.match(text)):
        return ()
    readings: list[str] = []
    for day_first in (True, False):
        try:
            first, second = (
                parser.parse(text, default=filling, dayfirst=day_first, ignoretz=True) for filling in _FILLINGS
            )
        except (ValueError, OverflowError):
            return ()
        if first.year != second.year or (first.month != second.month and first.day == second.day):
            return ()
        precision = 4 if first.month != second.month else 7 if first.day != second.day else 10
        readings.append(first.date().isoformat()[:precision])
    return tuple(dict.fromkeys(readings))
