"""textacy's `direct_quotations` on the Docs of kg's own pipeline, as attributions.

https://textacy.readthedocs.io, module `textacy.extract.triples`. It raises ValueError for a text with an odd number of
quotation marks, apostrophes set as marks included, so it is also asked paragraph by paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from spacy.tokens import Doc, Token

from benchmarks.quotations.attribution import Attribution
from kg.model import Span

#: (speaker tokens, cue tokens, content with its marks) for each quotation; raises ValueError
Finder = Callable[[Doc], Iterable[Any]]
_READ = frozenset({"text", "heading"})


@dataclass(slots=True)
class Found:
    """What it found in one article, and how many of the texts it was given it refused."""

    attributions: list[Attribution] = field(default_factory=list)
    given: int = 0
    refused: int = 0


def textacy_finder() -> Finder | None:
    """textacy's function; None where textacy is not installed."""
    try:
        finder: Finder = import_module("textacy.extract.triples").direct_quotations
    except ImportError:
        return None
    return finder


def in_whole_text(finder: Finder, doc: Doc) -> Found:
    """What the finder says of the article at once; nothing where it refuses."""
    return _ask(finder, doc, 0, Found())


def by_paragraph(finder: Finder, doc: Doc) -> Found:
    """What the finder says of each paragraph and heading by itself."""
    found = Found()
    for block in doc._.blocks:
        if block.kind in _READ:
            piece = doc.char_span(block.start, block.end, alignment_mode="expand")
            if piece is not None:
                _ask(finder, piece.as_doc(), piece.start_char, found)
    return found


def _ask(finder: Finder, doc: Doc, offset: int, found: Found) -> Found:
    found.given += 1
    try:
        triples = list(finder(doc))
    except ValueError:
        found.refused += 1
        return found
    for speaker, cue, content in triples:
        # the content comes with its marks, which gold leaves out
        inner = doc[content.start + 1 : content.end - 1]
        if len(inner):
            span = Span(offset + inner.start_char, offset + inner.end_char)
            found.attributions.append(Attribution((span,), _spans(cue, offset), _spans(speaker, offset)))
    return found


def _spans(tokens: Iterable[Token], offset: int) -> tuple[Span, ...]:
    return tuple(Span(offset + t.idx, offset + t.idx + len(t)) for t in tokens)
