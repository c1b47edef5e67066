"""What must be there, and is said so aloud where it is not."""

from __future__ import annotations

from typing import TypeVar

Value = TypeVar("Value")


def surely(value: Value | None, what: str) -> Value:
    """A value that the caller knows to be there. Raises ValueError, with what it is, where kg is mistaken in that."""
    if value is None:
        raise ValueError(f"there is no {what}, and there should be")
    return value
