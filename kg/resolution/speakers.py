"""Who speaks at a place in the text."""

from __future__ import annotations

from kg.model import Quotation, Span


class Speakers:
    """Quotations with their resolved speakers, asked by position."""

    def __init__(self, quotations: list[tuple[Quotation[Span], str | None]]) -> None:
        self.all = quotations

    def around(self, span: Span) -> str | None:
        """The speaker of the shortest quotation whose content holds the start of a span."""
        holding = [
            (sum(c.end - c.start for c in quotation.content), speaker)
            for quotation, speaker in self.all
            if speaker is not None and any(c.start <= span.start < c.end for c in quotation.content)
        ]
        return min(holding)[1] if holding else None
