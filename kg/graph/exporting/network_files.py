"""The network of a graph in formats of programs that draw and measure networks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

from kg.graph.exporting.network import flatten, to_networkx
from kg.graph.exporting.options import Options
from kg.graph.store.opening import BuiltGraph

if TYPE_CHECKING:
    import networkx as nx


def graphml(graph: BuiltGraph, stream: BinaryIO, options: Options) -> None:
    """Entities and events as nodes, statements between entities and roles in events as edges."""
    from networkx.readwrite.graphml import write_graphml_xml

    buffer = io.BytesIO()
    write_graphml_xml(_network(graph), buffer, named_key_ids=True)
    # a parser of XML takes a carriage return that is not escaped for a line feed
    stream.write(buffer.getvalue().replace(b"\r", b"&#13;"))


def gexf(graph: BuiltGraph, stream: BinaryIO, options: Options) -> None:
    """The same."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(_network(graph))
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # The only thing in the file that is not of the graph.
    buffer = io.BytesIO()
    writer.write(buffer)
    stream.write(buffer.getvalue())


def _network(graph: BuiltGraph) -> nx.MultiDiGraph[str]:
    with graph.reading():
        return flatten(to_networkx(graph))
