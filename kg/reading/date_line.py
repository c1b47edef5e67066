"""The day that an article's own text gives as its date: a line that is a date, "Published 3 May 2024", a dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from kg.model import Span
from kg.reading.dates import normalise_date

#: Such a line stands within so many at the head of a text.
_LINES = 8
_LONGEST = 100

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?:19|20)\d\d"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?,?\s+)?"
_DATE = (
    rf"{_WEEKDAY}(?P<{{0}}>{_MONTH}\s+\d{{{{1,2}}}}(?:st|nd|rd|th)?,?\s+{_YEAR}|"
    rf"\d{{{{1,2}}}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+{_YEAR}|{_YEAR}-\d\d-\d\d)"
)
_CLOCK = r"(?:[,|]?\s*(?:at\s+)?\d{1,2}[:.]\d\d.{0,20})?"
#: What may stand before the date of a line that is nothing else: a label, or who wrote the piece.
_LABEL = (
    r"(?:(?:first\s+)?(?:published|posted|updated|date|filed|released|issued)(?:\s+on|\s+at)?\s*[:—–-]?\s*|"
    r"by\s+[A-Z][\w.'’-]*(?:\s+[\w.'’-]+){0,4}\s*[,|—–-]\s*)?"
)
_WHOLE_LINE = re.compile(rf"{_LABEL}{_DATE.format('line')}{_CLOCK}[.,;|]?", re.IGNORECASE)
#: Only looked for at the head of a line, for a long blank line has many other places.
_LINE = re.compile(r"(?<![^\r\n])[^\r\n]*\S[^\r\n]*")
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’ -]{2,40})(?:,\s*[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)?(?:\s*,\s*|\s+)"
    rf"{_DATE.format('opening')}\s*(?:\([^()\n]{{2,40}}\)\s*)?(?:—|–|--?)\s"
)


def date_line(text: str, body: Span) -> str | None:
    """The day as ISO 8601 that the first lines of the body say that the article is of; None where they say none.

    Only a date with its year counts, in a line of its own or at the head of a sentence ("AKRON, May 3, 2024 —").
    Where two such lines differ, the first one that is no update counts.
    """
    updated = None
    for line in _first_lines(text, body):
        if (opening := _DATELINE.match(line)) is not None:
            if (day := normalise_date(_plain(opening["opening"]))) is not None:
                return day
            continue
        if len(line) > _LONGEST or (whole := _WHOLE_LINE.fullmatch(line)) is None:
            continue
        day = normalise_date(_plain(whole["line"]))
        if day is not None and not line.lower().startswith("updated"):
            return day
        updated = updated or day
    return updated


def _plain(words: str) -> str:
    return re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", words)


def _first_lines(text: str, body: Span) -> Iterator[str]:
    lines = (match.group().strip() for match in _LINE.finditer(text[body.start : body.end]))
    return islice(lines, _LINES)
