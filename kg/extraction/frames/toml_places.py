"""Where in a TOML text something stands: tomllib tells lines of wrong syntax only, not of what it has read."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something that was read from a TOML file stands: the file's name and text, and the keys that lead there."""

    file: str
    text: str
    place: tuple[str | int, ...]

    @property
    def line(self) -> int:
        """The line, counted from 1; looked for when it is asked for, which takes a while."""
        return line_of(self.text, self.place)


def line_of(text: str, place: Sequence[str | int]) -> int:
    """The line, counted from 1, where the value begins to which keys and indices lead, as `("frame", 2, "verbs")`.

    `text` is valid TOML. It is found by reading the text up to each line that holds the key, halving what is left, so
    that strings and lists over several lines do not mislead. Where the key is written with escapes the line is 1.
    """
    lines = text.split("\n")
    key = next((part for part in reversed(place) if isinstance(part, str)), "")
    candidates = [number for number, line in enumerate(lines) if key in line]
    while len(candidates) > 1:
        middle = len(candidates) // 2
        try:
            before = tomllib.loads("\n".join(lines[: candidates[middle]]))
        except tomllib.TOMLDecodeError:
            del candidates[middle]  # in the middle of a value
            continue
        candidates = candidates[:middle] if _leads_somewhere(before, place) else candidates[middle:]
    return candidates[0] + 1 if place and candidates else 1


def _leads_somewhere(table: object, place: Sequence[str | int]) -> bool:
    for part in place:
        if isinstance(part, int):
            if not isinstance(table, list) or part >= len(table):
                return False
            table = table[part]
        elif isinstance(table, dict) and part in table:
            table = table[part]
        else:
            return False
    return True
