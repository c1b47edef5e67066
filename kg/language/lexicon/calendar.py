"""The words of the calendar (data/calendar.toml): months, weekdays, seasons, holidays, units of time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.language.lexicon.wordlists import table


@dataclass(frozen=True, slots=True)
class CalendarName:
    """The name of a month or a weekday, its short forms without a stop, and those forms that are other words as well.

    `number` is that of ISO 8601: January and Monday are 1.
    """

    name: str
    number: int
    short: tuple[str, ...]
    ambiguous: frozenset[str]

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and its short forms, the longest first."""
        return (self.name, *sorted(self.short, key=len, reverse=True))


def _names(key: str) -> tuple[CalendarName, ...]:
    return tuple(
        CalendarName(name, entry["number"], tuple(entry.get("short", ())), frozenset(entry.get("also", ())))
        for name, entry in table("calendar")[key].items()
    )


@cache
def months() -> tuple[CalendarName, ...]:
    """The months from January on."""
    return _names("months")


@cache
def weekdays() -> tuple[CalendarName, ...]:
    """The days of the week from Monday on."""
    return _names("weekdays")


@cache
def weekday_words() -> frozenset[str]:
    """The names of the days of the week, in small letters."""
    return frozenset(day.name.lower() for day in weekdays())


@cache
def numbers() -> dict[str, int]:
    """Names and short forms of months and weekdays, in small letters and without a stop -> number."""
    return {form.lower(): name.number for name in (*months(), *weekdays()) for form in name.forms}


@cache
def ambiguous_months() -> frozenset[str]:
    """Names and short forms of months that are other words as well, in small letters: "may", "jan"."""
    return frozenset(form.lower() for month in months() for form in month.ambiguous)


@cache
def month_stems() -> tuple[str, ...]:
    """The letters that all forms of a month begin with: "Jan"."""
    return tuple(month.name[:3] for month in months())


@cache
def seasons() -> dict[str, tuple[int, int]]:
    """Season -> its first and last month; those of a winter are 12 and 14."""
    return {name: (entry["months"][0], entry["months"][1]) for name, entry in table("calendar")["seasons"].items()}


@cache
def holidays() -> dict[str, str | None]:
    """Holiday, with straight marks -> its day ("December 25") where that is the same in all years and places."""
    return {name: entry.get("date") for name, entry in table("calendar")["holidays"].items()}


@cache
def before_weekdays() -> tuple[str, ...]:
    """Words that make a weekday behind them the name of another day: "Good" of "Good Friday"."""
    days = {weekday.name for weekday in weekdays()}
    named = (*holidays(), *table("calendar")["other_days"])
    return tuple(sorted({words[0] for name in named if len(words := name.split()) == 2 and words[1] in days}))


def parts_of_day() -> tuple[str, ...]:
    """Words for parts of a day: "morning"."""
    return tuple(table("calendar")["parts_of_day"])


@cache
def hours_of_day() -> dict[str, tuple[float, float]]:
    """Word for a part of a day -> the first and the last hour that it may mean; over 24 the night goes on."""
    return {word: (entry["hours"][0], entry["hours"][1]) for word, entry in table("calendar")["parts_of_day"].items()}


@cache
def parts_of_time() -> frozenset[str]:
    """Nouns whose day is that of a time behind them: "night", "week", "end" of "the end of June"."""
    return frozenset(table("calendar")["parts_of_periods"]).union(parts_of_day(), table("calendar")["units"])


@cache
def zones() -> tuple[str, ...]:
    """Zones of time in short: "ET"."""
    return tuple(table("calendar")["zones"])


@cache
def zone_names() -> tuple[str, ...]:
    """Zones of time by name: "Eastern"."""
    return tuple(entry["name"] for entry in table("calendar")["zones"].values() if "name" in entry)


@dataclass(frozen=True, slots=True)
class TimeUnit:
    """A unit of time: whether there is a last and a next one of it, and whether some are told together.

    "Last week" is one, "the past hours" the other.
    """

    name: str
    plural: str
    period: bool
    stretch: bool


@cache
def time_units() -> tuple[TimeUnit, ...]:
    """Units of time from the second to the century."""
    return tuple(
        TimeUnit(name, e.get("plural", f"{name}s"), e.get("period", False), e.get("stretch", False))
        for name, e in table("calendar")["units"].items()
    )


@cache
def season_names() -> frozenset[str]:
    """Months and seasons as names are written, which given names may be as well: "April", "Summer"."""
    return frozenset({m.name for m in months()} | {s.capitalize() for s in seasons()})


@cache
def abbreviations() -> dict[str, str]:
    """Short forms of months and weekdays -> kind of abbreviation, as data/abbreviations.toml has them.

    Of the weekdays those that are other words are "before_days", because "Sat." may also end a sentence.
    """
    kinds = {form: "days" for name in (*months(), *weekdays()) for form in name.short}
    return kinds | {form: "before_days" for day in weekdays() for form in day.ambiguous}
