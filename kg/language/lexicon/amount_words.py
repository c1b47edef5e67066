"""The words around amounts (data/amounts.toml): what bounds a number, what is measured, what ranks, what changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.language.lexicon.calendar import time_units
from kg.language.lexicon.wordlists import table
from kg.model import Bound

#: What stands with an amount, by how: before it as its verb, or beside it as a noun.
With = Literal["verb", "noun"]


@dataclass(frozen=True, slots=True)
class BoundWords:
    """What words make of the number beside them; `also` where they are a preposition of their own as well."""

    means: Bound
    also: bool


@cache
def bounds(where: Literal["before", "behind"]) -> dict[tuple[str, ...], BoundWords]:
    """What bounds a number right before or right behind it, in small letters, word by word."""
    entries = table("amounts")[where].items()
    return {tuple(words.split()): BoundWords(Bound(e["means"]), e.get("also", False)) for words, e in entries}


@cache
def measure_words() -> dict[tuple[str, ...], str]:
    """Words for units of measure in both numbers, in small letters and word by word -> the unit's name."""
    entries = table("amounts")["measures"].items()
    return {tuple(word.split()): name for name, entry in entries for word in entry.get("words", ())}


@cache
def measure_signs() -> dict[str, str]:
    """Signs of units of measure as they are written -> the unit's name."""
    return {sign: name for name, entry in table("amounts")["measures"].items() for sign in entry.get("signs", ())}


@cache
def shares() -> frozenset[str]:
    """The names of those units that tell a share or its change: "percent", "basis point"."""
    return frozenset(name for name, entry in table("amounts")["measures"].items() if entry.get("percent"))


@cache
def measures_before() -> frozenset[str]:
    """The names of those units whose word may stand before the number: "magnitude 6.3"."""
    return frozenset(name for name, entry in table("amounts")["measures"].items() if entry.get("before"))


@cache
def contest_words(kind: With) -> frozenset[str]:
    """Lemmas that two numbers against each other may come with: the verb "tie", the noun "ruling"."""
    return _with("contests", kind)


@cache
def rank_words(kind: With) -> frozenset[str]:
    """Lemmas that make an ordinal beside them a rank: the verb "finish", the noun "place"."""
    return _with("ranks", kind)


@cache
def later_ranks() -> frozenset[str]:
    """Those of the verbs of ranks with which "first" tells more often a time."""
    return frozenset(word for word, entry in table("amounts")["ranks"].items() if entry.get("later"))


@cache
def margins() -> frozenset[str]:
    """What somebody is ahead by: "point", "vote"."""
    return frozenset(table("amounts")["margins"])


@cache
def spreads() -> frozenset[str]:
    """Lemmas before "from" that make what follows a range: "range"."""
    return frozenset(table("amounts")["spreads"])


@cache
def multiples() -> dict[str, float]:
    """Verbs that name how many times as much something becomes: "double" -> 2."""
    return {verb: entry["times"] for verb, entry in table("amounts")["multiples"].items()}


@cache
def directions() -> frozenset[str]:
    """Adverbs and adjectives that tell which way the amount beside them goes: "up", "lower"."""
    return frozenset(table("amounts")["directions"])


@cache
def beside_amounts(kind: str) -> frozenset[str]:
    """Words that are this beside an amount ("certain", "ranging"), as the file explains. KeyError for others."""
    found = frozenset(word for word, entry in table("amounts")["beside"].items() if kind in entry["is"].split())
    if not found:
        raise KeyError(kind)
    return found


@cache
def uncounted() -> frozenset[str]:
    """Nouns, in the singular, that a number before them does not count: units of time, ages, factors."""
    return frozenset(table("amounts")["uncounted"]).union(unit.name for unit in time_units())


def _with(group: str, kind: With) -> frozenset[str]:
    return frozenset(word for word, entry in table("amounts")[group].items() if kind in entry["with"].split())
