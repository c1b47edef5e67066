"""The whole graph in a syntax of RDF, the same bytes for the same graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import pyoxigraph as ox

from kg.graph.exporting.built import copied
from kg.graph.exporting.in_full import InFull
from kg.graph.exporting.options import Options
from kg.graph.store.digests import built_file, is_left_out
from kg.graph.store.layout import TRIG, TURTLE
from kg.graph.store.opening import BuiltGraph, damage_told
from kg.graph.store.stored import stored_quads


def turtle(graph: BuiltGraph, stream: BinaryIO, options: Options) -> None:
    """Everything in one graph, as `graph.ttl` has it."""
    _text(TURTLE, ox.RdfFormat.TURTLE, graph, stream, options)


def trig(graph: BuiltGraph, stream: BinaryIO, options: Options) -> None:
    """The default graph, and that of each article, as `graph.trig` has them."""
    _text(TRIG, ox.RdfFormat.TRIG, graph, stream, options)


def nquads(graph: BuiltGraph, stream: BinaryIO, options: Options) -> None:
    """As TriG, one quad a line."""
    _rdf(TRIG, ox.RdfFormat.N_QUADS, graph, stream, options)


def ntriples(graph: BuiltGraph, stream: BinaryIO, options: Options) -> None:
    """As Turtle, one triple a line."""
    _rdf(TURTLE, ox.RdfFormat.N_TRIPLES, graph, stream, options)


def _text(name: str, form: ox.RdfFormat, graph: BuiltGraph, stream: BinaryIO, options: Options) -> None:
    """A text file of the build as it is, or made of the store where the build has none."""
    if options.full or is_left_out(graph.folder, graph.meta, name):
        _rdf(name, form, graph, stream, options)
    else:
        copied(name, graph, stream)


def _quads(name: str, graph: BuiltGraph) -> Iterator[ox.Quad]:
    """The quads in the order of a text file, of which the store has them where the build has none."""
    if is_left_out(graph.folder, graph.meta, name):
        with graph.reading():
            yield from stored_quads(graph.store)
    else:
        with damage_told(graph.folder):
            yield from ox.parse(path=built_file(graph.folder, graph.meta, name))


def _rdf(name: str, form: ox.RdfFormat, graph: BuiltGraph, stream: BinaryIO, options: Options) -> None:
    """What a text file of the build holds, in a syntax of RDF."""
    quads = _quads(name, graph)
    if options.full:
        quads = InFull(graph).of(quads)
    several = form in (ox.RdfFormat.TRIG, ox.RdfFormat.N_QUADS)
    lines = form in (ox.RdfFormat.N_QUADS, ox.RdfFormat.N_TRIPLES)
    prefixes = None if lines else graph.vocabulary.prefixes
    ox.serialize(quads if several else (quad.triple for quad in quads), stream, form, prefixes=prefixes)
