"""A second reader for the vocabulary: a small network over pairs of mentions proposes what no frame has words for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.model import Article, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc


def extract_relations(doc: Doc, article: Article) -> Iterator[Statement[Span]]:
    """Statements between two things of a sentence that the frames have not made, with status, time and evidence.

    What frames and patterns have said is taken from the Doc if they have been asked, else they are asked now.
    """
    from kg.extraction.frames import said_in
    from kg.extraction.relations.heard import Heard
    from kg.extraction.relations.reading import RelationReader

    analysis, said = said_in(doc, article)
    yield from RelationReader(analysis, Heard(analysis, said)).statements()
