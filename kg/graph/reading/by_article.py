"""Reads a graph article by article, so that no more than what one of them tells is in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from kg.graph.reading.many import Term, Values
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF, SCHEMA
from kg.vocabulary.terms import DEFAULT_GRAPH

_ARTICLES = """SELECT ?published ?name ?title ?article ?outlet ?url ?file ?sha256 ?before {
  ?article a schema:NewsArticle ; rdfs:label ?title ; kg:fileName ?file ; kg:sha256 ?sha256 .
  OPTIONAL { ?article schema:publisher ?outlet . ?outlet rdfs:label ?name }
  OPTIONAL { ?article schema:datePublished ?published }
  OPTIONAL { ?article schema:url ?url }
  OPTIONAL { ?article prov:wasRevisionOf ?before }
}"""


@dataclass(frozen=True, slots=True, order=True)
class ArticleAbout:
    """What is known of an article; empty strings stand for what is not. `before` is the version before it, by IRI."""

    published: str
    outlet: str
    title: str
    iri: str
    outlet_iri: str
    url: str
    file: str
    sha256: str
    before: str


@dataclass(frozen=True)
class ArticleRead:
    """An article with what its graph says, and with what the default graph says of its parts, each by IRI."""

    about: ArticleAbout
    own: Mapping[str, Values]
    parts: Mapping[str, Values]

    @cached_property
    def _classes(self) -> Mapping[str, list[tuple[str, Values]]]:
        found: dict[str, list[tuple[str, Values]]] = defaultdict(list)
        for iri, about in sorted((*self.own.items(), *self.parts.items())):
            for class_ in about.get(f"{RDF}type", ()):
                found[class_.value].append((iri, about))
        return found

    def of_class(self, class_: str) -> Sequence[tuple[str, Values]]:
        """The things of a class, by its IRI, with what is said of each, by IRI."""
        return self._classes.get(class_, ())


class ByArticle:
    """The articles of a built graph, by date, outlet, title and IRI."""

    def __init__(self, store: ox.Store, vocabulary: Vocabulary) -> None:
        self._store = store
        found = store.query(_ARTICLES, prefixes=vocabulary.prefixes)
        rows = [[getattr(term, "value", "") for term in row] for row in found]  # type: ignore[union-attr]
        articles = (ArticleAbout(*row) for row in rows)
        by_iri: dict[str, ArticleAbout] = {}
        for each in sorted(articles):
            by_iri.setdefault(each.iri, each)
        self.about: Mapping[str, ArticleAbout] = by_iri

    def __iter__(self) -> Iterator[ArticleRead]:
        for about in self.about.values():
            graph = ox.NamedNode(about.iri)
            parts = self._store.quads_for_pattern(None, ox.NamedNode(f"{SCHEMA}isPartOf"), graph, DEFAULT_GRAPH)
            iris = sorted({quad.subject.value for quad in parts if isinstance(quad.subject, ox.NamedNode)})
            yield ArticleRead(
                about,
                _by_subject(self._store.quads_for_pattern(None, None, None, graph)),
                {iri: said_in_default(self._store, iri) for iri in iris},
            )


def said_in_default(store: ox.Store, iri: str) -> Values:
    """What the default graph says of a thing."""
    said = _by_subject(store.quads_for_pattern(ox.NamedNode(iri), None, None, DEFAULT_GRAPH))
    return said.get(iri, {})


def _by_subject(quads: Iterator[ox.Quad]) -> dict[str, Values]:
    found: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, (ox.NamedNode, ox.Literal)):
            found[quad.subject.value][quad.predicate.value].append(quad.object)
    return {iri: {name: sorted(values, key=str) for name, values in said.items()} for iri, said in found.items()}
