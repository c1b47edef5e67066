"""The words, symbols and codes of units of money (data/currencies.toml)."""

from __future__ import annotations

from functools import cache
from typing import Any

from kg.language.lexicon.wordlists import table


def _entries() -> list[dict[str, Any]]:
    return list(table("currencies").values())


@cache
def words() -> tuple[str, ...]:
    """Words for units of money in both numbers, without the pounds, which may be a weight."""
    return tuple(word for entry in _entries() for word in entry.get("words", ()))


@cache
def symbols() -> tuple[str, ...]:
    """What stands before or behind a sum: "$"."""
    return tuple(entry["symbol"] for entry in _entries() if "symbol" in entry)


@cache
def prefixes() -> tuple[str, ...]:
    """Letters before a symbol that say whose money it is: "US" of "US$"."""
    return tuple(prefix for entry in _entries() for prefix in entry.get("prefixes", ()))


@cache
def codes() -> tuple[str, ...]:
    """Codes of ISO 4217, and what newspapers write like one ("RMB")."""
    return tuple(code for entry in _entries() for code in entry.get("codes", ()))
