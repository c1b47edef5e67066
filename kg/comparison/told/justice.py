"""Penalties and offences in their normal form: how long, how much, on which terms; what was done and how often."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from kg.comparison.told.terms import ABOUT, AT_LEAST, AT_MOST, Term, bound_around, terms_of
from kg.comparison.words import told_words
from kg.language.lexicon.function_words import indefinite_articles
from kg.language.lexicon.number_of import number_of
from kg.language.lexicon.number_words import alternatives
from kg.language.lexicon.numbers import ordinals, scale_values, teens, tens, units
from kg.language.lexicon.wordlists import word_list
from kg.language.quantities.amounts import money_matches, number_matches
from kg.language.quantities.sums import sum_of
from kg.model import Bound, Literal
from kg.model.comparison import Agreement
from kg.resolution.merging.same_value import is_same, restates


@dataclass(frozen=True, slots=True)
class Fine:
    """A sum of money between two ends in one currency; `most` is None where it may be any greater one."""

    currency: str
    least: Fraction
    most: Fraction | None

    def overlaps(self, other: Fine) -> bool:
        """Whether some sum is in both; none of two currencies is."""
        ends = ((self.most, other.least), (other.most, self.least))
        return self.currency == other.currency and all(most is None or most >= least for most, least in ends)


@dataclass(frozen=True, slots=True)
class Penalty:
    """A penalty: its times, whether it is suspended, the fine, how it is served, whether it is one of several.

    `served` are stems as "prison" and "probat", and so are `conditions`, on which it may end sooner. `several` is true
    where the words tell that a time is one of several or their sum ("three years on each of two counts"), or that only
    a part is suspended.
    """

    terms: tuple[Term, ...]
    suspended: bool
    fine: Fine | None
    served: frozenset[str]
    several: bool
    conditions: frozenset[str]

    def equals(self, other: Penalty) -> bool:
        """Whether both tell the same, in whichever units."""
        return (
            len(self.terms) == len(other.terms)
            and all(one.equals(two) for one, two in zip(self.terms, other.terms, strict=True))
            and (self.suspended, self.fine, self.served, self.several, self.conditions)
            == (other.suspended, other.fine, other.served, other.several, other.conditions)
        )

    def is_part_of(self, other: Penalty) -> bool:
        """Whether all that it tells is told by the other too."""
        return (
            bool(self.terms or self.fine or self.served)
            and all(any(one.equals(two) for two in other.terms) for one in self.terms)
            and (self.fine is None or (other.fine is not None and self.fine.overlaps(other.fine)))
            and (self.served <= other.served or (bool(self.terms) and not other.served))
            and self.suspended <= other.suspended
        )


def penalty_of(words: str) -> Penalty:
    """The penalty that some words tell: "30 years to life", "a suspended sentence of two years", "a $500 fine"."""
    stems = {word.stem for word in told_words(words)}
    terms, suspended = terms_of(words), not stems.isdisjoint(_terms("suspended"))
    several = len(terms) > 1 or not stems.isdisjoint(_terms("several"))
    # "three years, two of them suspended"
    numbers = sum(1 for _ in number_matches(words, 0, len(words)))
    several |= suspended and numbers > sum(1 for _ in money_matches(words, 0, len(words))) + len(terms)
    conditions, served = stems & _terms("conditions"), stems & _terms("served")
    if len(conditions) > 1:  # "without parole"
        served -= conditions
    return Penalty(terms, suspended, _fine(words), frozenset(served), several, frozenset(conditions))


def compare_penalties(one: str, other: str) -> Agreement:
    """Two penalties of one person: the same, one of them finer, or contradictory.

    "30 years" and "30 years to life" overlap, so the one is finer, as 15 years are within "up to 20 years"; 30 and 25
    years contradict each other, as do a suspended sentence and one of the same length that is to be served in prison.
    Of a fine and a time in prison both may be true, and so may a time and one on each of several counts.
    """
    first, second = penalty_of(one), penalty_of(other)
    if first.equals(second):
        return Agreement.SAME
    fines = first.fine, second.fine
    if fines[0] and fines[1] and fines[0].currency == fines[1].currency and not fines[0].overlaps(fines[1]):
        return Agreement.CONTRADICTORY
    if not first.terms or not second.terms or first.several or second.several:
        return Agreement.FINER if first.is_part_of(second) or second.is_part_of(first) else Agreement.DIFFERENT
    if _is_elsewhere(first, second):
        return Agreement.DIFFERENT
    if first.terms[0].excludes(second.terms[0]):
        return Agreement.CONTRADICTORY
    if first.suspended != second.suspended:
        firm = second if first.suspended else first
        return Agreement.CONTRADICTORY if firm.served else Agreement.FINER
    return Agreement.FINER


def _is_elsewhere(one: Penalty, other: Penalty) -> bool:
    """Whether the two are served in different ways; a jail and a prison are both behind a locked door."""
    ways = [each.served for each in (one, other)]
    locked = [bool(served & _terms("locked")) for served in ways]
    return bool(ways[0] and ways[1]) and ways[0].isdisjoint(ways[1]) and not all(locked)


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
    """How many counts of an offence: "three counts of", "all two charges each of"."""
    whole, counted, each, of = (
        alternatives(word_list("penalties", key)) for key in ("whole", "counted", "several", "of")
    )
    return re.compile(
        rf"(?:(?:{whole}) )?({_number()}) (?:[\w-]+ )?(?:{counted})(?: (?:{each}))? (?:{of}) ", re.IGNORECASE
    )


@cache
def _number() -> str:
    tens_of = rf"(?:{alternatives(tens())})(?:[- ](?:{alternatives(units())}))?"
    digits = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
    return rf"{digits}|{tens_of}|{alternatives(teens(), units(), scale_values(), indefinite_articles())}"


def _fine(words: str) -> Fine | None:
    """The first sum of money, within what bounds it."""
    for span in money_matches(words, 0, len(words)):
        found = sum_of(span.of(words))
        if found is None:
            continue
        low, high = found.numeral.value, found.numeral.upper or found.numeral.value
        bound = bound_around(words, span)
        least, most = (low, None) if bound in AT_LEAST else (Fraction(0) if bound in AT_MOST else low, high)
        if bound is Bound.ABOUT:
            least, most = low * (1 - ABOUT), high * (1 + ABOUT)
        return Fine(found.currency, least, most)
    return None


def _stems(words: str) -> Iterator[str]:
    yield from (word.stem for word in told_words(words))


@cache
def _terms(key: str) -> frozenset[str]:
    return frozenset(stem for word in word_list("penalties", key) for stem in _stems(word))
