"""How near the meanings of two words are that tell of events: what their rolesets share."""

from __future__ import annotations

from enum import IntEnum
from functools import cache

from kg.language.lexicon.rolesets import family, roleset


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

    The same roleset; two senses of one word, which the choice of a sense confuses more often than a text does; a frame
    of FrameNet or a class of VerbNet that both have; the same type.
    """
    if one == other:
        return Link.SAME
    if family(one) == family(other):
        return Link.LEMMA
    if not senses_of(one).isdisjoint(senses_of(other)):
        return Link.FRAME
    return Link.TYPE if one_type and one_type == other_type else Link.NONE


@cache
def senses_of(name: str) -> frozenset[str]:
    """The frames and classes of a roleset."""
    known = roleset(name)
    return frozenset() if known is None else frozenset((*known.framenet, *known.verbnet))


def kinds_of(name: str, kind: str) -> frozenset[str]:
    """What two rolesets share where they are linked: the word, a frame or class, the type (`kind`)."""
    return frozenset({f"word {family(name)}", *senses_of(name), *({f"type {kind}"} if kind else ())})
