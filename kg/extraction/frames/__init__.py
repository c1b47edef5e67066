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
    from kg.extraction.frames.matching.analysis import Analysis
    from kg.extraction.frames.matching.listening import Listener

_ANALYSIS, _SAID = "kg.analysis", "kg.said"


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

    analysis = analysis_of(doc, article)
    said = list(Matcher(analysis, frames, listener).statements())
    for find in PATTERNS.values():
        said += find(doc, article, analysis.quotations)
    doc.user_data[_SAID] = tuple(said)
    yield from said


def analysis_of(doc: Doc, article: Article) -> Analysis:
    """An article as frames look at it, made once for all who ask."""
    from kg.extraction.frames.matching.analysis import Analysis
    from kg.extraction.quotations import ascriptions, lent
    from kg.extraction.quotations.index import Quotations

    if _ANALYSIS not in doc.user_data:
        doc.user_data[_ANALYSIS] = Analysis(doc, article, Quotations(ascriptions(doc, article), lent(doc, article)))
    found: Analysis = doc.user_data[_ANALYSIS]
    return found


def said_in(doc: Doc, article: Article) -> tuple[Analysis, tuple[Statement[Span], ...]]:
    """An article as frames look at it, and all that frames and patterns have said of it when they were last asked.

    Where they have not been asked, those that come with kg are asked now.
    """
    if _SAID not in doc.user_data:
        for _ in extract_statements(doc, article):
            pass
    return analysis_of(doc, article), doc.user_data[_SAID]
