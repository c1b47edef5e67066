"""Date expressions: where a text names a day, a month or a year, each with its ISO 8601 value."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial

from spacy.tokens import Doc

from kg.language.dates.context import fits, follows, is_in_narrative
from kg.language.dates.nearest import Tense
from kg.language.dates.tenses import tense_at
from kg.language.dates.values import value_of
from kg.language.dates.words import DAY, HOLIDAYS, MONTH, PART_OF_DAY, SEASON, YEAR
from kg.language.lexicon.calendar import month_stems, parts_of_day, seasons, weekdays
from kg.language.lexicon.number_words import BLANK, alternatives, small_number
from kg.language.syntax.offsets import token_at
from kg.language.syntax.remembered import sentence_of
from kg.language.text.intervals import Intervals
from kg.language.text.quotation_marks import pair_marks
from kg.language.text.windows import anchor_of, windows
from kg.model import Article, Span

# every pattern made of these is verbose
_ABBREVIATED = rf"(?:{alternatives(short for day in weekdays() for short in day.short)})\.?"
_BEFORE = rf"(?:(?:{DAY}(?:{BLANK}{PART_OF_DAY})?|{_ABBREVIATED}),?{BLANK}(?:the{BLANK}(?=\d))?)?"
_DAYS = r"\d{1,2}(?:st|nd|rd|th)?"
_UNTIL = rf"(?:{BLANK}?[-–—]{BLANK}?|{BLANK}(?:to|through|until|till){BLANK}(?:on{BLANK}|in{BLANK})?)"
_AND = rf"(?:{_UNTIL}|{BLANK}(?:and|or){BLANK}(?:on{BLANK}|in{BLANK})?)"
_FROM = rf"(?:(?i:from){BLANK})"
_IN = rf"(?:(?i:in|during|since|by){BLANK}(?:(?:early|mid|late)[-\ ])?)"
_BETWEEN = rf"(?:(?i:between){BLANK})"
_RANGE = rf"(?:(?:{BLANK}?[-–]{BLANK}?|{BLANK}to{BLANK}){_DAYS})?"
_STAGE = rf"(?:(?i:early|earlier|late|later){BLANK}(?:in{BLANK}|on{BLANK})?)?"
_COUNT = rf"(?:(?i:an?|{small_number()})|\d{{1,3}})"
_OF_YEAR = rf"(?:,?{BLANK}(?:of{BLANK})?(?:earlier{BLANK})?(?i:last|this|next){BLANK}year)"
_LONGER = rf"(?!\d|[.,:]\d|%|{BLANK}\d(?!\d?:\d\d)|,{BLANK}\d{{4}}\b)"
_IN_YEAR = rf"(?:(?:(?:early|mid|late)[-\ ])?(?:{MONTH}{BLANK}(?:of{BLANK})?)?{YEAR})"
_HOLIDAY = f"(?:{alternatives(HOLIDAYS)})".replace("'", "['’]")
_MONTH_DAY = rf"(?:{MONTH}{BLANK}{_DAYS})"

_DATE = re.compile(
    rf"""\b(?:
      (?P<stretch>{_MONTH_DAY}{_UNTIL}{_MONTH_DAY}(?:,?{BLANK}{YEAR}|{_LONGER})
        |{_BETWEEN}{_MONTH_DAY}{_AND}{_MONTH_DAY}(?:,?{BLANK}{YEAR}|{_LONGER})
        |(?:{_FROM}{MONTH}{_UNTIL}|{_BETWEEN}{MONTH}{_AND}){MONTH}
          (?:,?{BLANK}(?:of{BLANK}|in{BLANK})?{YEAR}|{_OF_YEAR})?(?!\.?{BLANK}\d|\.?\w)
        |{_FROM}{_MONTH_DAY},{BLANK}{YEAR},?{_UNTIL}{_MONTH_DAY},?{BLANK}{YEAR}
        |{_IN}?(?i:{MONTH}){_AND}(?:(?:early|mid|late)[-\ ])?(?i:{MONTH}),?{BLANK}(?:of{BLANK})?{YEAR}
        |(?:{_FROM}{DAY}{_UNTIL}|{_BETWEEN}{DAY}{_AND}){DAY}
        |(?:{_FROM}{_IN_YEAR}{_UNTIL}|{_BETWEEN}{_IN_YEAR}{_AND}){_IN_YEAR}|(?<![\d-]){YEAR}[-–—/](?:{YEAR}|\d\d)(?![\d-]))
    | (?P<full>{_BEFORE}(?:(?i:{MONTH}){BLANK}{_DAYS}{_RANGE},?{BLANK}(?:of{BLANK}|in{BLANK})?\d{{4}}
        |(?:\d{{1,2}}[-–])?{_DAYS}{BLANK}(?:of{BLANK})?(?i:{MONTH}),?{BLANK}\d{{4}}
        |\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/{YEAR}))
    | (?P<monthyear>(?i:{MONTH}),?{BLANK}(?:of{BLANK}|in{BLANK})?(?:1[5-9]|20)\d\d)
    | (?P<monthday>{_BEFORE}(?:{_MONTH_DAY}{_RANGE}{_LONGER}
        |(?:\d{{1,2}}[-–])?{_DAYS}{BLANK}(?:of{BLANK})?{MONTH}){_OF_YEAR}?)
    | (?P<holiday>{_HOLIDAY}(?:,?{BLANK}(?:of{BLANK}|in{BLANK})?{YEAR}|{_OF_YEAR})?)
    | (?P<near>{_STAGE}(?:(?i:yesterday|today|tomorrow)(?:{BLANK}{PART_OF_DAY})?|(?i:tonight|last{BLANK}night)
        |(?i:this){BLANK}(?:morning|afternoon|evening)))
    | (?P<weekday>{_STAGE}(?:(?i:last|this|this{BLANK}past|this{BLANK}coming|next|past){BLANK})?{DAY}
        (?:{BLANK}{PART_OF_DAY})?(?:{BLANK}(?:of{BLANK})?(?i:last|this|next){BLANK}week)?)
    | (?P<ago>{_COUNT}{BLANK}(?:day|week|month|year)s?{BLANK}ago)
    | (?P<month>(?:(?i:last|next|this|this{BLANK}past|in|since|until|during|through|throughout|early|late|from|after
          |before|of){BLANK}|(?i:mid)[-\ ]|(?i:by){BLANK}(?=[A-Z][a-z]+(?!{BLANK}[A-Z])))
        {MONTH}(?!\.?{BLANK}\d|,?{BLANK}(?:of{BLANK})?{YEAR}\b|\.?\w|{BLANK}[A-Z][a-z]){_OF_YEAR}?)
    | (?P<period>{_STAGE}(?<![Tt]he\ )(?i:last|this|next|this{BLANK}past){BLANK}
        (?i:year|month|week|weekend|{SEASON}))
    | (?P<season>{_STAGE}(?i:{SEASON})(?:,|{BLANK}of)?{BLANK}{YEAR}(?![-–/]\d))
    | (?P<year>(?i:in|since|until|by|from|during|before|after|to|of|through){BLANK}(?:the{BLANK}year{BLANK})?
        (?:early{BLANK}|late{BLANK}|mid-)?(?:1[6-9]|20)\d\d(?![-–]\d))
    | (?P<bare>(?<![$€£¥#@\d,./:–-])(?:1[89]|20)\d\d(?![,.:/%-]\w|%|['’]s\b))
    | (?P<then>(?i:the{BLANK}(?:very{BLANK})?(?:next|following|previous|same)|that(?:{BLANK}same)?){BLANK}
        (?:day|{PART_OF_DAY}|month|year|{DAY})
        |{_COUNT}{BLANK}(?:day|month|year)s?{BLANK}(?:later|earlier|afterwards?)
        |(?i:the){BLANK}(?:day|month|year){BLANK}(?:before|after)(?={BLANK}?[,.;:!?)”\"’—–]|\s*\Z))
    )(?!\w)(?!s\b)""",
    re.VERBOSE,
)
#: What every date holds ("yesterday" holds "day", "tonight" "night").
_ANCHOR = anchor_of(
    (*"0123456789", *month_stems(), *seasons(), *parts_of_day(), "day", "tomorrow", "week", "month", "year", *HOLIDAYS)
)
_INNER = re.compile(rf"(?P<which>(?i:last|next|this)(?:\ past)?\s)?{MONTH}{_OF_YEAR}?$|\d{{4}}$", re.VERBOSE)
_OPENING = re.compile(f"{_FROM}|{_BETWEEN}|{_IN}", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that name a date, and the date: ISO 8601 as precise as the words are (`2023`, `2023-09`, `2023-09-07`)."""

    span: Span
    value: str


def add_dates(doc: Doc, article: Article) -> None:
    """Sets `doc._.dates`, in order. What needs the day of publication is left out where that is unknown.

    A number that counts something is no year, and what stands inside a name ("Example Today") or an address is no date.
    "Today" and its like in quotation marks were said on a day of their own and have no value. A range ("Sept. 7-9",
    "from May 3 to June 4") has the value of the month or year that holds all of it, and none where no year does; the
    same goes for weeks. "03/04/2020" may be a day of March or of April and has the value of its year.
    The parse tells days ahead from past ones ("will speak on Friday"). "The next day" and its like have a value where
    their own sentence up to them or the sentence before it holds one date only.
    """
    text = article.text
    resolved: list[_Seen] = []
    quoted: Intervals[None] | None = None
    for kind, span in all_date_matches(text):
        if not fits(doc, kind, span):
            continue
        if kind == "near":
            quoted = quoted or _quoted(doc, text)
            if quoted.over(span.start, span.end):
                continue
        if kind == "then":
            value = _after(doc, text, span, resolved)
        else:
            value = _value(kind, span.of(text), article.published, partial(tense_at, doc, span))
            if value is None and article.published is None and kind in {"month", "monthday"}:
                value = _in_told_year(doc, kind, text, span, resolved)
        resolved.append(_Seen(kind, span, value))
    doc._.dates = tuple(DateExpression(seen.span, seen.value) for seen in resolved if seen.value)


def date_matches(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[str, Span]]:
    """Kind and span of every date expression in `text[start:end]`, whether or not a day can be found for it.

    The kinds are the groups of the expression: stretch, full, monthyear, monthday, holiday, near, weekday, ago, month,
    period, season, year, bare (a year by itself) and then (what only follows another date).
    """
    stretches = windows(text, _ANCHOR, start, len(text) if end is None else end)
    for match in (m for low, high in stretches for m in _DATE.finditer(text, low, high)):
        kind = match.lastgroup or ""
        first = match.start()
        if kind == "stretch" and (opening := _OPENING.match(match.group())):
            first += opening.end()
        if kind in {"year", "month"} and (inner := _INNER.search(match.group())):
            first += inner.start()  # the preposition found the date but is not part of it
        yield kind, Span(first, match.end())


@lru_cache(maxsize=1)
def all_date_matches(text: str) -> tuple[tuple[str, Span], ...]:
    """What date_matches finds in all of `text`; remembered for the last text, because names and dates both ask."""
    return tuple(date_matches(text))


@dataclass(frozen=True, slots=True)
class _Seen:
    kind: str
    span: Span
    value: str | None


def _value(kind: str, words: str, published: str | None, tense: Callable[[], Tense]) -> str | None:
    base = date.fromisoformat(published) if published and len(published) == 10 else None
    needed = base is not None and kind in {"stretch", "monthday", "holiday", "month", "weekday", "period"}
    return _resolved(kind, " ".join(words.split()), base, tense() if needed else Tense.PAST)


_resolved = lru_cache(maxsize=4096)(value_of)


def _quoted(doc: Doc, text: str) -> Intervals[None]:
    blocks = [(b.start, b.end) for b in doc._.blocks] or [(0, len(text))]
    return Intervals((Span(q.start, q.end), None) for q in pair_marks(text, blocks))


def _near(doc: Doc, span: Span, resolved: list[_Seen]) -> list[_Seen]:
    """The dates before `span` in its own sentence, or where there are none those of the sentence before."""
    sentence = sentence_of(token_at(doc, span.start))
    for _ in range(2):
        first, end = sentence.start_char, min(sentence.end_char, span.start)
        inside = _between(resolved, first, end)
        if inside or not sentence.start:
            return inside
        sentence = sentence_of(doc[sentence.start - 1])
    return []


def _between(resolved: list[_Seen], start: int, end: int) -> list[_Seen]:
    """Those that begin in `start:end` of the text, of some in its order."""
    low, high = (bisect_left(resolved, place, key=lambda seen: seen.span.start) for place in (start, end))
    return resolved[low:high]


def _after(doc: Doc, text: str, span: Span, resolved: list[_Seen]) -> str | None:
    near = _near(doc, span, resolved)
    values = {s.value for s in near}
    anchor = near[-1].value if len(values) == 1 else None
    if anchor is None or is_in_narrative(doc, near[-1].span):
        return None
    return follows(" ".join(span.of(text).split()), anchor)


def _in_told_year(doc: Doc, kind: str, text: str, span: Span, resolved: list[_Seen]) -> str | None:
    """The value of a month or day in the one year that its own sentence names before it."""
    first = sentence_of(token_at(doc, span.start)).start_char
    years = {s.value[:4] if s.value else None for s in _between(resolved, first, span.start)}
    year = years.pop() if len(years) == 1 else None
    return _value(kind, span.of(text), f"{year}-12-31", lambda: Tense.PAST) if year else None
