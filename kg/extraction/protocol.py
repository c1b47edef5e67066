"""What an extractor is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from kg.model import Article, EventReport, Quotation, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: What extractors yield: findings that point at words. Resolution turns the words into entities.
Finding = Quotation[Span] | Statement[Span] | EventReport[Span]


class Extractor(Protocol):
    """Finds quotations, statements or events in one analysed article.

    In: a spaCy Doc with `doc.text == article.text`, UD labels, names in `doc.ents`, and kg's layers under `doc._`;
    and the article. Out: findings whose spans are offsets into `article.text`. It must depend on nothing else, so
    that articles can be worked on in any order and in parallel.
    """

    def __call__(self, doc: Doc, article: Article, /) -> Iterable[Finding]:
        """The findings, in any order."""
        ...
