"""Date expressions, resolved against the day an article was published (dateparser does the arithmetic)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.language.quantity_words import BLANK
from kg.language.windows import anchor_of, windows
from kg.language.years import is_year
from kg.model import Article, Span

# every pattern made of these is verbose
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
_ORDINAL = r"(?:st|nd|rd|th)?"
_ABBREVIATED = r"(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?"
_BEFORE = rf"(?:(?:{DAY}(?:{BLANK}{PART_OF_DAY})?|{_ABBREVIATED}),?{BLANK})?"
_DAYS = rf"\d{{1,2}}{_ORDINAL}"
_RANGE = rf"(?:(?:{BLANK}?[-–]{BLANK}?|{BLANK}to{BLANK})(?:(?i:{MONTH}){BLANK})?{_DAYS})?"
_STAGE = rf"(?:(?i:early|earlier|late|later){BLANK}(?:in{BLANK}|on{BLANK})?)?"

_DATE = re.compile(
    rf"""\b(?:
      (?P<full>{_BEFORE}(?:(?i:{MONTH}){BLANK}{_DAYS}{_RANGE},?{BLANK}(?:of{BLANK})?\d{{4}}
        |(?:\d{{1,2}}[-–])?{_DAYS}{BLANK}(?:of{BLANK})?(?i:{MONTH}),?{BLANK}\d{{4}}
        |\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/{YEAR}))
    | (?P<monthyear>(?i:{MONTH}),?{BLANK}(?:of{BLANK})?(?:1[5-9]|20)\d\d)
    | (?P<monthday>{_BEFORE}(?:{MONTH}{BLANK}{_DAYS}{_RANGE}(?!\d|[.,:]\d|%|{BLANK}\d|,{BLANK}\d{{4}}\b)
        |(?:\d{{1,2}}[-–])?{_DAYS}{BLANK}(?:of{BLANK})?{MONTH}))
    | (?P<near>{_STAGE}(?:(?i:yesterday|today|tomorrow)(?:{BLANK}{PART_OF_DAY})?|(?i:tonight|last{BLANK}night)
        |(?i:this){BLANK}(?:morning|afternoon|evening)))
    | (?P<weekday>{_STAGE}(?:(?i:last|this|this{BLANK}past|next|past){BLANK})?{DAY}(?:{BLANK}{PART_OF_DAY})?)
    | (?P<ago>(?i:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}}){BLANK}(?:day|week|month|year)s?
        {BLANK}ago)
    | (?P<month>(?:(?i:last|this{BLANK}past|in|since|until|during|through|throughout|early|late){BLANK}|(?i:mid)-
        |(?i:by){BLANK}(?=[A-Z][a-z]+(?!{BLANK}[A-Z])))
        {MONTH}(?!\.?{BLANK}\d|,?{BLANK}(?:of{BLANK})?{YEAR}\b|\.?\w))
    | (?P<relyear>{_STAGE}(?<![Tt]he\ )(?i:last|this|next){BLANK}(?:year|month))
    | (?P<season>{_STAGE}(?i:{SEASON})(?:,|{BLANK}of)?{BLANK}{YEAR})
    | (?P<year>(?i:in|since|until|by|from|during|before|after|to|of){BLANK}(?:the{BLANK}year{BLANK})?
        (?:early{BLANK}|late{BLANK}|mid-)?(?:1[6-9]|20)\d\d)
    )(?!\w)(?!s\b)""",
    re.VERBOSE,
)
#: What every date holds ("yesterday" holds "day", "tonight" "night").
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ANCHOR = anchor_of(
    (*"0123456789", *_MONTHS, "day", "night", "tomorrow", "morning", "noon", "evening", "week", "month", "year")
)
_INNER = re.compile(rf"{MONTH}$|\d{{4}}$")
_FIRST_MONTH = re.compile(rf"\b(?i:{MONTH})")
_FIRST_DAY = re.compile(r"\b\d{1,2}(?!\d)")


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that name a date, and the date: ISO 8601 as precise as the words are (`2023`, `2023-09`, `2023-09-07`)."""

    span: Span
    value: str


def add_dates(doc: Doc, article: Article) -> None:
    """Sets `doc._.dates`, in order. What needs the day of publication is left out where that is unknown.

    A number that counts something is no year, and what stands inside a name ("Example Today") or an address is no date.
    """
    found = find_dates(article.text, article.published)
    doc._.dates = tuple(d for d in found if _is_date(doc, d))


def date_matches(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[str, Span]]:
    """Kind and span of every date expression in `text[start:end]`, whether or not a day can be found for it.

    The kinds are the groups of the expression: full, monthyear, monthday, near, weekday, ago, month, relyear, season
    and year.
    """
    stretches = windows(text, _ANCHOR, start, len(text) if end is None else end)
    for match in (m for low, high in stretches for m in _DATE.finditer(text, low, high)):
        kind = match.lastgroup or ""
        first = match.start()
        if kind in {"year", "month"}:
            # the preposition found the date but is not part of it
            inner = _INNER.search(match.group())
            assert inner is not None
            first += inner.start()
        yield kind, Span(first, match.end())


@lru_cache(maxsize=1)
def all_date_matches(text: str) -> tuple[tuple[str, Span], ...]:
    """What date_matches finds in all of `text`; remembered for the last text, because names and dates both ask."""
    return tuple(date_matches(text))


def find_dates(text: str, published: str | None) -> list[DateExpression]:
    """Dates named in `text`; `published` is an ISO 8601 date, of which only a full one anchors relative words.

    A range ("Sept. 7-9") has the value of its first day. "03/04/2020" may be a day of March or of April and has the
    value of its year; "12/31/2020" can be read in one way only.
    """
    anchor = datetime.fromisoformat(published) if published and len(published) == 10 else None
    found = []
    for kind, span in all_date_matches(text):
        words = " ".join(span.of(text).split())
        value = _resolve(kind, words, anchor)
        if value:
            found.append(DateExpression(span, value))
    return found


def is_address(token: Token) -> bool:
    """Whether a token is an address of the web or of mail."""
    return bool(token.like_url or token.like_email)


def _is_date(doc: Doc, found: DateExpression) -> bool:
    tokens = doc.char_span(found.span.start, found.span.end, alignment_mode="expand")
    if tokens is None or any(is_address(t) for t in tokens):
        return False
    if tokens[0].ent_iob_ == "I" or (tokens.end < len(doc) and doc[tokens.end].ent_iob_ == "I"):
        return False  # the name is longer than the date
    return len(found.value) > 4 or found.span.end - found.span.start > 4 or is_year(doc, found.span)


@lru_cache(maxsize=4096)
def _resolve(kind: str, words: str, anchor: datetime | None) -> str | None:
    if kind in {"year", "season"}:
        return words[-4:]
    if anchor is None and kind not in {"full", "monthyear"}:
        return None
    base = anchor or datetime(2000, 1, 1)
    if kind == "near":
        lower = words.lower()
        step = -1 if "yesterday" in lower or lower == "last night" else 1 if "tomorrow" in lower else 0
        return (base + timedelta(days=step)).date().isoformat()
    if kind == "weekday":
        return _weekday(words, base)
    if kind == "relyear":
        return _relative(words.lower(), base)
    if not words.strip("0123456789-/"):
        return _numeric(words)
    if kind in {"full", "monthday"}:
        return _day(words, base)
    found = _parsed(re.sub(r"\bof \b", "", words), base)
    if found is None or kind in {"monthyear", "month"}:
        return found and found[:7]
    unit = words.split()[-2].rstrip("s")
    return {"day": found, "week": None, "month": found[:7], "year": found[:4]}.get(unit)


def _parsed(words: str, base: datetime) -> str | None:
    from dateparser.date import DateDataParser

    parser = DateDataParser(
        languages=["en"],
        settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "PREFER_DAY_OF_MONTH": "first"},
    )
    data = parser.get_date_data(words)
    return data.date_obj.date().isoformat() if data.date_obj is not None else None


def _day(words: str, base: datetime) -> str | None:
    """The day of the month, and of the year where one is named; of a range the first."""
    month, day = _FIRST_MONTH.search(words), _FIRST_DAY.search(words)
    assert month is not None
    assert day is not None
    year = re.search(r"\d{4}$", words)
    return _parsed(f"{month.group()} {day.group()} {year.group() if year else ''}".strip(), base)


def _numeric(words: str) -> str | None:
    """Year-month-day, or day and month in the order that the numbers allow, before the year."""
    numbers = [int(n) for n in re.split("[-/]", words)]
    if "-" in words:
        year, readings = numbers[0], {(numbers[1], numbers[2])}
    else:
        year, readings = numbers[2], {(numbers[0], numbers[1]), (numbers[1], numbers[0])}
    days = set()
    for month, day in readings:
        with suppress(ValueError):
            days.add(date(year, month, day).isoformat())
    return days.pop() if len(days) == 1 else str(year) if days else None


def _weekday(words: str, base: datetime) -> str:
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    named = re.search(DAY, words)
    assert named is not None
    step = (days.index(named.group()[:3].lower()) - base.weekday()) % 7
    return (base + timedelta(days=(step or 7) if "next" in words.lower() else step and step - 7)).date().isoformat()


def _relative(words: str, base: datetime) -> str:
    which, unit = words.split()[-2:]
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "year":
        return str(base.year + step)
    month = base.year * 12 + base.month - 1 + step
    return f"{month // 12:04d}-{month % 12 + 1:02d}"
