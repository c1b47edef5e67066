"""Date expressions, resolved against the day an article was published (dateparser does the arithmetic)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from spacy.tokens import Doc

from kg.model import Article, Span

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE = re.compile(
    rf"""\b(?:
      (?P<full>{_MONTH}\ \d{{1,2}}(?:st|nd|rd|th)?,?\ (?:of\ )?\d{{4}}
        |\d{{1,2}}(?:st|nd|rd|th)?\ (?:of\ )?{_MONTH},?\ \d{{4}}|\d{{4}}-\d\d-\d\d)
    | (?P<monthyear>{_MONTH},?\ (?:of\ )?(?:19|20)\d\d)
    | (?P<monthday>{_MONTH}\ \d{{1,2}}(?:st|nd|rd|th)?(?!\d|,?\ \d)|\d{{1,2}}(?:st|nd|rd|th)?\ (?:of\ )?{_MONTH})
    | (?P<weekday>(?:last\ |this\ |this\ past\ |next\ |past\ )?{_DAY})
    | (?P<near>yesterday|today|tonight|tomorrow)
    | (?P<ago>(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}})\ (?:day|week|month|year)s?\ ago)
    | (?P<month>(?:last\ |this\ past\ |back\ in\ |in\ |since\ |until\ |early\ |late\ |mid-){_MONTH}(?!\ \d|\w))
    | (?P<relyear>last\ year|this\ year|next\ year|last\ month|this\ month|next\ month)
    | (?P<year>(?:in|since|until|by|from|during|before|after|to|of)\ (?:early\ |late\ |mid-)?(?:1[6-9]|20)\d\d)
    )\b(?!s\b)""",
    re.VERBOSE,
)
_FUTURE = re.compile(r"\b(?:next|tomorrow)\b")


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that name a date, and the date: ISO 8601 as precise as the words are (`2023`, `2023-09`, `2023-09-07`)."""

    span: Span
    value: str


def add_dates(doc: Doc, article: Article) -> None:
    """Sets `doc._.dates`, in order. What needs the day of publication is left out where that is unknown."""
    doc._.dates = tuple(find_dates(article.text, article.published))


def find_dates(text: str, published: str | None) -> list[DateExpression]:
    """Dates named in `text`; `published` is an ISO 8601 date, of which only a full one anchors relative words."""
    anchor = datetime.fromisoformat(published) if published and len(published) == 10 else None
    found = []
    for match in _DATE.finditer(text):
        kind = match.lastgroup or ""
        words = match.group()
        start = match.start()
        if kind in {"year", "month"}:
            # the preposition found the date but is not part of it
            inner = re.search(rf"{_MONTH}$|\d{{4}}$", words)
            assert inner is not None
            start += inner.start()
            words = inner.group()
        value = _resolve(kind, words, anchor, future=bool(_FUTURE.search(match.group().lower())))
        if value:
            found.append(DateExpression(Span(start, match.end()), value))
    return found


@lru_cache(maxsize=4096)
def _resolve(kind: str, words: str, anchor: datetime | None, *, future: bool) -> str | None:
    if kind == "year":
        return words
    if anchor is None and kind not in {"full", "monthyear"}:
        return None
    base = anchor or datetime(2000, 1, 1)
    if kind == "near":
        return (base + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(words.lower(), 0))).date().isoformat()
    if kind == "weekday":
        return _weekday(words, base, future=future)
    if kind == "relyear":
        return _relative(words, base)
    from dateparser.date import DateDataParser

    parser = DateDataParser(
        languages=["en"],
        settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "PREFER_DAY_OF_MONTH": "first"},
    )
    cleaned = re.sub(r"\bof \b|(?<=\d)(?:st|nd|rd|th)\b", "", words)
    data = parser.get_date_data(cleaned)
    if data.date_obj is None:
        return None
    date = data.date_obj.date().isoformat()
    if kind in {"full", "monthday"}:
        return date
    if kind in {"monthyear", "month"}:
        return date[:7]
    unit = words.split()[-2].rstrip("s")
    return {"day": date, "week": None, "month": date[:7], "year": date[:4]}.get(unit)


def _weekday(words: str, base: datetime, *, future: bool) -> str:
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    wanted = days.index(words.split()[-1][:3].lower())
    step = (wanted - base.weekday()) % 7 or 7 if future else -((base.weekday() - wanted) % 7)
    return (base + timedelta(days=step)).date().isoformat()


def _relative(words: str, base: datetime) -> str:
    step = {"last": -1, "this": 0, "next": 1}[words.split()[0]]
    if words.endswith("year"):
        return str(base.year + step)
    month = base.year * 12 + base.month - 1 + step
    return f"{month // 12:04d}-{month % 12 + 1:02d}"
