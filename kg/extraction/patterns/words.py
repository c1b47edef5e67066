"""The words of words.toml: each pattern has a table, and in it lists."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    text = files("kg.extraction.patterns").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def pattern_words(pattern: str, name: str) -> frozenset[str]:
    """One list of a pattern. Raises KeyError for a name that the file does not have."""
    return frozenset(_tables()[pattern][name])
