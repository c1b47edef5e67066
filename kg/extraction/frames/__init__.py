"""Statements by frames: kg/extraction/frames/*.toml says which words evoke a predicate, the matcher does the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.model import Article, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc


def extract_statements(doc: Doc, article: Article) -> Iterator[Statement[Span]]:
    """Statements of all frames, of ages, parties, nationalities and pleas, with status, time and evidence."""
    from kg.extraction.frames.affiliations import find_affiliations
    from kg.extraction.frames.ages import find_ages
    from kg.extraction.frames.matcher import Matcher
    from kg.extraction.frames.nationalities import find_nationalities
    from kg.extraction.frames.pleas import find_pleas
    from kg.extraction.frames.quoted import Quotations
    from kg.extraction.quotations import extract_quotations

    quotations = Quotations(extract_quotations(doc, article))
    yield from Matcher(doc, article, quotations).statements()
    yield from find_ages(doc, article, quotations)
    yield from find_affiliations(doc, article, quotations)
    yield from find_nationalities(doc, article, quotations)
    yield from find_pleas(doc, article, quotations)
