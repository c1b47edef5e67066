"""The findings as statements of Cypher, for cypher-shell and a server that may be elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO

from kg.graph.exporting.layers.elements import Edge, Node, Value
from kg.graph.exporting.layers.making import elements_of
from kg.graph.exporting.options import Options
from kg.graph.exporting.property_graphs.naming import labels_of, type_of
from kg.graph.exporting.property_graphs.tables import Of, grouped

if TYPE_CHECKING:
    from kg.graph.store.opening import BuiltGraph

#: So many nodes or edges a statement: more take a server long to read, fewer many ways there and back.
AT_ONCE = 200
_CONSTRAINT = "CREATE CONSTRAINT kg_iri IF NOT EXISTS FOR (n:Kg) REQUIRE n.iri IS UNIQUE;\n"
_NODES = "UNWIND [\n{rows}\n] AS row MERGE (n:Kg {{iri: row.iri}}) SET n:{labels}, n += row.about;\n"
_EDGES = (
    "UNWIND [\n{rows}\n] AS row MATCH (one:Kg {{iri: row.one}}) MATCH (other:Kg {{iri: row.other}}) "
    "MERGE (one)-[r:`{type}` {{iri: row.iri}}]->(other) SET r += row.about;\n"
)
_SPECIAL = re.compile(r"[\\'\x00-\x1f\x7f]")
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def statements(graph: BuiltGraph, stream: BinaryIO, options: Options) -> None:
    """Writes statements that add what is not there yet; to run them twice changes nothing."""
    elements = elements_of(graph, options.layers)
    stream.write(_CONSTRAINT.encode())
    for _, nodes in grouped(elements.nodes.values(), labels_of):
        labels = ":".join(labels_of(nodes[0]))
        for some in _batches(nodes):
            stream.write(_NODES.format(rows=",\n".join(map(_node, some)), labels=labels).encode())
    for _, edges in grouped(elements.edges, type_of):
        for several in _batches(edges):
            rows = ",\n".join(map(_edge, several))
            stream.write(_EDGES.format(rows=rows, type=type_of(several[0])).encode())


def literal(value: Value) -> str:
    """A value as Cypher writes it.

    Neo4j reads \\uXXXX before anything else, also behind a backslash that stands for itself; so none stands before a u.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(literal, value))}]"
    escaped = _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], f"\\u{ord(found[0]):04x}"), value)
    return re.sub(r"(\\\\)(?=[uU])", r"\1' + '", f"'{escaped}'")


def _node(node: Node) -> str:
    return f"{{iri: {literal(node.iri)}, about: {_map({'name': node.label, **node.about})}}}"


def _edge(edge: Edge) -> str:
    ends = f"one: {literal(edge.source)}, other: {literal(edge.target)}"
    return f"{{{ends}, iri: {literal(edge.iri)}, about: {_map({'label': edge.label, **edge.about})}}}"


def _map(about: Mapping[str, Value]) -> str:
    return f"{{{', '.join(f'{name}: {literal(value)}' for name, value in about.items())}}}"


def _batches(things: Sequence[Of]) -> Iterator[Sequence[Of]]:
    for start in range(0, len(things), AT_ONCE):
        yield things[start : start + AT_ONCE]
