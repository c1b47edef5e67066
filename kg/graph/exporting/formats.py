"""Writes a built graph in other formats, the same bytes for the same graph."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from kg.errors import StoreError, UsageError
from kg.graph.store.digests import built_file
from kg.graph.store.layout import NETWORK, TRIG, TURTLE
from kg.graph.store.opening import BuiltGraph, damage_told, open_build
from kg.graph.store.replacing import replacing
from kg.paths import AnyPath

if TYPE_CHECKING:
    import networkx as nx


def export(graph_folder: AnyPath, format: str, out: AnyPath | BinaryIO) -> None:
    """Writes the whole graph to a file, replaced only when all of it is written, or to a binary stream.

    Raises UsageError for an unknown format, StoreError when there is no graph or the file cannot be written.
    """
    if format not in _WRITERS:
        raise UsageError(f"there is no export format {format!r}; choose one of: {', '.join(_WRITERS)}")
    graph = open_build(graph_folder)
    try:
        if isinstance(out, str | os.PathLike):
            with replacing(Path(out)) as stream:
                _WRITERS[format](graph, stream)
        else:
            _WRITERS[format](graph, out)
    except SyntaxError as error:
        raise StoreError(f"the graph in {graph_folder} is damaged ({error}); run kg build again") from error


def _file(graph: BuiltGraph, name: str) -> Path:
    return built_file(graph.folder, graph.meta, name)


def _copy(name: str) -> Callable[[BuiltGraph, BinaryIO], None]:
    def write(graph: BuiltGraph, stream: BinaryIO) -> None:
        with open(_file(graph, name), "rb") as source:
            shutil.copyfileobj(source, stream)

    return write


def _nquads(graph: BuiltGraph, stream: BinaryIO) -> None:
    ox.serialize(ox.parse(path=_file(graph, TRIG)), stream, ox.RdfFormat.N_QUADS)


def _ntriples(graph: BuiltGraph, stream: BinaryIO) -> None:
    triples = (quad.triple for quad in ox.parse(path=_file(graph, TURTLE)))
    ox.serialize(triples, stream, ox.RdfFormat.N_TRIPLES)


def _jsonld(graph: BuiltGraph, stream: BinaryIO) -> None:
    ox.serialize(ox.parse(path=_file(graph, TRIG)), stream, ox.RdfFormat.JSON_LD, prefixes=graph.vocabulary.prefixes)


def _network(graph: BuiltGraph) -> nx.MultiDiGraph[str]:
    from kg.graph.exporting.network import flatten, to_networkx

    with damage_told(graph.folder):
        return flatten(to_networkx(graph))


def _graphml(graph: BuiltGraph, stream: BinaryIO) -> None:
    from networkx.readwrite.graphml import write_graphml_xml

    write_graphml_xml(_network(graph), stream, named_key_ids=True)


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
    "turtle": _copy(TURTLE),
    "trig": _copy(TRIG),
    "nquads": _nquads,
    "ntriples": _ntriples,
    "jsonld": _jsonld,
    "graphml": _graphml,
    "gexf": _gexf,
    "html": _copy(NETWORK),
}

EXPORT_FORMATS = tuple(_WRITERS)
"""The names of the export formats."""
