"""The word lists of words.toml: words that decide what becomes of what stands under them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, list[str]]:
    text = files("kg.extraction.status").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def context_words(name: str) -> frozenset[str]:
    """One list by its name. Raises KeyError for a name that the file does not have."""
    return frozenset(_table()[name])
