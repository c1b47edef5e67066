"""What goes back to a client."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """A status of HTTP, the type of the content, and the content."""

    status: int
    type: str
    content: bytes


def refusal(status: int, why: str) -> Answer:
    """An answer that is a line of text."""
    return Answer(status, "text/plain; charset=utf-8", f"{why}\n".encode())
