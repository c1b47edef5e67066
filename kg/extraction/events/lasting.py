"""Words that tell how long something lasts."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg.language.lexicon.calendar import time_units


def is_lasting(noun: Token) -> bool:
    """Whether a noun is a unit of time: "hours" of "for hours", "years" of "three years"."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in _units()


def tells_time(noun: Token) -> bool:
    """Whether a noun is a unit of time or "time" itself: none of them does anything."""
    return is_lasting(noun) or noun.lower_ == "time"


@cache
def _units() -> frozenset[str]:
    return frozenset(unit.name for unit in time_units())
