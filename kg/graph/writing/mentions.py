"""Mentions: where an article points at an entity."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.writing.identifiers import digest
from kg.graph.writing.scope import Scope
from kg.model import Span
from kg.vocabulary.namespaces import RDF
from kg.vocabulary.terms import Description, Line


def mention_quads(scope: Scope) -> Iterator[Line]:
    """Every mention of the article, in its graph; the evidence itself is written apart."""
    term = scope.vocabulary.term
    for entity in scope.extraction.entities:
        key = scope.key(entity.id)
        if key is None:
            continue
        for mention in entity.mentions:
            name = digest(scope.article.id, mention.span.start, mention.span.end, mention.form.value, key)
            yield from (
                Description(scope.vocabulary.thing(f"mention/{name}"), scope.iri)
                .add(f"{RDF}type", term("Mention"))
                .add(term("refersTo"), scope.vocabulary.thing(key))
                .add(term("form"), mention.form.value)
                .add(term("evidence"), scope.evidence(mention.span))
            )


def mention_spans(scope: Scope) -> Iterator[Span]:
    """The spans of the mentions that are written."""
    for entity in scope.extraction.entities:
        if scope.key(entity.id) is not None:
            yield from (mention.span for mention in entity.mentions)
