"""What takes part in what a word means, by kind: the tables of restrictions.toml, as sets of the classes of nouns."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kg.extraction.events.tables import is_below
from kg.language.lexicon.noun_classes import class_names
from kg.propbank import roleset

#: Classes that no noun has by itself: a clause, the place in an order ("second"), and whether somebody or something is
#: named.
CLAUSE, RANK, NAMED, UNNAMED = "clause", "rank", "named", "unnamed"
#: Keys that are no parts.
_SOMEBODY, _NEEDS = "somebody", "needs"
#: Keys whose words are roles and no kinds.
_WITHOUT, _UNLESS = "without", "unless"
#: The key of another type, and of what that needs.
_INSTEAD, _WHERE = "instead", "where"

_OF_NO_PART = frozenset({_WITHOUT, _UNLESS, _INSTEAD, _WHERE})


@dataclass(frozen=True, slots=True)
class Restriction:
    """What a type or meaning asks of those who take part.

    `parts`: by argument ("ARG1") or generic role ("patient") the classes of which a filler has one. `somebody`: of
    these an agent or a patient has one. `needs`: of these one that takes part surely has one. `without`: the roles that
    nobody and nothing has. `unless`: with one of these roles, all the others hold.
    """

    parts: Mapping[str, frozenset[str]]
    somebody: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()


@cache
def of_type(name: str, roleset_id: str) -> tuple[Restriction, ...]:
    """What a type of events asks, with what it asks of a roleset that evokes it; the name "" asks nothing."""
    tables = _tables()
    own = tables["typed"].get(roleset_id, {}) if name else {}
    if name and name == own.get(_INSTEAD):
        own = {_NEEDS: own[_WHERE]} if _WHERE in own else {}
    return tuple(_restriction(said) for said in (tables["types"].get(name, {}), own) if said)


def instead_of(roleset_id: str) -> str:
    """The type of a roleset's events where participants rule its own one out; "" for none."""
    name: str = _tables()["typed"].get(roleset_id, {}).get(_INSTEAD, "")
    return name


@cache
def of_meaning(roleset_id: str) -> Restriction | None:
    """What a roleset asks of its arguments; None where it asks nothing.

    What the table says of the roleset counts; else what its classes of VerbNet ask, and with several classes
    whatever one of them lets in.
    """
    tables = _tables()
    own = tables["meanings"].get(roleset_id)
    if own is not None:
        return _restriction(own) if own else None
    known = roleset(roleset_id)
    found = [_of_class(name) for name in known.verbnet] if known is not None else []
    asked = [each.parts for each in found if each is not None]
    if not asked or len(asked) < len(found):
        return None
    shared = set.intersection(*(set(parts) for parts in asked))
    parts = {part: frozenset().union(*(parts[part] for parts in asked)) for part in sorted(shared)}
    return Restriction(parts) if parts else None


def has_own_line(roleset_id: str) -> bool:
    """Whether the file names a roleset, and so may send to it what another meaning of the word does not take."""
    return roleset_id in _tables()["meanings"]


def _of_class(name: str) -> Restriction | None:
    return next((_restriction(said) for listed, said in _tables()["classes"].items() if is_below(name, listed)), None)


def _restriction(said: Mapping[str, str]) -> Restriction:
    kinds = {key: _classes(value) for key, value in said.items() if key not in _OF_NO_PART}
    somebody, needs = kinds.pop(_SOMEBODY, frozenset()), kinds.pop(_NEEDS, frozenset())
    without, unless = (frozenset(said.get(key, "").split()) for key in (_WITHOUT, _UNLESS))
    return Restriction(kinds, somebody, needs, without, unless)


def _classes(said: str) -> frozenset[str]:
    """The classes that a text names, by themselves or by the kinds that they are in; "not" before them: all others."""
    words = said.split()
    if words[:1] == ["not"]:
        return _all() - _classes(" ".join(words[1:])) - {NAMED, UNNAMED}
    return frozenset().union(*(_class_or_kind(word) for word in words))


def _class_or_kind(word: str) -> frozenset[str]:
    kind = _tables()["kinds"].get(word)
    if kind is not None:
        return _classes(kind)
    if word not in _all():
        raise ValueError(f"restrictions.toml: there is no kind or class {word!r}")
    return frozenset({word})


@cache
def _all() -> frozenset[str]:
    return class_names() | {CLAUSE, RANK, NAMED, UNNAMED}


def said_in_full() -> Iterator[tuple[str, str, Restriction]]:
    """All that the file says: its table, its entry, and what that asks. Raises ValueError for an unknown kind."""
    for table in ("types", "typed", "meanings", "classes"):
        for name, said in _tables()[table].items():
            yield table, name, _restriction(said)


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("restrictions.toml").read_text(encoding="utf-8"))
