"""The graph as JSON-LD that a person can read: things of the default graph, then a tree for each article.

The tree of an article has what is said of it, its quotations, and in `says` the article's own graph: its statements and
reports of events with their evidence inside. It is read as the same quads as the graph has. Of the graph, one article
at a time is held in memory.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any, BinaryIO, TypeAlias

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.exporting.in_full import InFull
from kg.graph.exporting.options import Options
from kg.graph.store.opening import BuiltGraph
from kg.graph.store.stored import stored_quads
from kg.vocabulary.context import Context
from kg.vocabulary.namespaces import RDF, SCHEMA
from kg.vocabulary.terms import DEFAULT_GRAPH, GraphName, text_of

Json = dict[str, Any]
Said = dict[str, list[ox.Quad]]
"""What one graph says, by the IRI of the subject, in order."""

Subject: TypeAlias = "ox.NamedNode | ox.BlankNode | ox.Triple"

_ARTICLE, _IS_PART = ox.NamedNode(f"{SCHEMA}NewsArticle"), ox.NamedNode(f"{SCHEMA}isPartOf")
#: A finding has evidence, this a sentence, and both have selectors; what stands deeper is said by its id alone.
_DEEPEST = 3
_TYPE = ox.NamedNode(f"{RDF}type")


def jsonld(graph: BuiltGraph, stream: BinaryIO, options: Options) -> None:
    """Writes the whole graph as one document."""
    with graph.reading():
        writer = _Writer(graph, options)
        head = json.dumps(writer.context.document, ensure_ascii=False, indent=1)
        stream.write(f'{{"@context": {head},\n"@graph": ['.encode())
        between = "\n"
        for node in writer.nodes():
            stream.write(f"{between}{json.dumps(node, ensure_ascii=False, indent=1)}".encode())
            between = ",\n"
        stream.write(b"\n]}\n")


class _Writer:
    def __init__(self, graph: BuiltGraph, options: Options) -> None:
        self.store, self.context = graph.store, Context(graph.vocabulary)
        #: What stands within the tree of its article though the default graph says it.
        self.parts = {ox.NamedNode(f"{SCHEMA}Quotation"), *map(graph.vocabulary.term, ("TitleClaim", "Title"))}
        #: What an article's graph begins with; evidence comes after it.
        self.first = {f"{RDF}Statement", *(graph.vocabulary.term(name).value for name in ("EventReport", "TitleClaim"))}
        self.more: Callable[[Iterable[ox.Quad]], Iterable[ox.Quad]] = InFull(graph).of if options.full else iter

    def nodes(self) -> Iterator[Json]:
        """What the document has, one after the other."""
        articles = {quad.subject for quad in self.store.quads_for_pattern(None, _TYPE, _ARTICLE, DEFAULT_GRAPH)}
        articles |= {name for name in self.store.named_graphs() if isinstance(name, ox.NamedNode)}
        for subject, quads in groupby(self.default(), key=attrgetter("subject")):
            said = list(quads)
            if subject not in articles and not self.is_within(said, articles):
                yield self.described(_by_subject(self.more(said)), subject.value)
        for article in sorted(articles, key=str):
            if isinstance(article, ox.NamedNode):
                yield self.tree(article)

    def default(self) -> Iterator[ox.Quad]:
        """The quads of the default graph, in order."""
        for quad in stored_quads(self.store):
            if quad.graph_name != DEFAULT_GRAPH:
                return
            yield quad

    def is_within(self, said: list[ox.Quad], articles: Collection[Subject]) -> bool:
        """Whether this stands within the tree of an article."""
        wholes = [quad.object for quad in said if quad.predicate == _IS_PART]
        kinds = {quad.object for quad in said if quad.predicate == _TYPE}
        return len(wholes) == 1 and wholes[0] in articles and bool(kinds & self.parts)

    def tree(self, article: ox.NamedNode) -> Json:
        """An article with its quotations and with what it says itself."""
        about = self.said(article, DEFAULT_GRAPH)
        within: Said = {}
        for part in sorted(self.store.quads_for_pattern(None, _IS_PART, article, DEFAULT_GRAPH), key=str):
            said = self.said(part.subject, DEFAULT_GRAPH)
            if self.is_within(said, {article}):
                within[text_of(part.subject)] = said
        node = self.described(_by_subject(self.more(about)), article.value)
        if within:
            node["hasPart"] = [
                self.described(_by_subject(quad for quad in self.more(said) if quad.predicate != _IS_PART), iri)
                for iri, said in within.items()
            ]
        own = _by_subject(self.more(sorted(self.store.quads_for_pattern(None, None, None, article), key=str)))
        if own:
            node["says"] = list(self.roots(own))
        return node

    def said(self, subject: Subject, graph: GraphName) -> list[ox.Quad]:
        """What a graph says of a subject, in order."""
        return sorted(self.store.quads_for_pattern(subject, None, None, graph), key=str)

    def roots(self, own: Said) -> Iterator[Json]:
        """What stands in an article's graph: findings first, then evidence that stands in none of them."""
        written: set[str] = set()
        findings = [iri for iri, quads in own.items() if self.is_finding(quads)]
        for iri in (*findings, *own):
            if iri not in written:
                yield self.described(own, iri, written)

    def described(self, own: Said, iri: str, written: set[str] | None = None, around: tuple[str, ...] = ()) -> Json:
        """A thing with what is said of it. Evidence stands inside each finding, so that nobody has to look it up.

        Adds what is described to `written`; `around` are the things in which it stands.
        """
        if written is not None:
            written.add(iri)
        node: Json = {"id": self.context.thing(iri), "type": []}
        for property_, quads in groupby(own.get(iri, ()), key=attrgetter("predicate")):
            values = [self.value(own, quad, written, (*around, iri)) for quad in quads]
            node.setdefault(self.context.key(property_.value), []).extend(values)
        return {
            key: values[0] if isinstance(values, list) and len(values) == 1 else values
            for key, values in node.items()
            if values
        }

    def value(self, own: Said, quad: ox.Quad, written: set[str] | None, around: tuple[str, ...]) -> Any:
        """One value, or the thing that it is."""
        term = quad.object
        if not isinstance(term, ox.NamedNode | ox.Literal):
            raise StoreError(f"{term} is neither a thing nor a value; run kg build again")
        stands_inside = term.value in own and term.value not in around and len(around) < _DEEPEST
        if isinstance(term, ox.NamedNode) and stands_inside and not self.is_finding(own[term.value]):
            return self.described(own, term.value, written, around)
        return self.context.value(quad.predicate.value, term)

    def is_finding(self, quads: list[ox.Quad]) -> bool:
        """Whether this is what an article's graph begins with."""
        return any(text_of(quad.object) in self.first for quad in quads if quad.predicate == _TYPE)


def _by_subject(quads: Iterable[ox.Quad]) -> Said:
    found: Said = {}
    for quad in quads:
        found.setdefault(text_of(quad.subject), []).append(quad)
    return found
