"""What is known of nouns that denote something, and of the words of offices: kg/language/lexicon/data/nouns/*.toml.

A file lists under `[tags]` what may be said of a word, and under `[words]` the words, one entry a word: `mayor =
"office leads"`, or a table where there is more than tags, `senator = { is = "office", short = ["sen"] }`. Words are
lemmas in small letters.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

#: Tags of the nouns that denote people.
PEOPLE = frozenset({"person", "occupation", "office"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A word with its tags, and what else the heads of the files explain."""

    word: str
    tags: frozenset[str]
    short: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    adjective: str = ""


@cache
def noun_entries() -> Mapping[str, Entry]:
    """All entries by their word. Raises ValueError, naming file and word, for an entry that is not well formed."""
    found: dict[str, Entry] = {}
    tags: set[str] = set()
    tables = {
        file.name: tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted(files("kg.language.lexicon").joinpath("data", "nouns").iterdir(), key=lambda f: f.name)
        if file.name.endswith(".toml")
    }
    for table in tables.values():
        tags |= table["tags"].keys()
    for name, table in tables.items():
        for word, said in table["words"].items():
            if word in found:
                raise ValueError(f"{name}: {word!r} has an entry already; put the two into one")
            try:
                found[word] = _entry(word, said, tags)
            except ValueError as error:
                raise ValueError(f"{name}: {word!r}: {error}") from None
    return found


def _entry(word: str, said: Any, tags: set[str]) -> Entry:
    more: dict[str, Any] = {"is": said} if isinstance(said, str) else said
    unknown = sorted(more.keys() - {"is", "short", "also", "adjective"})
    own = more.get("is", "").split()
    unknown += [tag for tag in own if tag not in tags]
    if unknown or not own:
        raise ValueError(f"there is no key or tag {unknown[0]!r}" if unknown else "has no tag; fill 'is'")
    short, also = tuple(more.get("short", ())), tuple(more.get("also", ()))
    return Entry(word, frozenset(own), short, also, more.get("adjective", ""))


@cache
def words_tagged(*tags: str) -> frozenset[str]:
    """The words that have one of these tags."""
    return frozenset(word for word, entry in noun_entries().items() if not entry.tags.isdisjoint(tags))
