"""Checks a built graph against the SHACL shapes with pySHACL, a few articles at a time.

pySHACL works on rdflib's memory store and takes about half a second for an article of a hundred mentions; in pieces
the time grows with the number of articles, and the memory does not grow at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.graph.checking.problems import Problem
from kg.graph.store.opening import BuiltGraph
from kg.vocabulary.namespaces import SCHEMA
from kg.vocabulary.ontology import shapes_text

if TYPE_CHECKING:
    from rdflib import Graph

_IS_PART_OF, _MEMBER = ox.NamedNode(f"{SCHEMA}isPartOf"), ox.NamedNode(f"{SCHEMA}member")
_ENOUGH = 2000
"""A piece is closed when it holds this many triples; what one shape looks at is never cut."""


def check_shapes(graph: BuiltGraph) -> Iterator[Problem]:
    """Every way in which the graph departs from `shapes.ttl`, in the words of the shape."""
    from rdflib import Graph

    shapes = Graph().parse(data=shapes_text(graph.meta.base_iri), format="turtle")
    for piece in _pieces(_units(graph)):
        yield from _departures(_in_rdflib(piece), shapes)


def _units(graph: BuiltGraph) -> Iterator[list[ox.Triple]]:
    """What must stay together: an article's graph with its quotations, and any other subject of the default graph."""
    store, quoted = graph.store, set()
    for name in sorted(store.named_graphs(), key=str):
        unit = [quad.triple for quad in store.quads_for_pattern(None, None, None, name)]
        for quad in store.quads_for_pattern(None, _IS_PART_OF, name, ox.DefaultGraph()):
            quoted.add(quad.subject)
            unit += _quotation(quad.subject, graph)
        yield unit
    unit = []
    described = store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    for quad in sorted(described, key=lambda quad: str(quad.subject)):
        if quad.subject in quoted:
            continue
        if unit and unit[0].subject != quad.subject:
            yield unit
            unit = []
        unit.append(quad.triple)
    yield unit


def _quotation(quotation: ox.NamedNode | ox.BlankNode | ox.Triple, graph: BuiltGraph) -> Iterator[ox.Triple]:
    """A quotation with who said it, and with the members of a group that speaks."""
    in_default = partial(graph.store.quads_for_pattern, graph_name=ox.DefaultGraph())
    for quad in in_default(quotation, None, None):
        yield quad.triple
        if quad.predicate == graph.vocabulary.term("speaker") and isinstance(quad.object, ox.NamedNode):
            yield from (member.triple for member in in_default(quad.object, _MEMBER, None))
    yield from (quad.triple for quad in in_default(None, graph.vocabulary.term("said"), quotation))


def _pieces(units: Iterable[list[ox.Triple]]) -> Iterator[list[ox.Triple]]:
    piece: list[ox.Triple] = []
    for unit in units:
        piece += unit
        if len(piece) >= _ENOUGH:
            yield piece
            piece = []
    if piece:
        yield piece


def _in_rdflib(triples: list[ox.Triple]) -> Graph:
    from rdflib import Graph

    data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert data is not None
    return Graph(bind_namespaces="none").parse(data=data, format="nt")


def _departures(data: Graph, shapes: Graph) -> Iterator[Problem]:
    from pyshacl import validate
    from rdflib import SH, Graph

    conforms, report, _ = validate(data, shacl_graph=shapes, inference="none", inplace=True)
    if conforms:
        return
    assert isinstance(report, Graph)
    for result in report.objects(None, SH.result):
        focus, message = report.value(result, SH.focusNode), report.value(result, SH.resultMessage)
        value = report.value(result, SH.value)
        found = "" if value is None else f"; found {value}"
        yield Problem("shape", str(focus), f"{message}{found}")
