"""Evidence: a stretch of an article by position and by words (W3C Web Annotation Data Model, 4.2.4 and 4.2.5)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.writing.scope import Scope
from kg.model import Span
from kg.vocabulary.namespaces import OA, RDF, SCHEMA, XSD
from kg.vocabulary.terms import Description, Line


def evidence_quads(span: Span, scope: Scope) -> Iterator[Line]:
    """The span as `oa:SpecificResource` with a position selector and a quote selector, in the article's graph."""
    name = f"selector/{scope.article.id}-{span.start}-{span.end}"
    source = (scope.iri, scope.article.text)
    yield from _selected(scope.evidence(span), name, source, span, sentence_around(span, scope), scope)


def title_evidence_quads(span: Span, scope: Scope) -> Iterator[Line]:
    """The same for a span of a title that stands nowhere in the text: its source is the title, told with its words."""
    title = scope.article.title or ""
    name = f"selector/{scope.article.id}-title-{span.start}-{span.end}"
    around = Span(0, len(title))
    yield from _selected(scope.title_evidence(span), name, (scope.title_iri, title), span, around, scope)
    yield from (
        Description(scope.title_iri, scope.iri)
        .add(f"{RDF}type", scope.vocabulary.term("Title"))
        .add(f"{SCHEMA}text", title)
        .add(f"{SCHEMA}isPartOf", scope.iri)
    )


def _selected(
    evidence: ox.NamedNode, name: str, source: tuple[ox.NamedNode, str], span: Span, around: Span, scope: Scope
) -> Iterator[Line]:
    whole, text = source
    position = scope.vocabulary.thing(f"{name}-position")
    quote = scope.vocabulary.thing(f"{name}-quote")

    yield from (
        Description(evidence, scope.iri)
        .add(f"{RDF}type", ox.NamedNode(f"{OA}SpecificResource"))
        .add(f"{OA}hasSource", whole)
        .add(f"{OA}hasSelector", position, quote)
    )
    yield from (
        Description(position, scope.iri)
        .add(f"{RDF}type", ox.NamedNode(f"{OA}TextPositionSelector"))
        .add(f"{OA}start", _number(span.start))
        .add(f"{OA}end", _number(span.end))
    )
    yield from (
        Description(quote, scope.iri)
        .add(f"{RDF}type", ox.NamedNode(f"{OA}TextQuoteSelector"))
        .add(f"{OA}exact", span.of(text))
        .add(f"{OA}prefix", text[around.start : span.start])
        .add(f"{OA}suffix", text[span.end : around.end])
    )


def sentence_around(span: Span, scope: Scope) -> Span:
    """The sentence, or sentences, that the span touches; its line where none was read. Always contains the span."""
    sentences = scope.extraction.sentences
    first = bisect_right(sentences, span.start, key=lambda sentence: sentence.end)
    after = bisect_left(sentences, span.end, key=lambda sentence: sentence.start)
    if first < after:
        return Span(min(sentences[first].start, span.start), max(sentences[after - 1].end, span.end))
    text = scope.article.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, len(text) if end < 0 else end)


def _number(offset: int) -> ox.Literal:
    # The store keeps every kind of integer as xsd:integer, so the files say that too.
    return ox.Literal(str(offset), datatype=ox.NamedNode(f"{XSD}integer"))
