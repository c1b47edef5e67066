"""A graph with its evidence written out as the W3C Web Annotation Data Model has it, and with what follows from it.

What a built graph says once is here said as other tools look for it (docs/graph.md, "In full").
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.store.digests import built_file
from kg.graph.store.layout import ARTICLES
from kg.graph.store.opening import BuiltGraph
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import OA, PROV, RDF, SCHEMA, SEM
from kg.vocabulary.terms import GraphName, Node

#: So many code points the quote selector has before and after the words; tools that look for a quotation take no more.
AROUND = 32

About = Mapping[str, Sequence[Node]]
"""What one graph says of a subject: property IRI to values."""


class InFull:
    """Says of a graph's subjects what they have in full.

    Raises StoreError where `articles.jsonl` is not the one that was built.
    """

    def __init__(self, graph: BuiltGraph) -> None:
        self._vocabulary = graph.vocabulary
        self._texts = _Texts(built_file(graph.folder, graph.meta, ARTICLES), graph.vocabulary)

    def of(self, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        """Quads in their order, those of a subject together, and what each subject has in full behind it."""
        for subject, group in groupby(quads, key=attrgetter("subject", "graph_name")):
            said = list(group)
            yield from said
            yield from _more(*subject, said, self._vocabulary, self._texts.of)


def _more(
    subject: ox.NamedNode,
    graph: GraphName,
    said: list[ox.Quad],
    vocabulary: Vocabulary,
    text_of: Callable[[str], str],
) -> Iterator[ox.Quad]:
    about: dict[str, list[Node]] = {}
    for quad in said:
        if isinstance(quad.object, ox.NamedNode | ox.Literal):
            about.setdefault(quad.predicate.value, []).append(quad.object)
    types = {each.value for each in about.get(f"{RDF}type", ())}
    article = about.get(f"{SCHEMA}isPartOf", [])
    if f"{RDF}Statement" in types:
        yield from _said(subject, graph, {f"{PROV}wasDerivedFrom": article})
    elif f"{SCHEMA}Quotation" in types:
        is_indirect = ox.Literal("indirect") in about.get(vocabulary.term("kind").value, ())
        yield from _said(subject, graph, {f"{PROV}wasDerivedFrom" if is_indirect else f"{PROV}wasQuotedFrom": article})
    elif vocabulary.term("Event").value in types:
        yield from _said(subject, graph, {f"{RDF}type": [ox.NamedNode(f"{SEM}Event")]})
    elif f"{OA}exact" in about:
        yield from _selected(subject, graph, about, vocabulary, text_of)


def _selected(
    evidence: ox.NamedNode, graph: GraphName, about: About, vocabulary: Vocabulary, text_of: Callable[[str], str]
) -> Iterator[ox.Quad]:
    """The evidence with a position selector and a quote selector (Web Annotation Data Model, 4.2.4 and 4.2.5)."""
    (start,), (end,), (exact,), (source,) = (about[OA + name] for name in ("start", "end", "exact", "hasSource"))
    text, first, after = text_of(source.value), int(start.value), int(end.value)
    name = evidence.value.removeprefix(f"{vocabulary.data}evidence/")
    position, quote = (vocabulary.thing(f"selector/{name}-{kind}") for kind in ("position", "quote"))
    yield from _said(
        evidence, graph, {f"{RDF}type": [ox.NamedNode(f"{OA}SpecificResource")], f"{OA}hasSelector": [position, quote]}
    )
    yield from _said(
        position,
        graph,
        {f"{RDF}type": [ox.NamedNode(f"{OA}TextPositionSelector")], f"{OA}start": [start], f"{OA}end": [end]},
    )
    yield from _said(
        quote,
        graph,
        {
            f"{RDF}type": [ox.NamedNode(f"{OA}TextQuoteSelector")],
            f"{OA}exact": [exact],
            f"{OA}prefix": [ox.Literal(text[max(0, first - AROUND) : first])],
            f"{OA}suffix": [ox.Literal(text[after : after + AROUND])],
        },
    )


def _said(subject: ox.NamedNode, graph: GraphName, about: About) -> Iterator[ox.Quad]:
    for name, values in about.items():
        for value in values:
            yield ox.Quad(subject, ox.NamedNode(name), value, graph)


class _Texts:
    """The texts and titles of the articles by their IRIs; of all but one it keeps only where it stands in the file."""

    def __init__(self, path: Path, vocabulary: Vocabulary) -> None:
        self._path, self._lines = path, dict[str, int]()
        with path.open("rb") as file:
            while line := file.readline():
                identifier = self._parsed(line)["article"]["id"]
                for kind in ("article", "title"):
                    self._lines[vocabulary.thing(f"{kind}/{identifier}").value] = file.tell() - len(line)
        self._title = vocabulary.thing("title/").value
        # the evidence of an article stands together
        self.of = lru_cache(maxsize=2)(self._read)

    def _read(self, iri: str) -> str:
        if iri not in self._lines:
            raise StoreError(f"{self._path} has no article {iri}; run kg build again")
        with self._path.open("rb") as file:
            file.seek(self._lines[iri])
            record = self._parsed(file.readline())
        return str(record["article"]["title"] if iri.startswith(self._title) else record["text"])

    def _parsed(self, line: bytes) -> Any:
        try:
            return json.loads(line)
        except ValueError as error:
            raise StoreError(f"{self._path} cannot be read ({error}); run kg build again") from error
