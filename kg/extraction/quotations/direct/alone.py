"""Quotes that are sentences of their own and that nothing says whose they are: somebody's words, but nobody's name."""

from __future__ import annotations

from kg.extraction.quotations.layout import Layout
from kg.extraction.quotations.phrases import is_word

#: Fewer words may be a title, a motto or a word at arm's length.
_LEAST_WORDS = 5
#: What ends a sentence; a comma would expect a cue.
_ENDS = ".!?…"


def stands_alone(layout: Layout, members: list[int]) -> bool:
    """Whether quotes, which go together, are one or more whole sentences of an article's own text.

    They begin with a capital where a sentence may begin and end with a stop, and no other words stand in the sentence.
    """
    first, last = layout.quotes[members[0]], layout.quotes[members[-1]]
    if layout.paragraphs[first.paragraph].kind != "text" or last.last not in _ENDS:
        return False
    if sum(layout.quotes[member].words for member in members) < _LEAST_WORDS:
        return False
    opening = next((c for c in first.text if c.isalnum()), "a")
    return not opening.islower() and _is_free_before(layout, members[0]) and _is_free_behind(layout, members[-1])


def _is_free_before(layout: Layout, at: int) -> bool:
    """Whether the paragraph begins with the quote, or a sentence ends before it."""
    low, high = layout.narration_before(at)
    before = [i for i in range(low, high) if not layout.doc[i].is_space]
    if not before:
        return True
    return layout.is_stop(before[-1], high)


def _is_free_behind(layout: Layout, at: int) -> bool:
    """Whether the paragraph ends with the quote, or a sentence begins behind it."""
    low, high = layout.narration_after(at)
    behind = next((layout.doc[i] for i in range(low, high) if not layout.doc[i].is_space), None)
    if behind is None:
        return True
    return is_word(behind) and behind.text[:1].isupper()
