"""The quotations of a Doc, for extractors that ask who says what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.quotations import extract_quotations
from kg.model import Article, Quotation, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def quotations_of(doc: Doc, article: Article) -> tuple[Quotation[Span], ...]:
    """What the shipped quotation extractor finds, which it remembers on the Doc."""
    return tuple(extract_quotations(doc, article))
