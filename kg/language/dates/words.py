"""Patterns of the names of days, months, seasons and years. All are for verbose expressions and mind the case."""

from __future__ import annotations

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
SEASON = r"(?:spring|summer|autumn|fall|winter)"
PART_OF_DAY = r"(?:morning|noon|midday|afternoon|evening|night|midnight)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
#: Holidays of one and the same day of each year, wherever they are kept.
HOLIDAYS = {
    "All Saints' Day": "November 1", "April Fools' Day": "April 1", "Boxing Day": "December 26",
    "Christmas Day": "December 25", "Christmas Eve": "December 24", "Fourth of July": "July 4",
    "Halloween": "October 31", "July Fourth": "July 4", "Juneteenth": "June 19", "New Year's Day": "January 1",
    "New Year's Eve": "December 31",
    "St. Patrick's Day": "March 17", "Valentine's Day": "February 14",
}  # fmt: skip
#: Days that carry a weekday in their name ("Good Friday") are not the last such weekday.
DAY = (
    r"(?=[MTWFS])(?<!Ash\ )(?<!Good\ )(?<!Holy\ )(?<!Palm\ )(?<!Black\ )(?<!Cyber\ )(?<!Super\ )(?<!Bloody\ )"
    r"(?<!Easter\ )(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
