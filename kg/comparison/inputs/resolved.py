"""What comparison asks resolution about some articles: nothing else of a collection changes what is found in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import ResolvedEvent


@dataclass(frozen=True, slots=True)
class Known:
    """An entity as it is compared: its key, what it is called, the keys of a group's members, whether it has a name."""

    key: str
    name: str
    members: tuple[str, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class Resolved:
    """What resolution found out of some articles, as a Collection has it of all.

    `entities` are those that the articles name, by their keys. `events` have the reports of these articles alone.
    """

    key_of: Mapping[tuple[str, str], str]
    entities: tuple[Known, ...]
    events: tuple[ResolvedEvent, ...]
    outlet_of: Mapping[str, str]
