"""What is known of nouns that denote something, and of the words of offices: kg/language/lexicon/data/nouns/*.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.language.lexicon.entries import raw_entries

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
    return {
        word: Entry(
            word,
            frozenset(said.get("is", "").split()),
            tuple(said.get("short", ())),
            tuple(said.get("also", ())),
            said.get("adjective", ""),
        )
        for word, said in raw_entries("nouns").items()
    }


@cache
def words_tagged(*tags: str) -> frozenset[str]:
    """The words that have one of these tags. Raises KeyError for a tag that no word has."""
    known = frozenset().union(*(entry.tags for entry in noun_entries().values()))
    if unknown := sorted(frozenset(tags) - known):
        raise KeyError(unknown[0])
    return frozenset(word for word, entry in noun_entries().items() if not entry.tags.isdisjoint(tags))
