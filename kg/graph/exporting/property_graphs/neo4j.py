"""A folder for Neo4j: CSV as `neo4j-admin database import` reads it, and the script that calls it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.graph.exporting.layers.elements import Value
from kg.graph.exporting.layers.making import elements_of
from kg.graph.exporting.options import Options
from kg.graph.exporting.property_graphs.naming import EVERY, labels_of, type_of
from kg.graph.exporting.property_graphs.tables import Column, cell, columns_of, grouped, write_csv

if TYPE_CHECKING:
    from kg.graph.store.opening import BuiltGraph

#: Between several words of one cell: a character that no text has a use for, so that none has to be escaped.
_BETWEEN = "\x1f"
_TYPES = {str: "string", bool: "boolean", int: "long", tuple: "string[]"}
_SCRIPT = """#!/bin/sh
# Makes a new database of what kg found: sh import.sh [NAME], by default "neo4j". Neo4j must not run with it yet.
set -eu
cd "$(dirname "$0")"
exec neo4j-admin database import full \\
{files} \\
  --array-delimiter=U+001F --multiline-fields=true --ignore-empty-strings=true --verbose \\
  "${{1:-neo4j}}"
"""


def folder(graph: BuiltGraph, place: Path, options: Options) -> None:
    """A file for the nodes of each set of labels and the edges of each type, and `import.sh`."""
    elements = elements_of(graph, options.layers)
    files: list[str] = []
    for _, nodes in grouped(elements.nodes.values(), labels_of):
        name = f"nodes-{'-'.join(labels_of(nodes[0]))}.csv"
        files.append(f"  --nodes={name}")
        columns = columns_of(nodes)
        head = ["iri:ID", "name:string", *map(_head, columns), ":LABEL"]
        labels = _BETWEEN.join((EVERY, *labels_of(nodes[0])))
        rows = ([node.iri, node.label, *_cells(node.about, columns), labels] for node in nodes)
        write_csv(place / name, head, rows)
    for _, edges in grouped(elements.edges, type_of):
        name = f"edges-{type_of(edges[0])}.csv"
        files.append(f"  --relationships={name}")
        columns = columns_of(edges)
        head = [":START_ID", ":END_ID", "iri:string", "label:string", *map(_head, columns), ":TYPE"]
        type_ = type_of(edges[0])
        lines = ([e.source, e.target, e.iri, e.label, *_cells(e.about, columns), type_] for e in edges)
        write_csv(place / name, head, lines)
    (place / "import.sh").write_text(_SCRIPT.format(files=" \\\n".join(files)), encoding="utf-8")


def _head(column: Column) -> str:
    return f"{column.name}:{_TYPES[column.kind]}"


def _cells(about: Mapping[str, Value], columns: Sequence[Column]) -> list[str]:
    return [cell(about, column, _BETWEEN) for column in columns]
