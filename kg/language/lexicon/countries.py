"""Countries, territories and parts of countries: what they and their people are called (data/countries.toml)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.language.lexicon.wordlists import bare_name, table

#: Names so short, "US", are read as they are written only.
_INITIALS = 3
_WITH_STOP = re.compile(r"[A-Z][a-z]+\.")


@dataclass(frozen=True, slots=True)
class Territory:
    """A country, a territory or a part of a country, by its code of ISO 3166.

    `part_of` is the code of the state that it belongs to, or "". `also` are other names of it, `short` what newspapers
    shorten it to ("Calif.", "CA"). `people` are nouns for one -> for several of its people. `languages` are those of
    the `adjectives` that name a language which is taught as well. Of all the words, `ambiguous` are those that mean
    something else too, and `unused` those that are not to be read as the territory's.
    """

    code: str
    name: str
    part_of: str
    also: tuple[str, ...]
    short: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: Mapping[str, str]
    languages: tuple[str, ...]
    ambiguous: frozenset[str]
    unused: frozenset[str]

    @property
    def names(self) -> tuple[str, ...]:
        """Its names that are read so, the usual one first."""
        return tuple(name for name in (self.name, *self.also) if name not in self.unused)


@cache
def territories() -> tuple[Territory, ...]:
    """All of them, whole countries first."""
    return tuple(
        Territory(
            code,
            entry["name"],
            entry.get("part_of", code.partition("-")[0] if "-" in code else ""),
            tuple(entry.get("also", ())),
            tuple(entry.get("short", ())),
            tuple(entry.get("adjectives", ())),
            entry.get("people", {}),
            tuple(entry.get("languages", ())),
            frozenset(entry.get("ambiguous", ())),
            frozenset(entry.get("unused", ())),
        )
        for code, entry in table("countries").items()
    )


@cache
def demonyms() -> dict[str, str]:
    """Adjective of nationality, or noun for one of a people, in small letters -> country; of one word or several."""
    return {
        word.lower(): territory.name
        for territory in territories()
        for word in (*territory.adjectives, *territory.people)
        if word not in territory.unused
    }


@cache
def peoples() -> frozenset[str]:
    """Nouns for several of a people, as they are written: "Danes"."""
    return frozenset(several for territory in territories() for several in territory.people.values())


@cache
def people_nouns() -> frozenset[str]:
    """Nouns for one of a people, as they are written: "Dane"."""
    return frozenset(one for territory in territories() for one in territory.people)


@cache
def _sure_names() -> frozenset[str]:
    return frozenset(name for t in territories() for name in t.names if name not in t.ambiguous)


@cache
def _sure_names_folded() -> frozenset[str]:
    return frozenset(name.lower() for name in _sure_names() if len(name) > _INITIALS)


def is_surely_territory(name: str) -> bool:
    """Whether a name with a capital is that of a territory and hardly anything else: "Ohio", "NORTH KOREA", "UK"."""
    return name in _sure_names() or (name[:1].isupper() and name.lower() in _sure_names_folded())


@cache
def languages() -> frozenset[str]:
    """Adjectives of nationality that name a language which is taught as well, in small letters."""
    return frozenset(adjective.lower() for territory in territories() for adjective in territory.languages)


@cache
def _by_form() -> Mapping[str, tuple[Territory, ...]]:
    """What stands behind the name of a town, folded."""
    found: dict[str, list[Territory]] = defaultdict(list)
    for territory in territories():
        for form in _behind_towns(territory):
            found[_folded(form)].append(territory)
    return {form: tuple(named) for form, named in found.items()}


def _behind_towns(territory: Territory) -> Iterator[str]:
    yield from territory.names
    yield from (short for short in territory.short if short not in territory.unused)


def _folded(name: str) -> str:
    """A name in small letters, without an article, stops and blanks; "St." and "Saint" are one."""
    words = bare_name(name).replace(".", "").split()
    return "".join("st" if word == "saint" else word for word in words)


@cache
def regions() -> dict[str, str]:
    """Names of territories, in small letters and without stops, shortened ones too -> the usual name."""
    return {
        form.replace(".", "").lower(): territory.name.lower()
        for territory in territories()
        for form in _behind_towns(territory)
    }


def is_region(name: str) -> bool:
    """Whether a name is that of a state, a province or a country, short forms with or without stops included."""
    return _folded(name) in _by_form()


def country_of(name: str) -> str:
    """The code of the country that a name is of, or of which it names a part; "" for none or several."""
    found = {territory.part_of or territory.code for territory in _by_form().get(_folded(name), ())}
    return found.pop() if len(found) == 1 else ""


def is_part(name: str, whole: str) -> bool:
    """Whether names are those of a territory and of the state that it belongs to: "Ontario" and "Canada"."""
    wholes = {territory.code for territory in _by_form().get(_folded(whole), ())}
    return any(territory.part_of in wholes for territory in _by_form().get(_folded(name), ()))


@cache
def towns_with_region() -> Mapping[str, frozenset[str]]:
    """Towns that are one place with the region behind them -> the region as it is written there: "D.C."."""
    return {town: frozenset(regions) for town, regions in table("place_names")["with_region"].items()}


@cache
def abbreviations() -> frozenset[str]:
    """Names of states and provinces that are shortened with a stop, without it: "Calif"."""
    return frozenset(
        short[:-1] for t in territories() for short in t.short if _WITH_STOP.fullmatch(short) and short not in t.unused
    )
