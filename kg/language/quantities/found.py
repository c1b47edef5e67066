"""An amount while it is being read, by tokens."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from kg.model import AmountKind, Bound


@dataclass(frozen=True, slots=True)
class Found:
    """An amount whose part of a change is open: its words are `doc[start:end]`, the token `head` stands for them all.

    `other` is the second number of a score, or the upper end of a range. `part_by` is true of a verb that is a change
    by so much itself ("doubled").
    """

    kind: AmountKind
    value: Fraction
    unit: str
    start: int
    end: int
    head: int
    other: Fraction | None = None
    bound: Bound = Bound.EXACT
    part_by: bool = False
