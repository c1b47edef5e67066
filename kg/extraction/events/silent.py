"""Meanings that are no events by themselves: empty words, words that colour another event, and mere standing."""

from __future__ import annotations

from functools import cache

from kg.extraction.events.tables import is_below, roleset_tables
from kg.propbank import roleset

_FILE = "silent.toml"

#: What is told whatever its class.
_TOLD = "told"
#: What adjectives may tell, what colours also as a noun, and what only seems so with a complement.
_TELLING, _PLANS, _SEEMING = "telling", "plans", "seeming"


@cache
def silence_of(roleset_id: str) -> str:
    """Which table of silent.toml a roleset belongs to: "empty", "colouring", "standing" ..., or "" for none.

    Light verbs are empty.
    """
    if is_light(roleset_id):
        return "empty"
    if _is_in(roleset_id, _TOLD):
        return ""
    return next(
        (
            name
            for name in roleset_tables(_FILE)
            if name not in {_TELLING, _PLANS, _SEEMING} and _is_in(roleset_id, name)
        ),
        "",
    )


def is_light(roleset_id: str) -> bool:
    """Whether a roleset is that of a light verb: "made" of "made an accusation"."""
    return roleset_id.endswith(".LV")


@cache
def tells_as_adjective(roleset_id: str) -> bool:
    """Whether an adjective with this meaning tells of a happening or its lasting result: "dead", "injured"."""
    return _is_in(roleset_id, _TELLING)


def _is_in(roleset_id: str, name: str) -> bool:
    table, known = roleset_tables(_FILE)[name], roleset(roleset_id)
    if roleset_id in table["rolesets"]:
        return True
    if known is None:
        return False
    if not table["framenet"].isdisjoint(known.framenet):
        return True
    return bool(known.verbnet) and all(any(is_below(c, each) for each in table["verbnet"]) for c in known.verbnet)


@cache
def colours_as_noun(roleset_id: str) -> bool:
    """Whether also a noun with this meaning only colours another event: "an attempt to", "the plan to"."""
    return _is_in(roleset_id, _PLANS)


@cache
def may_seem(roleset_id: str) -> bool:
    """Whether a verb with this meaning and a complement only says that it seems so: "appeared divided"."""
    return _is_in(roleset_id, _SEEMING)
