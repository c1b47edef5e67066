"""Words that decide what becomes of what stands under them: by `status` in their entries, and those of words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from kg.language.lexicon.entries import having


@cache
def _table() -> dict[str, list[str]]:
    text = files("kg.extraction.status").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def context_words(name: str) -> frozenset[str]:
    """The words whose entry has this under `status`, or one list of words.toml. Raises KeyError where none has it."""
    found = having("status", name).union(_table().get(name, ()))
    if not found:
        raise KeyError(name)
    return found
