"""The findings of a graph as GraphML and GEXF, drawn as the page draws them, written node by node and edge by edge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO
from xml.sax.saxutils import escape

from kg.graph.exporting.layers.drawn import edge_colour, looks
from kg.graph.exporting.layers.elements import Edge, Elements, Node, Value
from kg.graph.exporting.layers.making import elements_of
from kg.graph.exporting.options import Options
from kg.graph.exporting.property_graphs.tables import columns_of
from kg.graph.store.opening import BuiltGraph
from kg.harmless.xml_text import xml_text

Attributes = Mapping[str, Value | float]

_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_GRAPHML = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_GEXF = (
    '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">\n'
    '<graph defaultedgetype="directed" mode="static">\n'
)
#: Beside what is known: the IRI, as some programs lose ids, and what each is.
_OWN: dict[str, type] = {"iri": str, "kind": str}
#: By the names that Gephi looks for.
_LOOK: dict[str, type] = {"r": int, "g": int, "b": int, "size": float, "x": int, "y": int}
_COLOUR: dict[str, type] = {"r": int, "g": int, "b": int, "weight": float}
#: What a tab and the ends of lines become, which a reader of XML would change otherwise (XML 1.0, 2.11 and 3.3.3).
_KEPT = {"\r": "&#13;"}
_KEPT_IN_ATTRIBUTES = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;", '"': "&quot;"}


def graphml(graph: BuiltGraph, stream: BinaryIO, options: Options) -> None:
    """Writes GraphML in which colour, size and place are attributes, by the names that Gephi looks for."""
    elements = elements_of(graph, options.layers)
    _write(stream, _of_graphml(elements))


def gexf(graph: BuiltGraph, stream: BinaryIO, options: Options) -> None:
    """Writes GEXF in which colour, size and place stand as its module of visualization has them."""
    elements = elements_of(graph, options.layers)
    _write(stream, _of_gexf(elements))


def _write(stream: BinaryIO, parts: Iterable[str]) -> None:
    for part in parts:
        stream.write(part.encode())


def _of_graphml(elements: Elements) -> Iterator[str]:
    yield _XML + _GRAPHML
    label: dict[str, type] = {"label": str}
    nodes, edges = _kinds(elements.nodes.values()) | label | _LOOK, _kinds(elements.edges) | label | _COLOUR
    for of, kinds in (("node", nodes), ("edge", edges)):
        types = {str: "string", tuple: "string", bool: "string", int: "int", float: "double"}
        for name, kind in kinds.items():
            yield f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{types[kind]}"/>\n'
    yield '<graph edgedefault="directed">\n'
    look = looks(elements)
    for node in elements.nodes.values():
        about = (
            {"label": node.label}
            | _own(node)
            | dict(zip(_LOOK, (*look[node.iri].colour, *look[node.iri][1:]), strict=True))
        )
        yield f'<node id="{_in_attribute(node.iri)}">{_data("node", about)}</node>\n'
    for edge in elements.edges:
        about = {"label": edge.label} | _own(edge) | dict(zip(_COLOUR, (*edge_colour(edge), 1.0), strict=True))
        ends = f'source="{_in_attribute(edge.source)}" target="{_in_attribute(edge.target)}"'
        yield f'<edge id="{_in_attribute(edge.iri)}" {ends}>{_data("edge", about)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _data(of: str, about: Attributes) -> str:
    return "".join(f'<data key="{of}-{name}">{escape(_plain(value), _KEPT)}</data>' for name, value in about.items())


def _of_gexf(elements: Elements) -> Iterator[str]:
    yield _XML + _GEXF
    numbers: dict[str, dict[str, int]] = {}
    for of, kinds in (("node", _kinds(elements.nodes.values())), ("edge", _kinds(elements.edges))):
        numbers[of] = {name: number for number, name in enumerate(kinds)}
        types = {str: "string", tuple: "string", bool: "string", int: "integer"}
        yield f'<attributes class="{of}" mode="static">\n'
        for name, kind in kinds.items():
            yield f'<attribute id="{numbers[of][name]}" title="{name}" type="{types[kind]}"/>\n'
        yield "</attributes>\n"
    look = looks(elements)
    yield "<nodes>\n"
    for node in elements.nodes.values():
        (red, green, blue), size, x, y = look[node.iri]
        yield f'<node id="{_in_attribute(node.iri)}" label="{_in_attribute(node.label)}">'
        yield _values(numbers["node"], _own(node))
        yield f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:position x="{x}" y="{y}" z="0.0"/>'
        yield f'<viz:size value="{size}"/></node>\n'
    yield "</nodes>\n<edges>\n"
    for edge in elements.edges:
        red, green, blue = edge_colour(edge)
        ends = f'source="{_in_attribute(edge.source)}" target="{_in_attribute(edge.target)}"'
        yield f'<edge id="{_in_attribute(edge.iri)}" {ends} label="{_in_attribute(edge.label)}" weight="1.0">'
        yield _values(numbers["edge"], _own(edge))
        yield f'<viz:color r="{red}" g="{green}" b="{blue}"/></edge>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def _values(numbers: Mapping[str, int], about: Attributes) -> str:
    values = "".join(
        f'<attvalue for="{numbers[name]}" value="{_in_attribute(_plain(value))}"/>' for name, value in about.items()
    )
    return f"<attvalues>{values}</attvalues>"


def _kinds(things: Iterable[Node | Edge]) -> dict[str, type]:
    return _OWN | {column.name: column.kind for column in columns_of(things)}


def _own(thing: Node | Edge) -> dict[str, Value | float]:
    return {"iri": thing.iri, "kind": thing.kind, **thing.about}


def _plain(value: Value | float) -> str:
    """A value as text; yes and no are words, for programs that take what is not said for no."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return xml_text("; ".join(value) if isinstance(value, tuple) else str(value))


def _in_attribute(text: str) -> str:
    return escape(xml_text(text), _KEPT_IN_ATTRIBUTES)
