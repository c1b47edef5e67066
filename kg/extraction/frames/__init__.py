"""Statements by frames: predicates/*.toml say which words evoke a predicate, the matcher does the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from kg.extraction.protocol import Extractor
from kg.model import Article, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.extraction.frames.loading import Frame, FrameIndex
    from kg.extraction.frames.matching.listening import Listener


def extractor_with(own: Iterable[Frame]) -> Extractor:
    """`extract_statements` with a user's own frames beside those that come with kg; neither changes the other."""
    from kg.extraction.frames.loading import index_frames, load_frames

    return partial(extract_statements, frames=index_frames([*load_frames(), *own]))


def extract_statements(
    doc: Doc, article: Article, frames: FrameIndex | None = None, listener: Listener | None = None
) -> Iterator[Statement[Span]]:
    """Statements of all frames, and those that only their form tells, with status, time and evidence.

    `frames` stand in for those that come with kg; `listener` hears what each of them tries.
    """
    from kg.extraction.frames.matching.matcher import Matcher
    from kg.extraction.patterns.every import PATTERNS
    from kg.extraction.quotations import ascriptions
    from kg.extraction.quotations.index import Quotations

    quotations = Quotations(ascriptions(doc, article))
    yield from Matcher(doc, article, quotations, frames, listener).statements()
    for find in PATTERNS.values():
        yield from find(doc, article, quotations)
