"""How long penalties last: "up to 20 years", "a year and a half", "30 years to life", "two years and six months"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from kg.language.lexicon.amount_words import bounds
from kg.language.lexicon.calendar import time_units
from kg.language.lexicon.function_words import indefinite_articles
from kg.language.lexicon.number_words import alternatives
from kg.language.lexicon.wordlists import table, word_list
from kg.language.quantities.amounts import number_matches
from kg.language.quantities.numerals import numeral_of
from kg.model import Bound, Span

#: So many months or days has each unit of time; months and days are compared only through the days of a month.
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"hour": Fraction(1, 24), "day": Fraction(1), "week": Fraction(7)}
_MONTH, _YEAR, _IN_YEAR = (28, 31), (360, 366), 12
#: "About two years" may be so much more or less, as a part of it.
ABOUT = Fraction(1, 10)
#: So many words before and behind a time may bound it.
_BOUNDING = 4
AT_LEAST = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
AT_MOST = frozenset({Bound.AT_MOST, Bound.LESS_THAN})


@dataclass(frozen=True, slots=True)
class Length:
    """So many months and so many days; or without end, as a life sentence."""

    months: Fraction = Fraction(0)
    days: Fraction = Fraction(0)
    endless: bool = False

    def plus(self, other: Length) -> Length:
        """Both together."""
        return Length(self.months + other.months, self.days + other.days, self.endless or other.endless)

    def times(self, factor: Fraction) -> Length:
        """So many times as long."""
        return Length(self.months * factor, self.days * factor, self.endless)

    def is_longer(self, other: Length) -> bool:
        """Whether it is surely longer: a month has 28 to 31 days, a year 360 to 366."""
        if self.endless or other.endless:
            return self.endless and not other.endless
        if self.days == other.days:
            return self.months > other.months
        if self.months == other.months:
            return self.days > other.days
        return self._in_days(0) > other._in_days(1)

    def _in_days(self, end: int) -> Fraction:
        """The fewest days (0) or the most (1)."""
        years, months = divmod(self.months, _IN_YEAR)
        return years * _YEAR[end] + months * _MONTH[end] + self.days


@dataclass(frozen=True, slots=True)
class Term:
    """A time in its least and its greatest length; the two are one where nothing bounds it."""

    least: Length
    most: Length

    def equals(self, other: Term) -> bool:
        """Whether the ends of both may be the same."""
        pairs = ((self.least, other.least), (self.most, other.most))
        return not any(one.is_longer(two) or two.is_longer(one) for one, two in pairs)

    def excludes(self, other: Term) -> bool:
        """Whether no length is in both."""
        return self.least.is_longer(other.most) or other.least.is_longer(self.most)


@dataclass(frozen=True, slots=True)
class _Told:
    """A term and where its words stand."""

    term: Term
    span: Span


def terms_of(words: str) -> tuple[Term, ...]:
    """The times that some words tell, each once in their order; parts of one time are added.

    A time without end counts as one of them unless it ends a range, as in "30 years to life".
    """
    found: list[_Told] = []
    for told in sorted((*_measured(words), *_lives(words)), key=lambda each: each.span):
        last = found[-1] if found else None
        if last is not None and last.span.end > told.span.start:
            continue
        if last is not None and _gap(words, last, told) in word_list("penalties", "to") and _rises(last, told):
            found[-1] = _Told(Term(last.term.least, told.term.most), Span(last.span.start, told.span.end))
        elif last is not None and _is_rest(words, last, told):
            total = Term(last.term.least.plus(told.term.least), last.term.most.plus(told.term.most))
            found[-1] = _Told(total, Span(last.span.start, told.span.end))
        else:
            found.append(told)
    return tuple(each.term for each in (_bounded(words, told) for told in found))


def bound_around(words: str, span: Span) -> Bound | None:
    """What the words right before or right behind an amount at a span make of it; None for nothing."""
    before = words[: span.start].casefold().split()
    behind = words[span.end :].casefold().replace(",", " ").split()
    for count in range(_BOUNDING, 0, -1):
        for where, beside in (("before", before[-count:]), ("behind", behind[:count])):
            found = _bounds(where).get(tuple(beside))
            if found is not None:
                return found
    return None


def _rises(one: _Told, other: _Told) -> bool:
    """Whether two times may be the ends of a range: "16 months to two years", "30 years to life"."""
    return other.term.most.is_longer(one.term.least)


def _gap(words: str, one: _Told, other: _Told) -> str:
    """What stands between two times, without blanks and hyphens around it; a hyphen alone stays."""
    between = " ".join(words[one.span.end : other.span.start].casefold().split())
    return between.strip("- ") or between


def _is_rest(words: str, one: _Told, other: _Told) -> bool:
    """Whether the second goes on with the first in a smaller unit: "two years and six months"."""
    gap = _gap(words, one, other)
    if gap and gap not in word_list("penalties", "and"):
        return False
    first, second = one.term.most, other.term.most
    units = [_largest(each) for each in (first, second)]
    return not (first.endless or second.endless) and units[1] < units[0]


def _largest(length: Length) -> int:
    """The rank of the unit that a length was told in: days and less, months, years."""
    if not length.months:
        return 0 if length.days < 1 else 1
    return 3 if length.months % _IN_YEAR == 0 else 2


def _measured(words: str) -> Iterator[_Told]:
    """Numbers with a unit of time behind them."""
    units = _unit_names()
    unit = re.compile(rf"[\s\u00a0-]*({alternatives(units)})\b", re.IGNORECASE)
    to, life = (alternatives(word_list("penalties", key)) for key in ("to", "endless"))
    to_life = re.compile(rf"[\s-]*(?:{to})[\s-]*(?:{life})\b", re.IGNORECASE)
    low: tuple[Fraction, Span] | None = None
    for span in sorted((*number_matches(words, 0, len(words)), *_articles(words))):
        numeral = numeral_of(span.of(words))
        behind = unit.match(words, span.end)
        if numeral is None:
            continue
        if behind is None and to_life.match(words, span.end) is None:
            low = numeral.value, span
            continue
        each = units[behind[1].casefold() if behind else table("penalties")["unit_to_life"]]
        value, start = numeral.value, span.start
        if low is not None and numeral.upper is None and _is_range(words, low[1], span):
            value, start, numeral = low[0], low[1].start, replace(numeral, upper=numeral.value)
        more, end = _added(words, behind.end() if behind else span.end)
        high = (value if numeral.upper is None else numeral.upper) + more
        value += more if numeral.upper is None else 0
        yield _Told(Term(each.times(value), each.times(high)), Span(start, end))
        low = None


def _is_range(words: str, low: Span, high: Span) -> bool:
    """Whether two numbers are the ends of a range: "10 to 15 years", "between 10 and 15 years"."""
    between = words[low.end : high.start].casefold().strip()
    before = words[: low.start].casefold().split()[-1:]
    is_between = bool(before) and before[0] in word_list("penalties", "between")
    return between in word_list("penalties", "to") or (is_between and between in word_list("penalties", "and"))


def _articles(words: str) -> Iterator[Span]:
    """Where "a" is one, and "half a" a half: right before a unit of time."""
    half, a = alternatives(word_list("penalties", "half")), alternatives(indefinite_articles())
    article = rf"\b((?:(?:{half})\s+)?(?:{a}))(?=\s+(?:{alternatives(_unit_names())})\b)"
    return (Span(*found.span(1)) for found in re.finditer(article, words, re.IGNORECASE))


def _lives(words: str) -> Iterator[_Told]:
    endless = rf"\b(?:{alternatives(word_list('penalties', 'endless'))})\b"
    term = Term(Length(endless=True), Length(endless=True))
    return (_Told(term, Span(*found.span())) for found in re.finditer(endless, words, re.IGNORECASE))


def _added(words: str, at: int) -> tuple[Fraction, int]:
    """What words behind a unit add to its number, and where they end: "a year and a half"."""
    for more, value in sorted(table("penalties")["added"].items(), key=lambda each: -len(each[0])):
        found = re.compile(rf"\s+{re.escape(more)}\b", re.IGNORECASE).match(words, at)
        if found:
            return Fraction(value), found.end()
    return Fraction(0), at


def _bounded(words: str, told: _Told) -> _Told:
    """A term within what bounds it."""
    bound = bound_around(words, told.span)
    least, most = told.term.least, told.term.most
    if bound in AT_LEAST:
        most = Length(endless=True)
    elif bound in AT_MOST:
        least = Length()
    elif bound is Bound.ABOUT:
        least, most = least.times(1 - ABOUT), most.times(1 + ABOUT)
    return _Told(Term(least, most), told.span)


@cache
def _bounds(where: str) -> dict[tuple[str, ...], Bound]:
    known = bounds("before") if where == "before" else bounds("behind")
    own = {tuple(words.split()): Bound(means) for words, means in table("penalties")[where].items()}
    return {words: each.means for words, each in known.items()} | own


@cache
def _unit_names() -> dict[str, Length]:
    """Units of time in both numbers -> how long one is."""
    known = {unit.name: Length(months=Fraction(_MONTHS[unit.name])) for unit in time_units() if unit.name in _MONTHS}
    known |= {unit.name: Length(days=_DAYS[unit.name]) for unit in time_units() if unit.name in _DAYS}
    return {form: known[unit.name] for unit in time_units() if unit.name in known for form in (unit.name, unit.plural)}
