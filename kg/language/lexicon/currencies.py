"""The words, symbols and codes of units of money (data/currencies.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
    return tuple(code for entry in _entries() for code in (*entry.get("codes", ()), *entry.get("letters", ())))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of money: its code of ISO 4217, or its name ("peso") where the words do not say which country's it is.

    `nations` are what stands before its word -> the code that this makes it; `hundredth` is true of cents and pence.
    """

    code: str
    nations: Mapping[str, str]
    hundredth: bool


@cache
def unit_of() -> dict[str, Unit]:
    """What stands for a unit of money, as it is written, with prefixes before symbols -> the unit.

    Words are in small letters.
    """
    found: dict[str, Unit] = {}
    for name, entry in table("currencies").items():
        nations, code = entry.get("nations", {}), entry.get("iso", entry.get("called", name))
        unit = Unit(code, nations, entry.get("hundredth", False))
        found |= dict.fromkeys(entry.get("words", ()), unit)
        if "symbol" in entry:
            found[entry["symbol"]] = Unit(entry.get("symbol_iso", code), {}, False)
        found |= {code: Unit(code, {}, False) for code in entry.get("codes", ())}
        found |= {letters: Unit(iso, {}, False) for letters, iso in entry.get("letters", {}).items()}
        found |= dict.fromkeys(entry.get("short", ()), unit)
    # letters may stand before the symbol of another unit as well: "MX$"
    return found | {
        f"{prefix}{symbol}": Unit(iso, {}, False)
        for entry in _entries()
        for prefix, iso in entry.get("prefixes", {}).items()
        for symbol in symbols()
    }
