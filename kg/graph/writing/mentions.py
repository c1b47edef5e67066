"""Mentions: where an article points at an entity; which articles do, and how often, stands in every graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.graph.writing.identifiers import digest
from kg.graph.writing.scope import Scope
from kg.model import Mention, Span
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF, SCHEMA
from kg.vocabulary.terms import Description, Line, typed


def mention_quads(scope: Scope) -> Iterator[Line]:
    """Every mention of the article, in its graph; the evidence itself is written apart."""
    term = scope.vocabulary.term
    for key, mention in _mentions(scope):
        name = digest(scope.article.id, mention.span.start, mention.span.end, mention.form.value, key)
        yield from (
            Description(scope.vocabulary.thing(f"mention/{name}"), scope.iri)
            .add(f"{RDF}type", term("Mention"))
            .add(term("refersTo"), scope.vocabulary.thing(key))
            .add(term("form"), mention.form.value)
            .add(term("evidence"), scope.evidence(mention.span))
        )


def mention_spans(scope: Scope) -> Iterator[Span]:
    """The spans of the mentions that `mention_quads` writes."""
    return (mention.span for _, mention in _mentions(scope))


def mentioning_quads(scope: Scope, counts: Counter[str]) -> Iterator[Line]:
    """`schema:mentions` from the article to each entity that it points at, in the default graph.

    `counts`, by the keys of entities, is raised by the number of its mentions.
    """
    found = Counter(key for key, _ in set(_mentions(scope)))
    counts.update(found)
    return iter(Description(scope.iri).add(f"{SCHEMA}mentions", *map(scope.vocabulary.thing, found)))


def mention_count_quads(counts: Counter[str], vocabulary: Vocabulary) -> Iterator[Line]:
    """`kg:mentionCount` of each entity that articles point at, by its key, in the default graph."""
    for key, count in counts.items():
        yield from Description(vocabulary.thing(key)).add(vocabulary.term("mentionCount"), typed(str(count), "integer"))


def _mentions(scope: Scope) -> Iterator[tuple[str, Mention]]:
    """The mentions with the keys of their entities, those left out that an editor's decision took out."""
    for entity in scope.extraction.entities:
        key = scope.key(entity.id)
        if key is not None:
            for mention in entity.mentions:
                yield key, mention
