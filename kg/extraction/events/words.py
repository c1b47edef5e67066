"""The words of words.toml, by what they are around an event."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def event_words(tag: str) -> frozenset[str]:
    """The words that have a tag, in small letters. Raises KeyError for a tag that the file does not explain."""
    table = word_table()
    if tag not in table["tags"]:
        raise KeyError(tag)
    return frozenset(word for word, tags in table["words"].items() if tag in tags.split())


@cache
def word_table() -> Mapping[str, Mapping[str, str]]:
    """The file as it stands: `tags` with their explanations, and `words` with their tags."""
    table: Mapping[str, Mapping[str, str]] = tomllib.loads(
        files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    )
    return table
