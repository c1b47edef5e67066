"""Times as an article tells them: the day, month or year, and the hours of the day where it names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from kg.comparison.values import compare_dates
from kg.language.dates.expressions import date_matches
from kg.language.dates.values import value_of
from kg.language.lexicon.calendar import hours_of_day, weekday_words
from kg.language.lexicon.entries import having
from kg.language.lexicon.number_words import alternatives
from kg.language.lexicon.wordlists import word_list
from kg.model import Extraction, QuotationKind, Span
from kg.model.comparison import Agreement

#: So far before and behind a date a time of day belongs to it.
_NEAR = 22
_HALF_DAY = 12
#: Kinds of dates whose day depends on whether they lie behind or ahead.
_EITHER_WAY = frozenset({"weekday", "monthday", "month", "period", "holiday"})
#: Kinds that only follow another date, or hold two.
_LEFT_OUT = frozenset({"then", "stretch"})
#: "Today" and the like, which in somebody's words is the day of saying it.
_NOW = "near"
_MONTH = len("2024-05")
_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))? ?([ap])\.?m\b\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time: ISO 8601 as precise as told, the first and the last hour of the day, and the weekday that is named.

    Hours count from midnight, and go on over 24 for the night that belongs to a day; None where none are told. Of a
    time that is not `sure` only its words are known, not whether it lies behind or ahead. `of_other` is one that tells
    when something else was: "after the attack of May 3", "the May attack". `stage` is "early", "mid" or "late".
    """

    value: str
    hours: tuple[float, float] | None = None
    weekday: str = ""
    sure: bool = True
    of_other: bool = False
    stage: str = ""


def moments(extraction: Extraction) -> Iterator[tuple[Span, Span, Moment]]:
    """The times that an article names, each with its words and the sentence that they stand in."""
    text = extraction.article.text
    published = extraction.article.published
    base = date.fromisoformat(published) if published and len(published) == len("2024-05-03") else None
    read = _read(extraction)
    quoted = [span for each in extraction.quotations if each.kind is QuotationKind.DIRECT for span in each.content]
    for kind, span in dates_in(text):
        if kind == _NOW and any(map(span.overlaps, quoted)):
            continue
        sentence = next((each for each in extraction.sentences if each.overlaps(span)), None)
        if sentence is None or kind in _LEFT_OUT or _of_something().match(text, span.end):
            continue
        value = next((told for where, told in read if where.overlaps(span)), None)
        sure = value is not None or not (kind in _EITHER_WAY and _looks_ahead(sentence.of(text)))
        if value is None:
            value = value_of(kind, " ".join(span.of(text).split()), base)
        if value is not None:
            words, moment = _moment(text, sentence, span, Moment(value, sure=sure))
            yield words, sentence, moment


def compare_moments(one: Moment, other: Moment) -> Agreement:
    """How two times stand to each other; a weekday of one name is one day, whichever week was read."""
    agreement = compare_dates(one.value, other.value)
    if (one.weekday and one.weekday == other.weekday) or (
        agreement is Agreement.CONTRADICTORY and not (one.sure and other.sure)
    ):
        agreement = Agreement.SAME
    if agreement is Agreement.SAME and one.stage != other.stage:
        agreement = Agreement.CONTRADICTORY if one.stage and other.stage else Agreement.FINER
    if agreement is Agreement.CONTRADICTORY or one.hours == other.hours:
        return agreement
    if one.hours is None or other.hours is None or agreement is Agreement.FINER:
        return Agreement.FINER
    overlap = one.hours[0] <= other.hours[1] and other.hours[0] <= one.hours[1]
    return Agreement.FINER if overlap else Agreement.CONTRADICTORY


@lru_cache(1)
def dates_in(text: str) -> tuple[tuple[str, Span], ...]:
    """Kind and span of each date that a text tells; the text asked for last is remembered."""
    return tuple(date_matches(text))


def clock_times(text: str) -> Iterator[Span]:
    """Where a text tells a time by the clock: "3 a.m."."""
    for found in _CLOCK.finditer(text):
        yield Span(*found.span())


def _read(extraction: Extraction) -> list[tuple[Span, str]]:
    """The times that kg has read, with their words."""
    told = [
        *(event.time for event in extraction.events),
        *(statement.time for statement in extraction.statements),
        *(quotation.time for quotation in extraction.quotations),
    ]
    return [(time.span, time.value) for time in told if time is not None and time.span is not None]


def _looks_ahead(sentence: str) -> bool:
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", sentence)}
    return not words.isdisjoint(having("status", "modals"))


def _moment(text: str, sentence: Span, span: Span, moment: Moment) -> tuple[Span, Moment]:
    stage = _stage().search(text, sentence.start, span.start)
    before = _part_before().search(text, sentence.start, span.start)
    if before is not None:
        span = Span(before.start(), span.end)
    words = span.of(text).casefold()
    part = _parts().search(words)
    hours = hours_of_day()[part[1]] if part else None
    clock = _CLOCK.search(text, max(sentence.start, span.start - _NEAR), min(sentence.end, span.end + _NEAR))
    if clock is not None and int(clock[1]) <= _HALF_DAY:
        hour = int(clock[1]) % _HALF_DAY + _HALF_DAY * (clock[3] in "pP") + int(clock[2] or 0) / 60
        hours = hour, hour
        span = Span(min(span.start, clock.start()), max(span.end, clock.end()))
    weekday = next((day for day in sorted(weekday_words()) if day in words), "")
    leading = text[sentence.start : span.start].casefold().split()[-1:]
    of_other = bool(leading) and leading[0] in word_list("calendar", "of_another_time")
    told = stage[1].casefold() if stage and len(moment.value) == _MONTH else ""
    return span, replace(moment, hours=hours, weekday=weekday, of_other=of_other, stage=told)


@cache
def _part_before() -> re.Pattern[str]:
    """A part of the day that ends right before a date: "midnight Wednesday"."""
    return re.compile(rf"\b(?:{alternatives(hours_of_day())})(?:\s+on)?\s+\Z", re.IGNORECASE)


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(rf"\b(?:to)?({alternatives(hours_of_day())})\b")


@cache
def _of_something() -> re.Pattern[str]:
    """What makes a time one of something else: "the last night of the fair" is none of the days before."""
    near = alternatives(word_list("calendar", "near"))
    return re.compile(rf"\s+of\s+(?!(?:{near})\b)\w", re.IGNORECASE)


@cache
def _stage() -> re.Pattern[str]:
    """What part of a month is told right before it: "late in May"."""
    return re.compile(rf"\b({alternatives(word_list('calendar', 'stages'))})(?:[-\s]+|\s+in\s+)\Z", re.IGNORECASE)
