"""The nodes and edges of a graph for programs that know nothing else, and the layers in which they come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.errors import UsageError

LAYERS = ("entities", "statements", "quotations", "events", "outlets", "articles")
"""What a network can be made of; docs/exports.md says what each brings."""

Value: TypeAlias = str | int | bool | tuple[str, ...]
"""What an attribute can be: words, a number, yes or no, several words. Nothing stands for what is not known."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its IRI, what it is called, and what it is: "entity", "value", "quotation", "event" or "article"."""

    iri: str
    kind: str
    label: str
    about: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge: the IRI of the finding, or one made of those of its ends; `kind` as "statement", "speaker", "role"."""

    iri: str
    source: str
    target: str
    kind: str
    label: str
    about: Mapping[str, Value]


@dataclass(slots=True)
class Elements:
    """Nodes by their IRIs, and edges between these, each in the order in which they came."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)

    def add(self, *nodes: Node) -> None:
        """Adds nodes; one that is there stays as it is."""
        for node in nodes:
            self.nodes.setdefault(node.iri, node)

    def link(self, edges: Iterable[Edge]) -> None:
        """Adds those of the edges whose ends are there."""
        self.edges.extend(edge for edge in edges if edge.source in self.nodes and edge.target in self.nodes)


def chosen_layers(names: Iterable[str] | None) -> tuple[str, ...]:
    """Layers by their names, in their own order; all for None. Raises UsageError for a name that is none of them."""
    if names is None:
        return LAYERS
    asked = set(names)
    if unknown := sorted(asked - set(LAYERS)):
        raise UsageError(f"there is no layer {unknown[0]!r}; choose of: {', '.join(LAYERS)}")
    if not asked:
        raise UsageError(f"say which layers, of: {', '.join(LAYERS)}")
    return tuple(name for name in LAYERS if name in asked)


def known(**values: Value) -> dict[str, Value]:
    """The attributes that say something: neither empty words nor an empty list."""
    return {name: value for name, value in values.items() if value != "" and value != ()}
