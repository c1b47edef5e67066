"""What the graph says of one thing, as triples to take away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDFS, SCHEMA, SEM

#: What a thing stands in is given with the thing: without its status, its source and its words it could be misread.
_FINDINGS = ("statement/", "quotation/", "event-report/")
#: What leads from all findings of an article to it, and to its outlet, in which these do not stand themselves.
_OF_ARTICLES = (ox.NamedNode(f"{SEM}accordingTo"), ox.NamedNode(f"{SCHEMA}isPartOf"))
_LABEL = ox.NamedNode(f"{RDFS}label")


def description(store: ox.Store, vocabulary: Vocabulary, iri: str) -> list[ox.Triple]:
    """The triples in which a thing stands, sorted: of an article all of its graph; empty for what the graph lacks.

    Statements, quotations and reports of events that it stands in come whole, with their evidence, and what is named
    comes with its label.
    """
    return _Description(store, vocabulary, iri).triples()


class _Description:
    def __init__(self, store: ox.Store, vocabulary: Vocabulary, iri: str) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._thing = ox.NamedNode(iri)
        self._found = dict[ox.Triple, None]()
        self._told = set[ox.NamedNode]()

    def triples(self) -> list[ox.Triple]:
        """The triples, sorted."""
        whole = self._is_article()
        if not self._whole(self._thing) and not whole:
            return []
        leading = list(self._store.quads_for_pattern(None, None, self._thing, None))
        self._add(quad.triple for quad in leading)
        for quad in leading:
            if quad.predicate in _OF_ARTICLES and not whole:
                continue
            if isinstance(quad.subject, ox.NamedNode) and self._is_below(quad.subject, *_FINDINGS):
                self._whole(quad.subject)
        if whole:
            self._add(quad.triple for quad in self._store.quads_for_pattern(None, None, None, self._thing))
        self._add(list(self._labels()))
        return sorted(self._found, key=str)

    def _is_article(self) -> bool:
        return self._store.contains_named_graph(self._thing)

    def _whole(self, thing: ox.NamedNode) -> bool:
        """Adds all that is said of a thing, and of its evidence; False where nothing is."""
        if thing in self._told:
            return True
        self._told.add(thing)
        said = list(self._store.quads_for_pattern(thing, None, None, None))
        self._add(quad.triple for quad in said)
        for quad in said:
            if isinstance(quad.object, ox.NamedNode) and self._is_below(quad.object, "evidence/"):
                self._whole(quad.object)
        return bool(said)

    def _labels(self) -> Iterator[ox.Triple]:
        named = {
            term
            for each in self._found
            for term in (each.predicate, each.object)
            if isinstance(term, ox.NamedNode) and not self._is_below(term, "evidence/")
        }
        for term in named:
            yield from (quad.triple for quad in self._store.quads_for_pattern(term, _LABEL, None, ox.DefaultGraph()))

    def _is_below(self, thing: ox.NamedNode, *segments: str) -> bool:
        return thing.value.startswith(tuple(self._vocabulary.data + each for each in segments))

    def _add(self, triples: Iterable[ox.Triple]) -> None:
        self._found.update(dict.fromkeys(triples))
