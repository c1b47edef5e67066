"""The quotations of an article, asked by place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.language.text.intervals import Intervals
from kg.model import Quotation, Span


def cue_spans(quotations: Iterable[Quotation[Span]]) -> Iterator[Span]:
    """The cues of quotations, and of those nested in them."""
    for quotation in quotations:
        yield from quotation.cue
        yield from cue_spans(quotation.nested)


class Quotations:
    """Quotations by what their contents and their cues cover; places are code points of the article.

    `lent` are stretches of somebody's words, whether a quotation says whose or not.
    """

    def __init__(self, found: Iterable[Quotation[Span]], lent: Iterable[Span] = ()) -> None:
        self.all = tuple(found)
        self._lent = Intervals((span, None) for span in lent)
        self._contents = Intervals((span, q) for q in self.all for span in q.content)
        self._cues = Intervals((span, q) for q in self.all for span in q.cue)

    def around(self, at: int) -> list[Quotation[Span]]:
        """Those whose content holds a place, the shortest first."""
        return sorted(self._contents.over(at, at + 1), key=lambda q: sum(s.end - s.start for s in q.content))

    def cued(self, at: int) -> list[Quotation[Span]]:
        """Those whose cue holds a place."""
        return self._cues.over(at, at + 1)

    def are_lent(self, at: int) -> bool:
        """Whether a place stands in somebody's words."""
        return bool(self._lent.over(at, at + 1))
