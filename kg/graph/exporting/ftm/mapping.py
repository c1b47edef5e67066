"""Which schema of FollowTheMoney a predicate's statements become, as `predicates.toml` and `schemata.toml` say."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

OTHER = "UnknownLink"
"""The schema of links that no other fits."""

#: What each schema that kg writes is too, so far as the ends of links ask for it.
_IS = {
    "Person": ("Person", "LegalEntity", "Thing"),
    "Organization": ("Organization", "LegalEntity", "Thing"),
    "Company": ("Company", "Organization", "LegalEntity", "Asset", "Thing"),
    "Address": ("Address", "Thing"),
    "Event": ("Event", "Thing"),
    "Article": ("Article", "Document", "Thing"),
}


def kinds_of(schema: str) -> tuple[str, ...]:
    """A schema of entities, and what it is too."""
    return _IS[schema]


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema that links two entities: the properties of its ends, what must be at them, and where words go."""

    name: str
    source: str
    source_is: str
    target: str
    target_is: str
    words: str
    former: str | None

    def fits(self, source: str, target: str) -> bool:
        """Whether entities of these schemata may be at its ends."""
        return self.source_is in kinds_of(source) and self.target_is in kinds_of(target)


@dataclass(frozen=True, slots=True)
class Mapped:
    """What the statements of a predicate become: a link of a schema, or a property of the subject, which is an `of`."""

    link: str | None
    property: str | None
    of: str
    is_date: bool
    reversed: bool
    words: str | None
    example: str


@cache
def schemata() -> Mapping[str, Schema]:
    """The schemata of links by name."""
    return {
        name: Schema(
            name,
            entry["source"]["property"],
            entry["source"]["is"],
            entry["target"]["property"],
            entry["target"]["is"],
            entry["words"],
            entry.get("former"),
        )
        for name, entry in _table("schemata.toml").items()
    }


@cache
def predicates() -> Mapping[str, Mapped]:
    """What becomes of a predicate, by its name; of one without an entry, an UnknownLink."""
    return {
        name: Mapped(
            link=entry.get("link"),
            property=entry.get("property"),
            of=entry.get("of", ""),
            is_date=entry.get("date", False),
            reversed=entry.get("reversed", False),
            words=entry.get("words"),
            example=entry["example"],
        )
        for name, entry in _table("predicates.toml").items()
    }


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("kg.graph.exporting.ftm").joinpath(name).read_text(encoding="utf-8"))
