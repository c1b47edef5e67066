"""Offsets of an explanation, carried back from the plain text that was explained to the article's own."""

from __future__ import annotations

import dataclasses
from typing import TypeVar

from kg.model import Span
from kg.plain_text import Written

T = TypeVar("T")


def placed(note: T, written: Written) -> T:
    """A note, or several, with every `start` and `end` in it as code points of the text as given."""
    if isinstance(note, tuple):
        return tuple(placed(each, written) for each in note)  # type: ignore[return-value]
    if not written.changed or not dataclasses.is_dataclass(note) or isinstance(note, type):
        return note
    changed = {field.name: placed(getattr(note, field.name), written) for field in dataclasses.fields(note)}
    start = changed.get("start")
    if isinstance(start, int):
        end = changed.get("end", start + 1)
        span = written.place(Span(start, end))
        changed |= {"start": span.start} | ({"end": span.end} if "end" in changed else {})
    return dataclasses.replace(note, **changed)
