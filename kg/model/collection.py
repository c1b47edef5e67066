"""What many articles share: entities and events across them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.model.events import ResolvedEvent
from kg.model.extraction import Extraction
from kg.model.nouns import EntityType


@dataclass(frozen=True, slots=True)
class ResolvedEntity:
    """One thing across all articles. `key` is its path below the data namespace, as `person/jane-roe`."""

    key: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    named: bool = True
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Collection:
    """Articles with what was found in them, and the entities they share.

    `key_of` maps (article id, entity id) to the key of a resolved entity; `outlet_of` and `authors_of`
    map an article id to keys. `events` are the happenings that the articles report, `story_of` the number of the story
    that each article tells by its id, where that was found out. `extractions` may be read each time
    they are asked for (`kg.model.extractions`), as a large collection does not fit into memory.
    """

    extractions: Sequence[Extraction]
    entities: tuple[ResolvedEntity, ...]
    key_of: Mapping[tuple[str, str], str]
    outlet_of: Mapping[str, str] = field(default_factory=dict)
    authors_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    events: tuple[ResolvedEvent, ...] = ()
    story_of: Mapping[str, int] = field(default_factory=dict)
