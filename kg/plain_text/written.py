"""A text while it is rewritten, which knows for each of its code points where it stood in the text as given."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Other words in the place of `text[start:end]`. `drops_words` says that these were words, which are not said."""

    start: int
    end: int
    instead: str = ""
    drops_words: bool = False


class Written:
    """A text and the place of each of its code points in the text that it was made of, in code points there."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.changed = False
        self._given = text
        self._starts = array("q")
        self._ends = array("q")
        self._gaps: list[tuple[int, int]] = []

    def edit(self, edits: Iterable[Edit]) -> None:
        """Carries out edits of the text as it is now; one that overlaps an earlier one is left out."""
        ordered = sorted(edits, key=lambda edit: (edit.start, -edit.end))
        if not ordered:
            return
        if not self.changed:
            self._starts, self._ends = array("q", range(len(self.text))), array("q", range(1, len(self.text) + 1))
            self.changed = True
        words: list[str] = []
        starts, ends = array("q"), array("q")
        at = 0
        for edit in ordered:
            if edit.start < at or (edit.start == edit.end and not edit.instead):
                continue
            words.append(self.text[at : edit.start])
            starts += self._starts[at : edit.start]
            ends += self._ends[at : edit.start]
            if edit.instead:
                words.append(edit.instead)
                self._place(edit, starts, ends)
            if edit.drops_words:
                self._gaps.append((self._starts[edit.start], self._ends[edit.end - 1]))
            at = edit.end
        self._gaps.sort()
        words.append(self.text[at:])
        self._starts, self._ends = starts + self._starts[at:], ends + self._ends[at:]
        self.text = "".join(words)

    def _place(self, edit: Edit, starts: array[int], ends: array[int]) -> None:
        size = len(edit.instead)
        if size == edit.end - edit.start:
            starts += self._starts[edit.start : edit.end]
            ends += self._ends[edit.start : edit.end]
            return
        if edit.start < edit.end:
            first, last = self._starts[edit.start], self._ends[edit.end - 1]
        else:  # put in between: it stands at the code point that follows, or at the last
            first = self._starts[edit.start] if edit.start < len(self._starts) else max(len(self._given) - 1, 0)
            last = first + 1
        starts += array("q", [first]) * size
        ends += array("q", [last]) * size

    def place(self, span: Span) -> Span:
        """Where words of this text stand in the text as given, from the first to the last."""
        if not self.changed:
            return span
        return Span(self._starts[span.start], self._ends[span.end - 1])

    def places(self, span: Span) -> tuple[Span, ...]:
        """The same without the words in between that are not said, so that there may be several stretches."""
        whole = self.place(span)
        if not self._gaps:
            return (whole,)
        at, found = whole.start, []
        low, high = (bisect_left(self._gaps, (place, -1)) for place in (whole.start, whole.end))
        for start, end in self._gaps[low:high]:
            if start > at:
                found.append((at, start))
            at = max(at, end)
        if at < whole.end:
            found.append((at, whole.end))
        return tuple(part for start, end in found if (part := self._without_blanks(start, end))) or (whole,)

    def _without_blanks(self, start: int, end: int) -> Span | None:
        words = self._given[start:end]
        begin = start + len(words) - len(words.lstrip())
        return Span(begin, start + len(words.rstrip())) if words.strip() else None

    def found(self, span: Span) -> Span | None:
        """Where a stretch of the text as given stands in this one; None where nothing of it is left."""
        if not self.changed:
            return span
        start, end = bisect_left(self._starts, span.start), bisect_right(self._ends, span.end)
        return Span(start, end) if start < end else None

    def after(self, at: int) -> int:
        """Where the code point `at` of the text as given stands, or the first that is left after it, or the last."""
        return min(bisect_right(self._ends, at), len(self.text) - 1) if self.changed else at
