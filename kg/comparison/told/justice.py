"""Penalties and offences in their normal form: how long, how much, on which terms; what was done and how often."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.comparison.words import told_words
from kg.language.lexicon.calendar import time_units
from kg.language.lexicon.function_words import indefinite_articles
from kg.language.lexicon.number_of import number_of
from kg.language.lexicon.number_words import alternatives
from kg.language.lexicon.numbers import ordinals, scale_values, teens, tens, units
from kg.language.lexicon.wordlists import word_list
from kg.language.quantities.amounts import money_matches
from kg.language.quantities.sums import sum_of
from kg.model import Literal
from kg.model.comparison import Agreement
from kg.resolution.merging.same_value import is_same, restates

#: Without end, as a life sentence.
_LIFE = Decimal("Infinity")
#: So many days of each unit of time, so that twelve months are a year.
_DAYS = {"hour": Decimal(1) / 24, "day": Decimal(1), "week": Decimal(7), "month": Decimal(30), "year": Decimal(360)}


@dataclass(frozen=True, slots=True)
class Penalty:
    """A penalty: the least and the most days, whether it is suspended, the fine with its currency, how it is served.

    `days` is None where no time is told; a life sentence has no end. `served` are stems as "prison" and "probat".
    """

    days: tuple[Decimal, Decimal] | None
    suspended: bool
    fine: tuple[str, Decimal] | None
    served: frozenset[str]


def penalty_of(words: str) -> Penalty:
    """The penalty that some words tell: "30 years to life", "a suspended sentence of two years", "a $500 fine"."""
    stems = {word.stem for word in told_words(words)}
    return Penalty(_days(words), not stems.isdisjoint(_terms("suspended")), _fine(words), frozenset(stems & _served()))


def compare_penalties(one: str, other: str) -> Agreement:
    """Two penalties of one person: the same, one of them finer, or contradictory.

    "30 years" and "30 years to life" overlap, so the one is finer; 30 and 25 years contradict each other, as do a
    suspended sentence and one of the same length that is to be served in prison. Of a fine and a time in prison both
    may be true.
    """
    first, second = penalty_of(one), penalty_of(other)
    if first == second:
        return Agreement.SAME
    if first.fine and second.fine and first.fine[0] == second.fine[0] and first.fine[1] != second.fine[1]:
        return Agreement.CONTRADICTORY
    if first.days is None or second.days is None:
        return Agreement.FINER if _is_part(first, second) or _is_part(second, first) else Agreement.DIFFERENT
    if first.days[0] > second.days[1] or second.days[0] > first.days[1]:
        return Agreement.CONTRADICTORY
    if first.suspended != second.suspended:
        firm = second if first.suspended else first
        return Agreement.CONTRADICTORY if firm.served else Agreement.FINER
    if first.served and second.served and first.served.isdisjoint(second.served):
        return Agreement.DIFFERENT
    return Agreement.FINER


def compare_offences(one: Literal, other: Literal) -> Agreement:
    """Two offences of one person: by how often, by their head, and by what stands with it.

    "Second-degree murder" is finer than "murder", "manslaughter" another one; three counts of fraud contradict two.
    """
    predicate = "chargedWith"
    if is_same(predicate, one, other):
        return Agreement.SAME
    (count, deed), (times, act) = _counted(one.value), _counted(other.value)
    if set(deed) == set(act):
        if count == times:
            return Agreement.SAME
        return Agreement.FINER if None in (count, times) else Agreement.CONTRADICTORY
    short, long = sorted((deed, act), key=len)
    more = bool(short) and set(short) < set(long) and long[0] in short  # "rape", "raping two women"
    if more or restates(predicate, one, other) or restates(predicate, other, one):
        return Agreement.FINER
    return Agreement.DIFFERENT


def names_offence(value: Literal) -> bool:
    """Whether a value says which offence, and not only that there is one ("charges")."""
    return bool(_counted(value.value)[1])


def _counted(words: str) -> tuple[int | None, tuple[str, ...]]:
    """How many counts of an offence, and the stems of what it is, in their order."""
    found = _counts().match(words)
    count = number_of(found[1].casefold()) if found else None
    rest = words[found.end() :] if found else words
    told = (word for word in told_words(rest) if word.telling or _is_number(word.form))
    return count, tuple(word.stem for word in told if word.stem not in _terms("counted"))


def _is_number(form: str) -> bool:
    return form in ordinals() or number_of(form) is not None


@cache
def _counts() -> re.Pattern[str]:
    return re.compile(rf"(?:all )?({_number()}) (?:[\w-]+ )?(?:counts?|charges?)(?: each)? of ", re.IGNORECASE)


def _is_part(one: Penalty, other: Penalty) -> bool:
    """Whether all that one penalty tells is told by the other too."""
    return (
        (one.days is None or one.days == other.days)
        and (one.fine is None or one.fine == other.fine)
        and one.served <= other.served
        and one.suspended <= other.suspended
    )


@cache
def _number() -> str:
    tens_of = rf"(?:{alternatives(tens())})(?:[- ](?:{alternatives(units())}))?"
    return rf"\d+(?:\.\d+)?|{tens_of}|{alternatives(teens(), units(), scale_values(), indefinite_articles())}"


@cache
def _time() -> re.Pattern[str]:
    unit = alternatives(form for unit in time_units() if unit.name in _DAYS for form in (unit.name, unit.plural))
    upper = rf"(?:\s*(?:to|-|–|and)\s*({_number()}))?"
    return re.compile(rf"\b({_number()}){upper}[- ]({unit})\b(?:[-\s]*to[-\s]*(life)\b)?", re.IGNORECASE)


def _days(words: str) -> tuple[Decimal, Decimal] | None:
    """The least and the most days that are told; parts are added: "two years and six months"."""
    low = high = Decimal(0)
    found = False
    for least, most, unit, life in _time().findall(words):
        found = True
        name = next(each.name for each in time_units() if unit.casefold() in {each.name, each.plural})
        low += _value(least) * _DAYS[name]
        high += _LIFE if life else _value(most or least) * _DAYS[name]
    if not found and not {word.stem for word in told_words(words)}.isdisjoint(_terms("endless")):
        return _LIFE, _LIFE
    return (low, high) if found else None


def _value(words: str) -> Decimal:
    lower = words.casefold()
    if lower.replace(".", "", 1).isdecimal():
        return Decimal(lower)
    return Decimal(number_of(lower.replace("-", " ")) or 1)


def _fine(words: str) -> tuple[str, Decimal] | None:
    for span in money_matches(words, 0, len(words)):
        found = sum_of(span.of(words))
        if found is not None:
            return found.currency, Decimal(found.numeral.value.numerator) / Decimal(found.numeral.value.denominator)
    return None


def _stems(words: str) -> Iterator[str]:
    yield from (word.stem for word in told_words(words))


@cache
def _terms(key: str) -> frozenset[str]:
    return frozenset(stem for word in word_list("penalties", key) for stem in _stems(word))


@cache
def _served() -> frozenset[str]:
    return _terms("served")
