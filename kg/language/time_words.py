"""Patterns of the names of days, months, seasons and years. All are for verbose expressions and mind the case."""

from __future__ import annotations

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
SEASON = r"(?:spring|summer|autumn|fall|winter)"
PART_OF_DAY = r"(?:morning|noon|midday|afternoon|evening|night|midnight)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
#: Days that carry a weekday in their name ("Good Friday") are not the last such weekday.
DAY = (
    r"(?=[MTWFS])(?<!Ash\ )(?<!Good\ )(?<!Holy\ )(?<!Palm\ )(?<!Black\ )(?<!Cyber\ )(?<!Super\ )(?<!Bloody\ )"
    r"(?<!Easter\ )(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
