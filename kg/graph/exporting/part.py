"""A part of a graph: which entities, statements, quotations and events of it a network is to have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Told(NamedTuple):
    """What the whole graph has of an entity: its mentions, its articles, and the findings in which it has a part."""

    mentions: int
    articles: int
    statements: int
    quotations: int
    events: int


@dataclass(frozen=True, slots=True)
class Part:
    """Each thing by its IRI; `told` says for each of the entities what the whole graph has of it."""

    told: Mapping[str, Told]
    statements: frozenset[str]
    quotations: frozenset[str]
    events: frozenset[str]
