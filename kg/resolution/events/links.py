"""How near the meanings of two words are that tell of events: what their rolesets share."""

from __future__ import annotations

import tomllib
from enum import IntEnum
from functools import cache
from importlib.resources import files

from kg.propbank import family, roleset, rolesets_with
from kg.vocabulary.event_types import broader_types

#: A frame that more rolesets have says too little.
_NARROW = 25
#: A type that is part of what another type tells: who is killed dies.
_TELLS = {"Killing": "Death"}


class Link(IntEnum):
    """From nothing in common to the same meaning."""

    NONE = 0
    TYPE = 1
    FRAME = 2
    LEMMA = 3
    SAME = 4


@cache
def link_of(one: str, other: str, one_type: str = "", other_type: str = "") -> Link:
    """How two rolesets are linked, each with the type of event that it belongs to ("" for none).

    The same roleset; two senses of one word, which the choice of a sense confuses more often than a text does; a narrow
    frame of FrameNet that both have; the same type below another, or one that is part of it.
    """
    if one == other:
        return Link.SAME
    if family(one) == family(other):
        return Link.LEMMA
    if not senses_of(one).isdisjoint(senses_of(other)):
        return Link.FRAME
    told = told_type(one_type)
    return Link.TYPE if told and told == told_type(other_type) else Link.NONE


def told_type(kind: str) -> str:
    """The type that counts for a link: none where it is one of the broad ones that stand above others."""
    return _TELLS.get(kind, kind) if len(broader_types(kind) if kind else ()) > 1 else ""


@cache
def senses_of(name: str) -> frozenset[str]:
    """The narrow frames of a roleset. Classes of VerbNet are left out: they tell of syntax more than of meaning."""
    known = roleset(name)
    frames = () if known is None else known.framenet
    return frozenset(frame for frame in frames if rolesets_with(frame) <= _NARROW and frame not in _opposites())


@cache
def _opposites() -> frozenset[str]:
    """Frames that hold words and their opposites (opposites.toml)."""
    with files(__package__).joinpath("opposites.toml").open("rb") as file:
        return frozenset(tomllib.load(file)["frames"])


def kinds_of(name: str, kind: str) -> frozenset[str]:
    """What a roleset of a type (`kind`) shares with all those it is linked with: word, frames, type."""
    told = told_type(kind)
    return frozenset({f"word {family(name)}", *senses_of(name), *({f"type {told}"} if told else ())})
