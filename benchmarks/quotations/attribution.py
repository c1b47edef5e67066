"""One attribution, gold or found, as three bundles of spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Quotation, Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is quoted, by which words, and what: spans in code points of the article's text, half open."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()


def of_quotation(quotation: Quotation[Span]) -> Attribution:
    """What an extractor found, without the quotations nested in it."""
    return Attribution(quotation.content, quotation.cue, quotation.source)


def with_nested(quotation: Quotation[Span]) -> Iterator[Attribution]:
    """What an extractor found and, after it, the quotations nested in it."""
    yield of_quotation(quotation)
    for inner in getattr(quotation, "nested", ()):
        yield from with_nested(inner)


def characters(spans: Iterable[Span], text: str) -> frozenset[int]:
    """The code points of `text` that the spans cover, white space left out."""
    return frozenset(i for s in spans for i in range(s.start, min(s.end, len(text))) if not text[i].isspace())
