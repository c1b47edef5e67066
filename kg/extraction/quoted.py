"""The quotations of a Doc, found once however many extractors ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from kg.extraction.quotations import extract_quotations
from kg.model import Article, Quotation, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY = "kg.quotations"


def quotations_of(doc: Doc, article: Article) -> tuple[Quotation[Span], ...]:
    """What the shipped quotation extractor finds, remembered on the Doc."""
    if _KEY not in doc.user_data:
        doc.user_data[_KEY] = tuple(extract_quotations(doc, article))
    return cast("tuple[Quotation[Span], ...]", doc.user_data[_KEY])
