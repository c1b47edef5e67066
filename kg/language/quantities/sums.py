"""What a sum of money is worth, and in which currency: "$2.52", "£3m", "50 cents", "1.3 billion yen"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from kg.language.lexicon.currencies import Unit, unit_of
from kg.language.lexicon.number_words import alternatives
from kg.language.quantities.numerals import Numeral, numeral_of

_CENTS = 100


@dataclass(frozen=True, slots=True)
class Sum:
    """So much money. `currency` is a code of ISO 4217, or the unit's name ("peso") where nothing says whose it is."""

    numeral: Numeral
    currency: str


@cache
def _marked() -> re.Pattern[str]:
    """A symbol or a code before or behind the number, or the word behind it."""
    marks = {mark for mark in unit_of() if not mark.islower() or len(mark) == 1}
    mark, word = alternatives(marks), alternatives(unit_of())
    return re.compile(
        rf"(?P<before>{mark})[ \u00a0]?(?P<digits>[\d.].*)"
        rf"|(?P<number>.*?)(?:[ \u00a0\r\n-]*)(?P<nation>(?:U\.S\.|US|[A-Z][a-z]+) )?(?P<behind>{mark}|(?i:{word}))",
        re.DOTALL,
    )


def sum_of(words: str) -> Sum | None:
    """What the words of a MONEY span are worth; None for sums without a value ("millions of dollars").

    A bare "$" is the United States' dollar: a page is no place to guess a country from.
    """
    match = _marked().fullmatch(words)
    if match is None:
        return None
    numeral = numeral_of(match["digits"] or match["number"])
    unit = _unit(match["before"] or match["behind"])
    if numeral is None or unit is None or numeral.value < 0:
        return None
    if numeral.share:
        numeral = replace(numeral, share=False)  # "half a dollar"
    code = unit.nations.get((match["nation"] or "").strip(), unit.code)
    if not unit.hundredth:
        return Sum(numeral, code)
    upper = None if numeral.upper is None else numeral.upper / _CENTS
    return Sum(Numeral(Fraction(numeral.value, _CENTS), upper), code)


def _unit(mark: str) -> Unit | None:
    return unit_of().get(mark) or unit_of().get(mark.lower())
