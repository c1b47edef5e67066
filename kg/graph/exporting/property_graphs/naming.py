"""How nodes and edges are called in a property graph, where a query goes by names alone.

What is only claimed has names of its own: who asks for `LEADS` or for an `Event` finds what articles assert, no more.
"""

from __future__ import annotations

import re

from kg.graph.exporting.layers.elements import Edge, Node
from kg.graph.reading.happening import ROLES

ASSERTED = "asserted"
EVERY = "Kg"
"""The label that all nodes have."""
#: The type of an edge that is no statement, quotation or role.
_TYPES = {
    "addressee": "TOLD_TO",
    "author": "AUTHOR_OF",
    "in": "IN_ARTICLE",
    "medium": "BY_WAY_OF",
    "member": "MEMBER",
    "mentions": "MENTIONS",
    "nested": "WITHIN",
    "published": "PUBLISHED",
    "report": "REPORTED_BY",
    "title statement": "CLAIMED_IN_TITLE",
    "version": "REVISES",
}


def _role(name: str) -> str:
    return f"HAS_{snake(name)}"


def snake(name: str) -> str:
    """A name in camel case as the type of an edge: `sentencedTo` as `SENTENCED_TO`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).upper()


#: What a predicate of a user's own may be called too; as a statement it has another name then.
_TAKEN = {
    *_TYPES.values(),
    *map(_role, ROLES),
    *("CLAIMED", "CLAIMED_ROLE", "SAID", "ASCRIBED"),
    *("KG", "ENTITY", "VALUE", "QUOTATION", "TITLEQUOTATION", "EVENT", "CLAIMEDEVENT", "ARTICLE"),
}


def labels_of(node: Node) -> tuple[str, ...]:
    """The labels of a node, its table first: `Entity` and its type, `Event` or `ClaimedEvent`, and so on."""
    if node.kind == "entity":
        return "Entity", str(node.about["type"])
    if node.kind == "event":
        return ("Event",) if node.about["status"] == ASSERTED else ("ClaimedEvent",)
    return ("".join(word.capitalize() for word in node.kind.split()),)


def type_of(edge: Edge) -> str:
    """The type of an edge: a predicate or role where it is asserted, else that it is claimed."""
    is_asserted = edge.about.get("status") == ASSERTED
    if edge.kind == "statement":
        name = snake(str(edge.about["predicate"]))
        return "CLAIMED" if not is_asserted else f"STATED_{name}" if name in _TAKEN else name
    if edge.kind == "role":
        return _role(str(edge.about["role"])) if is_asserted else "CLAIMED_ROLE"
    if edge.kind == "speaker":
        return "SAID" if edge.label == "said" else "ASCRIBED"
    return _TYPES[edge.kind]
