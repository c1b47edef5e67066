"""What one part of the scoreboard brings: figures for the floors and lines for a person."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Measured:
    """`figures` (0 to 1) are compared with the floors; `gold_sha256` tells what they were measured on."""

    gold_sha256: str
    figures: dict[str, float] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)


def digest(pieces: Iterable[str]) -> str:
    """SHA-256 over digests or names, in their order."""
    return hashlib.sha256("\n".join(pieces).encode("utf-8")).hexdigest()


def head(title: str, columns: Sequence[str]) -> str:
    """The heading of a table, after a blank line."""
    return f"\n{title:<30}" + "".join(f"{column:>12}" for column in columns)


def row(label: str, cells: Iterable[float | int | str]) -> str:
    """One line of a table: whole numbers as they are, shares in per cent."""
    return f"  {label:<28}" + "".join(f"{_cell(cell):>12}" for cell in cells)


def _cell(cell: float | int | str) -> str:
    return f"{100 * cell:.1f}" if isinstance(cell, float) else f"{cell:,}" if isinstance(cell, int) else cell
