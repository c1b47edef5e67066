"""The findings of a graph as GraphML and GEXF, drawn as the page draws them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element

import networkx as nx

from kg.graph.exporting.layers.drawn import Look, edge_colour, looks
from kg.graph.exporting.layers.elements import Elements, Value
from kg.graph.exporting.layers.making import elements_of
from kg.graph.exporting.options import Options
from kg.graph.store.opening import BuiltGraph
from kg.harmless.xml_text import xml_text


def graphml(graph: BuiltGraph, stream: BinaryIO, options: Options) -> None:
    """Writes GraphML in which colour, size and place are attributes, by the names that Gephi looks for."""
    from networkx.readwrite.graphml import write_graphml_xml

    elements = elements_of(graph, options.layers)
    network = _network(elements)
    for iri, look in looks(elements).items():
        network.nodes[iri].update(zip("rgb", look.colour, strict=True), size=look.size, x=look.x, y=look.y)
    for edge in elements.edges:
        network.edges[edge.source, edge.target, edge.iri].update(zip("rgb", edge_colour(edge), strict=True))
    buffer = io.BytesIO()
    write_graphml_xml(network, buffer, named_key_ids=True)
    # a parser of XML takes a carriage return that is not escaped for a line feed
    stream.write(buffer.getvalue().replace(b"\r", b"&#13;"))


def gexf(graph: BuiltGraph, stream: BinaryIO, options: Options) -> None:
    """Writes GEXF in which colour, size and place stand as its module of visualization has them."""
    from networkx.readwrite.gexf import GEXFWriter

    elements = elements_of(graph, options.layers)
    network = _network(elements)
    for iri, look in looks(elements).items():
        network.nodes[iri]["viz"] = _viz(look)
    for edge in elements.edges:
        about = network.edges[edge.source, edge.target, edge.iri]
        red, green, blue = edge_colour(edge)
        about |= {"id": edge.iri, "viz": {"color": {"r": red, "g": green, "b": blue}}}
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(network)
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # the only thing in the file that is not of the graph
    _drop(writer.xml, "networkx_key")
    buffer = io.BytesIO()
    writer.write(buffer)
    stream.write(buffer.getvalue())


def _drop(document: Element, name: str) -> None:
    """Takes an attribute of edges out of GEXF: networkx says there once more what each is called."""
    declared = [each.attrib["id"] for each in document.iter("attribute") if each.get("title") == name]
    for parent in [*document.iter("attributes"), *document.iter("attvalues")]:
        for each in [each for each in parent if each.get("for", each.get("id")) in declared]:
            parent.remove(each)


def _network(elements: Elements) -> nx.MultiDiGraph[str]:
    """Nodes and edges with plain values; what is one thing in a program that loses ids has its IRI as attribute too."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in elements.nodes.values():
        network.add_node(node.iri, iri=node.iri, label=xml_text(node.label), kind=node.kind, **_plain(node.about))
    for edge in elements.edges:
        about = {"iri": edge.iri, "label": xml_text(edge.label), "kind": edge.kind, "weight": 1.0} | _plain(edge.about)
        network.add_edge(edge.source, edge.target, key=edge.iri, **about)
    return network


def _plain(about: Mapping[str, Value]) -> dict[str, str | int]:
    """Values as XML has them; yes and no are words, for programs that take what is not said for no."""
    plain: dict[str, str | int] = {}
    for name, value in about.items():
        if isinstance(value, bool):
            plain[name] = "true" if value else "false"
        elif isinstance(value, int):
            plain[name] = value
        else:
            plain[name] = xml_text(value if isinstance(value, str) else "; ".join(value))
    return plain


def _viz(look: Look) -> dict[str, Any]:
    red, green, blue = look.colour
    return {
        "color": {"r": red, "g": green, "b": blue},
        "size": look.size,
        "position": {"x": look.x, "y": look.y, "z": 0.0},
    }
