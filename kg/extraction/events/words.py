"""The words of words.toml, by what they are around an event."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

#: By what has a part in an event (a function in the frame files, a modifier) the tag of what cannot lead to it.
_NEVER: Mapping[str, str] = MappingProxyType(
    {
        "MNR": "no_means", "GOL": "no_receiver", "DIR": "no_source", "SRC": "no_source", "COM": "no_companion",
        "PRD": "no_predicate", "LOC": "no_place",
    }
)  # fmt: skip


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


def is_ruled_out(preposition: str, part: str) -> bool:
    """Whether a preposition cannot lead to what has a part: no instrument is "in" something, no aim "with" it.

    `part` is a function as the frame files have them ("GOL", "COM"), or the name of a modifier ("LOC").
    """
    if preposition in event_words("no_part"):
        return True
    if part in {"PRP", "PNC"}:
        return bool(preposition) and preposition not in event_words("aim")
    return part in _NEVER and preposition in event_words(_NEVER[part])
