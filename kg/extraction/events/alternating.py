"""Kinds of verbs that take doer and object otherwise than most, by their classes in VerbNet."""

from __future__ import annotations

from functools import cache

from kg.extraction.events.tables import is_below, roleset_tables
from kg.propbank import roleset


@cache
def is_alternating(roleset_id: str) -> bool:
    """Whether verbs say the same of their subject without an object as of their object: "the ship sank".

    So may those of which nothing is known.
    """
    known = roleset(roleset_id)
    return known is None or not known.roles or _is_listed(roleset_id, "alternating")


@cache
def acts_alone(roleset_id: str) -> bool:
    """Whether it is an act that nobody else undergoes: "the resignation of Roe"."""
    return _is_listed(roleset_id, "alone")


@cache
def is_done_to_owner(roleset_id: str) -> bool:
    """Whether whose act it is called undergoes it, unless another is named: "Roe's arrest"."""
    return _is_listed(roleset_id, "done_to_owner")


def _is_listed(roleset_id: str, kind: str) -> bool:
    table, known = roleset_tables("alternating.toml")[kind], roleset(roleset_id)
    classes = () if known is None else known.verbnet
    return roleset_id in table["rolesets"] or any(is_below(c, each) for c in classes for each in table["verbnet"])
