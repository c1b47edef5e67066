"""Which words stand in a heading, where the present tells what has happened, and which are read at all."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.language.text.blocks import BlockKind
from kg.language.text.intervals import Intervals
from kg.model import Span

_KEY = "kg.blocks of "


def is_in_heading(word: Token) -> bool:
    """Whether a word stands in a heading; in a Doc without blocks none does."""
    return bool(_blocks(word.doc, BlockKind.HEADING).over(word.idx, word.idx + 1))


def is_read(word: Token) -> bool:
    """Whether a word stands in prose or in a heading; in a Doc without blocks none does."""
    return any(_blocks(word.doc, kind).over(word.idx, word.idx + 1) for kind in (BlockKind.TEXT, BlockKind.HEADING))


def _blocks(doc: Doc, kind: BlockKind) -> Intervals[None]:
    key = _KEY + kind
    if key not in doc.user_data:
        blocks = doc._.blocks if doc.has_extension("blocks") and doc._.blocks else ()
        doc.user_data[key] = Intervals([(Span(b.start, b.end), None) for b in blocks if b.kind is kind])
    found: Intervals[None] = doc.user_data[key]
    return found
