"""Numbers as programs that calculate hold them."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

Kind = TypeVar("Kind")


def as_number(cell: Kind | Decimal) -> Kind | float:
    """A cell, and a decimal as the nearest floating-point number: some 15 of its digits."""
    return float(cell) if isinstance(cell, Decimal) else cell
