"""Checks a built graph against the SHACL shapes, a page at a time."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Set
from functools import lru_cache

import numpy as np
import pyoxigraph as ox

from kg.graph.checking.pages import About, Page, article_page, default_pages
from kg.graph.checking.problems import Problem
from kg.graph.checking.shapes.loading import Shapes, load_shapes
from kg.graph.checking.shapes.shape import Departure, Shape
from kg.graph.checking.shapes.surroundings import RDF_TYPE, Surroundings
from kg.vocabulary.ontology import shapes_text
from kg.vocabulary.terms import text_of


class ShapeCheck:
    """Every way in which a graph departs from `shapes.ttl`, in the words of the shape.

    A page is judged by what it says itself. Where it turns out that several graphs speak of one thing, which kg never
    writes, `scattered` tells of which, and all pages must be judged once more with that.
    """

    def __init__(self, store: ox.Store, base_iri: str, scattered: Set[int] = frozenset()) -> None:
        self._store, self._shapes, self._scattered = store, _shapes(base_iri), scattered
        self._subjects = array("q")

    def of_page(self, page: Page) -> Iterator[Departure]:
        """What departs of the things that a page describes."""
        around = Surroundings(self._store, page.things, self._scattered)
        self._subjects.extend(map(hash, page.things))
        for node in page.things:
            for shape in self._aimed_at(around.about(node)):
                yield from shape.departures(node, around)

    def scattered(self) -> frozenset[int]:
        """The hashes of the subjects of which several pages said something."""
        hashes = np.sort(np.frombuffer(self._subjects, dtype=np.int64))
        return frozenset(hashes[1:][hashes[1:] == hashes[:-1]].tolist())

    def _aimed_at(self, about: About) -> list[Shape]:
        shapes = [shape for kind in about.get(RDF_TYPE, ()) for shape in self._shapes.of_class.get(kind, ())]
        for predicate in self._shapes.of_subjects:
            if predicate in about:
                shapes += self._shapes.of_subjects[predicate]
        return list(dict.fromkeys(shapes))


def departures_of(store: ox.Store, base_iri: str, scattered: Set[int] = frozenset()) -> set[Departure]:
    """Every way in which what a store holds departs from the shapes; `scattered` as for `ShapeCheck`."""
    check = ShapeCheck(store, base_iri, scattered)
    found: set[Departure] = set()
    for name in store.named_graphs():
        found.update(check.of_page(article_page(store, name)))
    for page in default_pages(store):
        found.update(check.of_page(page))
    return found


def problem_of(departure: Departure) -> Problem:
    """A departure as `kg verify` tells it."""
    found = "" if departure.value is None else f"; found {text_of(departure.value)}"
    return Problem("shape", text_of(departure.focus), f"{departure.message}{found}")


@lru_cache(maxsize=4)
def _shapes(base_iri: str) -> Shapes:
    return load_shapes(shapes_text(base_iri))
