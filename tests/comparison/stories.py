"""Invented stories: several articles about one thing, as they come out of resolution."""

from __future__ import annotations

import kg
from kg.comparison import compare
from kg.model import Collection
from kg.model.comparison import Comparison
from kg.resolution import resolve_collection

MONTH = "2024-03"


def collection(*texts: str, outlets: tuple[str, ...] = ("Hill Post", "Lane Herald", "Bay Times")) -> Collection:
    """The texts as articles of these outlets, each a day after the one before."""
    return resolve_collection(
        kg.extract_text(text, published=f"{MONTH}-{day:02}", outlet=outlet)
        for day, (text, outlet) in enumerate(zip(texts, outlets, strict=False), 6)
    )


def compared(*texts: str) -> tuple[Collection, Comparison]:
    """The texts as one story, laid beside each other."""
    found = collection(*texts)
    return found, compare(found, [[extraction.article.id for extraction in found.extractions]])


def words(found: Collection, article: str, spans: object) -> str:
    """The words of an article at some spans."""
    extraction = next(each for each in found.extractions if each.article.id == article)
    return extraction.words(spans)  # type: ignore[arg-type]
