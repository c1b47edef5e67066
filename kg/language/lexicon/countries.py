"""Countries, territories and parts of countries, their names and their adjectives (data/countries.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.language.lexicon.wordlists import bare_name, table

_WITH_STOP = re.compile(r"[A-Z][a-z]+\.")


@dataclass(frozen=True, slots=True)
class Territory:
    """A country, a territory or a part of a country, by its name and what else it is called.

    `also` are other names of it, `short` what newspapers shorten it to ("Calif.", "CA"), `adjectives` those for what
    is of it, `taught` those of them that name a language or a subject as well. `behind_towns` are the names that say
    behind the name of a town where it lies.
    """

    name: str
    also: tuple[str, ...]
    short: tuple[str, ...]
    adjectives: tuple[str, ...]
    taught: tuple[str, ...]
    behind_towns: tuple[str, ...]


@cache
def territories() -> tuple[Territory, ...]:
    """All of them, whole countries first."""
    return tuple(
        Territory(
            entry["name"],
            tuple(entry.get("also", ())),
            tuple(entry.get("short", ())),
            tuple(entry.get("adjectives", ())),
            tuple(entry.get("taught", ())),
            tuple(entry.get("behind_towns", [entry["name"]])),
        )
        for entry in table("countries").values()
    )


@cache
def demonyms() -> dict[str, str]:
    """Adjective of nationality, of one word or two, in small letters -> country."""
    return {adjective.lower(): t.name for t in territories() for adjective in t.adjectives}


@cache
def taught() -> frozenset[str]:
    """Those of the adjectives that name a language or a subject as well, in small letters."""
    return frozenset(adjective.lower() for t in territories() for adjective in t.taught)


@cache
def regions() -> dict[str, str]:
    """What stands behind the name of a town, in small letters and without stops, shortened too -> the full name."""
    return {form: name.lower() for t in territories() for name in t.behind_towns for form in _forms(t, name)}


def _forms(territory: Territory, name: str) -> Iterator[str]:
    yield name.lower()
    yield from (short.replace(".", "").lower() for short in territory.short)


@cache
def _run_together() -> frozenset[str]:
    return frozenset(form.replace(" ", "") for form in regions())


def is_region(name: str) -> bool:
    """Whether a name is that of a state, a province or a country, short forms with or without stops included."""
    return bare_name(name).replace(".", "").replace(" ", "") in _run_together()


@cache
def abbreviations() -> frozenset[str]:
    """Names of states and provinces that are shortened with a stop, without it: "Calif"."""
    return frozenset(short[:-1] for t in territories() for short in t.short if _WITH_STOP.fullmatch(short))
