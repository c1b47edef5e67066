"""What the entries say and kg does not use yet: data/not_yet.toml keeps each list of words as it has been."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

V = TypeVar("V")


@cache
def _table() -> dict[str, Any]:
    path = files("kg.language.lexicon").joinpath("data", "not_yet.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def as_before(name: str, words: frozenset[str]) -> frozenset[str]:
    """A list without the words that were not in it, and with those that were."""
    change = _table().get(name, {})
    return words.difference(change.get("without", ())).union(change.get("with", ()))


def as_before_map(name: str, words: Mapping[str, V]) -> dict[str, V]:
    """The same of a table."""
    change = _table().get(name, {})
    kept = {word: value for word, value in words.items() if word not in change.get("without", ())}
    added: dict[str, Any] = {
        word: tuple(value) if isinstance(value, list) else value for word, value in change.get("with", {}).items()
    }
    return kept | added
