"""Reads invented sentences with the shipped pipeline, the way `kg extract` does."""

from __future__ import annotations

from functools import cache

from kg.extracting import extract_article
from kg.extraction.example import births
from kg.language import load_pipeline
from kg.model import Extraction
from tests.articles import article

__all__ = ["births", "facts", "found"]


@cache
def found(text: str) -> Extraction:
    return extract_article(article(text), load_pipeline())


def facts(text: str) -> set[tuple[str, str, str, str]]:
    """(subject, predicate, object, status) with names for ids; the status of what is over ends in ", ended"."""
    extraction = found(text)
    names = {e.id: e.name for e in extraction.entities}
    return {
        (
            names[s.subject],
            s.predicate,
            names[s.object] if isinstance(s.object, str) else s.object.value,
            f"{s.status}, ended" if s.ended else s.status.value,
        )
        for s in extraction.statements
    }
