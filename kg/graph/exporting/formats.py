"""Writes a built graph in other formats, the same bytes for the same graph."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from kg.errors import StoreError, UsageError
from kg.graph.exporting.in_full import in_full
from kg.graph.store.digests import built_file, is_left_out
from kg.graph.store.layout import NETWORK, TRIG, TURTLE
from kg.graph.store.opening import BuiltGraph, open_build
from kg.graph.store.replacing import replacing
from kg.graph.store.stored import stored_quads
from kg.paths import AnyPath

if TYPE_CHECKING:
    import networkx as nx


def export(graph_folder: AnyPath, format: str, out: AnyPath | BinaryIO, *, full: bool = False) -> None:
    """Writes the whole graph to a file, replaced only when all of it is written, or to a binary stream.

    `full`, for the formats of RDF, writes evidence with the selectors of the Web Annotation Data Model too, and what
    follows from what the graph says (docs/graph.md, "In full").
    Raises UsageError for an unknown format, or one that is no RDF where `full` is asked for, StoreError when there is
    no graph or the file cannot be written.
    """
    if format not in _WRITERS:
        raise UsageError(f"there is no export format {format!r}; choose one of: {', '.join(_WRITERS)}")
    if full and format not in _FULL_WRITERS:
        raise UsageError(f"{format} is no RDF and cannot be in full; choose one of: {', '.join(_FULL_WRITERS)}")
    write = _FULL_WRITERS[format] if full else _WRITERS[format]
    graph = open_build(graph_folder)
    try:
        if isinstance(out, str | os.PathLike):
            with replacing(Path(out)) as stream:
                write(graph, stream)
        else:
            write(graph, out)
    except SyntaxError as error:
        raise StoreError(f"the graph in {graph_folder} is damaged ({error}); run kg build again") from error


def _file(graph: BuiltGraph, name: str) -> Path:
    return built_file(graph.folder, graph.meta, name)


def _copied(name: str, graph: BuiltGraph, stream: BinaryIO) -> None:
    with open(_file(graph, name), "rb") as source:
        shutil.copyfileobj(source, stream)


def _text(name: str, form: ox.RdfFormat, graph: BuiltGraph, stream: BinaryIO) -> None:
    """A text file of the build as it is, or made of the store where the build has none."""
    if is_left_out(graph.folder, graph.meta, name):
        _rdf(name, form, graph, stream, full=False)
    else:
        _copied(name, graph, stream)


def _quads(name: str, graph: BuiltGraph) -> Iterator[ox.Quad]:
    """The quads in the order of a text file, of which the store has them where the build has none."""
    if is_left_out(graph.folder, graph.meta, name):
        with graph.reading():
            yield from stored_quads(graph.store)
    else:
        yield from ox.parse(path=_file(graph, name))


def _rdf(name: str, form: ox.RdfFormat, graph: BuiltGraph, stream: BinaryIO, *, full: bool) -> None:
    """What a text file of the build holds, in a syntax of RDF."""
    quads = _quads(name, graph)
    if full:
        quads = in_full(quads, graph)
    several = form in (ox.RdfFormat.TRIG, ox.RdfFormat.N_QUADS, ox.RdfFormat.JSON_LD)
    lines = form in (ox.RdfFormat.N_QUADS, ox.RdfFormat.N_TRIPLES)
    prefixes = None if lines else graph.vocabulary.prefixes
    ox.serialize(quads if several else (quad.triple for quad in quads), stream, form, prefixes=prefixes)


def _network(graph: BuiltGraph) -> nx.MultiDiGraph[str]:
    from kg.graph.exporting.network import flatten, to_networkx

    with graph.reading():
        return flatten(to_networkx(graph))


def _graphml(graph: BuiltGraph, stream: BinaryIO) -> None:
    from networkx.readwrite.graphml import write_graphml_xml

    buffer = io.BytesIO()
    write_graphml_xml(_network(graph), buffer, named_key_ids=True)
    # a parser of XML takes a carriage return that is not escaped for a line feed
    stream.write(buffer.getvalue().replace(b"\r", b"&#13;"))


def _gexf(graph: BuiltGraph, stream: BinaryIO) -> None:
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(_network(graph))
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # The only thing in the file that is not of the graph.
    buffer = io.BytesIO()
    writer.write(buffer)
    stream.write(buffer.getvalue())


_WRITERS: dict[str, Callable[[BuiltGraph, BinaryIO], None]] = {
    "turtle": partial(_text, TURTLE, ox.RdfFormat.TURTLE),
    "trig": partial(_text, TRIG, ox.RdfFormat.TRIG),
    "nquads": partial(_rdf, TRIG, ox.RdfFormat.N_QUADS, full=False),
    "ntriples": partial(_rdf, TURTLE, ox.RdfFormat.N_TRIPLES, full=False),
    "jsonld": partial(_rdf, TRIG, ox.RdfFormat.JSON_LD, full=False),
    "graphml": _graphml,
    "gexf": _gexf,
    "html": partial(_copied, NETWORK),
}

_FULL_WRITERS: dict[str, Callable[[BuiltGraph, BinaryIO], None]] = {
    "turtle": partial(_rdf, TURTLE, ox.RdfFormat.TURTLE, full=True),
    "trig": partial(_rdf, TRIG, ox.RdfFormat.TRIG, full=True),
    "nquads": partial(_rdf, TRIG, ox.RdfFormat.N_QUADS, full=True),
    "ntriples": partial(_rdf, TURTLE, ox.RdfFormat.N_TRIPLES, full=True),
    "jsonld": partial(_rdf, TRIG, ox.RdfFormat.JSON_LD, full=True),
}

EXPORT_FORMATS = tuple(_WRITERS)
"""The names of the export formats."""
