"""Who speaks at a place in the text."""

from __future__ import annotations

from kg.language.text.intervals import Intervals
from kg.model import Quotation, Span


class Speakers:
    """Quotations with their resolved speakers, asked by position."""

    def __init__(self, quotations: list[tuple[Quotation[Span], str | None]]) -> None:
        self._contents = Intervals(
            (content, (sum(c.end - c.start for c in quotation.content), speaker))
            for quotation, speaker in quotations
            if speaker is not None
            for content in quotation.content
        )
        self._by_words: dict[Span, Quotation[Span]] = {}
        for quotation, _ in quotations:
            if quotation.speaker is not None:
                self._by_words.setdefault(quotation.speaker, quotation)

    def named_by(self, words: Span) -> Quotation[Span] | None:
        """The first quotation whose speaker is named by these words."""
        return self._by_words.get(words)

    def around(self, span: Span) -> str | None:
        """The speaker of the shortest quotation whose content holds the start of a span."""
        holding = self._contents.over(span.start, span.start + 1)
        return min(holding)[1] if holding else None
