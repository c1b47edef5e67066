"""Articles from plain text, analysed by the shipped pipeline."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kg.extraction.quotations import ascriptions
from kg.language import load_pipeline
from kg.model import Article, Quotation, Span


@dataclass(frozen=True)
class Found:
    """A quotation as words."""

    content: tuple[str, ...]
    kind: str
    cue: str
    source: str
    speaker: str | None
    addressee: str | None


def article_of(text: str) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    body = (Span(0, len(text)),) if text else ()
    return Article(id=digest[:16], sha256=digest, text=text, path="example.txt", body=body)


@pytest.fixture(scope="session")
def quotations() -> Callable[[str], list[Quotation[Span]]]:
    pipeline = load_pipeline(None)

    def run(text: str) -> list[Quotation[Span]]:
        article = article_of(text)
        return list(ascriptions(pipeline.parse(article), article))

    return run


@pytest.fixture(scope="session")
def found(quotations: Callable[[str], list[Quotation[Span]]]) -> Callable[[str], list[Found]]:
    def run(text: str) -> list[Found]:
        return [
            Found(
                content=tuple(span.of(text) for span in q.content),
                kind=str(q.kind),
                cue=" ".join(span.of(text) for span in q.cue),
                source=" ".join(span.of(text) for span in q.source),
                speaker=q.speaker.of(text) if q.speaker else None,
                addressee=q.addressee.of(text) if q.addressee else None,
            )
            for q in quotations(text)
        ]

    return run
