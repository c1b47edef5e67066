"""Meanings that are no events by themselves: empty words, words that colour another event, and mere standing."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kg.language.lexicon.rolesets import roleset

#: The tables of what adjectives may tell, and of what is told whatever its class; the others are of what is silent.
_TELLING, _TOLD = "telling", "told"


@cache
def silence_of(roleset_id: str) -> str:
    """Which table of silent.toml a roleset belongs to: "empty", "colouring", "standing" ..., or "" for none.

    Light verbs are empty.
    """
    if is_light(roleset_id):
        return "empty"
    if _is_in(roleset_id, _TOLD):
        return ""
    return next((name for name in _tables() if name != _TELLING and _is_in(roleset_id, name)), "")


def is_light(roleset_id: str) -> bool:
    """Whether a roleset is that of a light verb: "made" of "made an accusation"."""
    return roleset_id.endswith(".LV")


@cache
def tells_as_adjective(roleset_id: str) -> bool:
    """Whether an adjective with this meaning tells of a happening or its lasting result: "dead", "injured"."""
    return _is_in(roleset_id, _TELLING)


def is_below(name: str, listed: str) -> bool:
    """Whether a class of VerbNet is the listed one or one of its subclasses ("begin-55.1-1" of "begin-55.1")."""
    return name == listed or name.startswith((f"{listed}-", f"{listed}."))


def _is_in(roleset_id: str, name: str) -> bool:
    table, known = _tables()[name], roleset(roleset_id)
    if roleset_id in table["rolesets"]:
        return True
    if known is None:
        return False
    if not table["framenet"].isdisjoint(known.framenet):
        return True
    return bool(known.verbnet) and all(any(is_below(c, each) for each in table["verbnet"]) for c in known.verbnet)


@cache
def _tables() -> Mapping[str, Mapping[str, frozenset[str]]]:
    with files(__package__).joinpath("silent.toml").open("rb") as file:
        return {
            name: {kind: frozenset(words) for kind, words in table.items()}
            for name, table in tomllib.load(file).items()
        }
