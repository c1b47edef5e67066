"""Evidence: a stretch of an article by position and by words, and the sentence that it stands in.

The positions and words are those of the selectors of the W3C Web Annotation Data Model (4.2.4 and 4.2.5), which
`kg export --full` writes in full.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import pyoxigraph as ox

from kg.graph.writing.scope import Scope
from kg.model import Span
from kg.vocabulary.namespaces import OA, RDF, SCHEMA, XSD
from kg.vocabulary.terms import Description, Line

_SOURCE, _START, _END, _EXACT = (ox.NamedNode(OA + name) for name in ("hasSource", "start", "end", "exact"))
_INTEGER = ox.NamedNode(f"{XSD}integer")


def evidence_quads(spans: Iterable[Span], scope: Scope) -> Iterator[Line]:
    """The spans of an article and the sentences around them, each as one node in the article's graph."""
    around = {span: sentence_around(span, scope) for span in spans}
    around |= {sentence: sentence for sentence in around.values()}
    for span, sentence in around.items():
        yield from _placed(span, sentence, scope.evidence, (scope.iri, scope.article.text), scope)


def title_evidence_quads(spans: Iterable[Span], scope: Scope) -> Iterator[Line]:
    """The same for spans of a title that stands nowhere in the text: their source is the title, told with its words.

    The whole title is their sentence.
    """
    known, title = set(spans), scope.article.title
    if not known or not title:
        return
    whole = Span(0, len(title))
    for span in {*known, whole}:
        yield from _placed(span, whole, scope.title_evidence, (scope.title_iri, title), scope)
    yield from (
        Description(scope.title_iri, scope.iri)
        .add(f"{RDF}type", scope.vocabulary.term("Title"))
        .add(f"{SCHEMA}text", title)
        .add(f"{SCHEMA}isPartOf", scope.iri)
    )


def _placed(
    span: Span, sentence: Span, named: Callable[[Span], ox.NamedNode], source: tuple[ox.NamedNode, str], scope: Scope
) -> Description:
    whole, text = source
    return (
        Description(named(span), scope.iri)
        .add(_SOURCE, whole)
        .add(_START, _number(span.start))
        .add(_END, _number(span.end))
        .add(_EXACT, span.of(text))
        .add(scope.vocabulary.term("inSentence"), named(sentence))
    )


def sentence_around(span: Span, scope: Scope) -> Span:
    """The sentence, or sentences, that the span touches; its line where none was read.

    Always contains the span, and the sentence around it is itself.
    """
    around = _touched(span, scope)
    while (wider := _touched(around, scope)) != around:
        around = wider
    return around


def _touched(span: Span, scope: Scope) -> Span:
    sentences = scope.extraction.sentences
    first = bisect_right(sentences, span.start, key=lambda sentence: sentence.end)
    after = bisect_left(sentences, span.end, key=lambda sentence: sentence.start)
    if first < after:
        return Span(min(sentences[first].start, span.start), max(sentences[after - 1].end, span.end))
    text = scope.article.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, len(text) if end < 0 else end)


@lru_cache(maxsize=65536)
def _number(offset: int) -> ox.Literal:
    # The store keeps every kind of integer as xsd:integer, so the files say that too.
    return ox.Literal(str(offset), datatype=_INTEGER)
