"""Patterns of the names of days, months, seasons and years. All are for verbose expressions and mind the case."""

from __future__ import annotations

from kg.language.lexicon.calendar import before_weekdays, holidays, months, parts_of_day, seasons, weekdays
from kg.language.lexicon.number_words import alternatives

_SHORT_MONTHS = alternatives(short for month in months() for short in month.short)
MONTH = rf"(?:{alternatives(month.name for month in months())}|(?:{_SHORT_MONTHS})\.?)"
SEASON = f"(?:{alternatives(seasons())})"
PART_OF_DAY = f"(?:{alternatives(parts_of_day())})"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
#: Holidays of one and the same day of each year -> that day.
HOLIDAYS = {name: day for name, day in holidays().items() if day is not None}
#: Days that carry a weekday in their name ("Good Friday") are not the last such weekday.
DAY = (
    rf"(?=[{''.join(sorted({day.name[0] for day in weekdays()}))}])"
    + "".join(rf"(?<!{word}\ )" for word in before_weekdays())
    + f"(?:{alternatives(day.name for day in weekdays())})"
)
