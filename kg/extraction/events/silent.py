"""Meanings that are no events by themselves: empty words, words that colour another event, and mere standing."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kg.language.lexicon.rolesets import roleset


@cache
def silence_of(roleset_id: str) -> str:
    """Which table of silent.toml a roleset belongs to: "empty", "colouring", "standing", or "" for none.

    Light verbs, which PropBank writes as "make.LV", are empty.
    """
    if roleset_id.endswith(".LV"):
        return "empty"
    known = roleset(roleset_id)
    classes = known.verbnet if known is not None else ()
    frames = frozenset(known.framenet) if known is not None else frozenset()
    for name, table in _tables().items():
        if roleset_id in table["rolesets"] or not frames.isdisjoint(table["framenet"]):
            return name
        if any(_is_below(mine, listed) for mine in classes for listed in table["verbnet"]):
            return name
    return ""


def _is_below(name: str, listed: str) -> bool:
    """Whether a class of VerbNet is the listed one or one of its subclasses ("begin-55.1-1" of "begin-55.1")."""
    return name == listed or name.startswith((f"{listed}-", f"{listed}."))


@cache
def _tables() -> Mapping[str, Mapping[str, frozenset[str]]]:
    with files(__package__).joinpath("silent.toml").open("rb") as file:
        return {
            name: {kind: frozenset(words) for kind, words in table.items()}
            for name, table in tomllib.load(file).items()
        }
