"""What was found in the plain text of an article, carried back to the text as it was given."""

from __future__ import annotations

import dataclasses
from typing import TypeVar

from kg.model import Article, Extraction, HeadlineClaim, Span
from kg.plain_text.written import Written

T = TypeVar("T")


def carried_back(extraction: Extraction, article: Article, written: Written) -> Extraction:
    """The extraction with `article`, and with the offsets of its text; equal findings stay one and the same object.

    A list of stretches leaves out words in between that are not said, such as struck-out ones; a sentence or a mention
    goes from its first word to its last.
    """
    if not written.changed:
        return extraction
    carrier = _Carrier(written)
    carried = carrier.carry(dataclasses.replace(extraction, sentences=()))
    sentences = tuple(written.place(sentence) for sentence in extraction.sentences)
    return dataclasses.replace(carried, article=article, sentences=sentences)


class _Carrier:
    def __init__(self, written: Written) -> None:
        self._written = written
        self._done: dict[int, object] = {}

    def carry(self, value: T) -> T:
        """The same noun with the offsets of the text as given."""
        if isinstance(value, Article):
            return value
        if isinstance(value, HeadlineClaim) and value.in_title:
            # the words of a title that stands beside the text are no words of the text
            return dataclasses.replace(value, support=self.carry(value.support))
        if isinstance(value, Span):
            return self._written.place(value)  # type: ignore[return-value]
        if isinstance(value, tuple):
            return self._several(value)  # type: ignore[return-value]
        if not dataclasses.is_dataclass(value) or isinstance(value, type):
            return value
        if id(value) not in self._done:
            fields = {f.name: getattr(value, f.name) for f in dataclasses.fields(value) if f.init}
            changed = {name: new for name, old in fields.items() if (new := self.carry(old)) is not old}
            self._done[id(value)] = dataclasses.replace(value, **changed) if changed else value
        return self._done[id(value)]  # type: ignore[return-value]

    def _several(self, values: tuple[object, ...]) -> tuple[object, ...]:
        if values and all(isinstance(value, Span) for value in values):
            return tuple(place for value in values if isinstance(value, Span) for place in self._written.places(value))
        return tuple(self.carry(value) for value in values)
