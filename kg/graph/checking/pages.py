"""Reads a built graph once, a piece at a time: each article's graph whole, and then the default graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter

import pyoxigraph as ox

from kg.vocabulary.terms import DEFAULT_GRAPH

Subject = ox.NamedNode | ox.BlankNode | ox.Triple
Term = Subject | ox.Literal
About = Mapping[ox.NamedNode, list[Term]]
"""What one graph says of a subject: its properties, each with its values."""

_SUBJECTS = 2000
"""So many subjects of the default graph make a page."""


@dataclass(frozen=True, slots=True)
class Page:
    """What one graph says, by subject: the whole of an article's graph, or a part of the default graph.

    A subject is never divided between two pages of the default graph.
    """

    name: Subject | ox.DefaultGraph
    quads: list[ox.Quad]
    things: Mapping[Subject, About]


def article_page(store: ox.Store, name: ox.NamedNode | ox.BlankNode) -> Page:
    """The graph of one article; empty where there is none."""
    return _page(name, list(store.quads_for_pattern(None, None, None, name)))


def default_pages(store: ox.Store) -> Iterator[Page]:
    """The default graph, a few subjects at a time."""
    # Oxigraph keeps the quads of a graph in the order of their subjects, so those of one come together.
    quads = store.quads_for_pattern(None, None, None, DEFAULT_GRAPH)
    subjects = (list(group) for _, group in groupby(quads, key=attrgetter("subject")))
    for several in iter(lambda: list(islice(subjects, _SUBJECTS)), []):
        yield _page(DEFAULT_GRAPH, [quad for group in several for quad in group])


def _page(name: Subject | ox.DefaultGraph, quads: list[ox.Quad]) -> Page:
    things: dict[Subject, dict[ox.NamedNode, list[Term]]] = {}
    for subject, group in groupby(quads, key=attrgetter("subject")):
        about = things.setdefault(subject, {})
        for quad in group:
            about.setdefault(quad.predicate, []).append(quad.object)
    return Page(name, quads, things)
