"""Which words stand in a heading, where the present tells what has happened."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.text.blocks import BlockKind
from kg.language.text.intervals import Intervals
from kg.model import Span

_KEY = "kg.headings"


def is_in_heading(word: Token) -> bool:
    """Whether a word stands in a heading; in a Doc without blocks none does."""
    doc = word.doc
    if _KEY not in doc.user_data:
        blocks = doc._.blocks if doc.has_extension("blocks") and doc._.blocks else ()
        headings = (b for b in blocks if b.kind is BlockKind.HEADING)
        doc.user_data[_KEY] = Intervals([(Span(b.start, b.end), None) for b in headings])
    found: Intervals[None] = doc.user_data[_KEY]
    return bool(found.over(word.idx, word.idx + 1))
