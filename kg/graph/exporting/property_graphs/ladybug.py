"""A folder for Ladybug, the embedded database that goes on from Kuzu: CSV, and Cypher that makes the tables of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.graph.exporting.layers.elements import Value
from kg.graph.exporting.layers.making import elements_of
from kg.graph.exporting.options import Options
from kg.graph.exporting.property_graphs.naming import labels_of, type_of
from kg.graph.exporting.property_graphs.tables import Column, cell, columns_of, grouped, write_csv

if TYPE_CHECKING:
    from kg.graph.store.opening import BuiltGraph

_TYPES = {str: "STRING", bool: "BOOLEAN", int: "INT64", tuple: "STRING"}
#: Between several words of one cell, which is text: lists of texts have no form in CSV that all texts survive.
_BETWEEN = "; "
#: Fields may have ends of lines, which only a reader that reads one after the other finds.
_OPTIONS = "header=true, parallel=false, escape='\"', quote='\"'"


def folder(graph: BuiltGraph, place: Path, options: Options) -> None:
    """A file for each table of nodes, for each of edges between two of these, and `load.cypher`."""
    elements = elements_of(graph, options.layers)
    create: list[str] = []
    copy: list[str] = []
    table: dict[str, str] = {}
    for _, nodes in grouped(elements.nodes.values(), lambda node: labels_of(node)[0]):
        name, columns = labels_of(nodes[0])[0], columns_of(nodes)
        table |= dict.fromkeys((node.iri for node in nodes), name)
        create.append(f"CREATE NODE TABLE `{name}`({_declared('iri STRING PRIMARY KEY, name STRING', columns)});")
        copy.append(f"COPY `{name}` FROM 'nodes-{name}.csv' ({_OPTIONS});")
        rows = ([node.iri, node.label, *_cells(node.about, columns)] for node in nodes)
        write_csv(place / f"nodes-{name}.csv", ["iri", "name", *_names(columns)], rows)
    for _, edges in grouped(elements.edges, type_of):
        type_, columns = type_of(edges[0]), columns_of(edges)
        between = list(grouped(edges, lambda edge: (table[edge.source], table[edge.target])))
        pairs = ", ".join(f"FROM `{table[some[0].source]}` TO `{table[some[0].target]}`" for _, some in between)
        create.append(f"CREATE REL TABLE `{type_}`({pairs}, {_declared('iri STRING, label STRING', columns)});")
        for _, some in between:
            source, target = table[some[0].source], table[some[0].target]
            file = f"edges-{type_}-{source}-{target}.csv"
            ends = f", from='{source}', to='{target}'" if len(between) > 1 else ""
            copy.append(f"COPY `{type_}` FROM '{file}' ({_OPTIONS}{ends});")
            lines = ([edge.source, edge.target, edge.iri, edge.label, *_cells(edge.about, columns)] for edge in some)
            write_csv(place / file, ["from", "to", "iri", "label", *_names(columns)], lines)
    (place / "load.cypher").write_text("\n".join([*create, *copy, ""]), encoding="utf-8")


def _declared(first: str, columns: Sequence[Column]) -> str:
    return ", ".join([first, *(f"`{column.name}` {_TYPES[column.kind]}" for column in columns)])


def _names(columns: Sequence[Column]) -> list[str]:
    return [column.name for column in columns]


def _cells(about: Mapping[str, Value], columns: Sequence[Column]) -> list[str]:
    return [cell(about, column, _BETWEEN) for column in columns]
