"""Short ways to write quads: literals, dates, and a description of one subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import pyoxigraph as ox

from kg.vocabulary.namespaces import XSD

Node = ox.NamedNode | ox.Literal
GraphName = ox.NamedNode | ox.DefaultGraph

DEFAULT_GRAPH = ox.DefaultGraph()
_ANY = ox.NamedNode("urn:kg:any")

_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@lru_cache(maxsize=65536)
def typed(value: str, datatype: str) -> ox.Literal:
    """A literal with a datatype of XML Schema, given by its local name, in the form in which the store keeps it.

    Oxigraph keeps numbers and dates as values: `2.50` becomes `2.5`, and all kinds of integer become `xsd:integer`.
    The text files must say the same as the store, so they are written from that form.
    """
    store = ox.Store()
    store.add(ox.Quad(_ANY, _ANY, ox.Literal(value, datatype=ox.NamedNode(XSD + datatype))))
    kept = next(iter(store)).object
    assert isinstance(kept, ox.Literal)
    return kept


def date(value: str) -> ox.Literal:
    """A date as precise as written: `xsd:gYear`, `xsd:gYearMonth` or `xsd:date`; a plain string if none of them."""
    return typed(value, _DATE_TYPES[len(value)]) if _DATE.fullmatch(value) else ox.Literal(value)


def text_of(term: object) -> str:
    """The IRI of a named node, the lexical form of a literal."""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


class Description:
    """Collects what is said of one subject in one graph."""

    def __init__(self, subject: ox.NamedNode, graph: GraphName = DEFAULT_GRAPH) -> None:
        self.subject = subject
        self._graph = graph
        self._quads: list[ox.Quad] = []

    def add(self, predicate: ox.NamedNode | str, *objects: Node | str | None) -> Description:
        """Adds one quad for each object that is not None; a bare string stands for a plain literal."""
        property_iri = ox.NamedNode(predicate) if isinstance(predicate, str) else predicate
        for value in objects:
            if value is not None:
                term = ox.Literal(value) if isinstance(value, str) else value
                self._quads.append(ox.Quad(self.subject, property_iri, term, self._graph))
        return self

    def __iter__(self) -> Iterator[ox.Quad]:
        return iter(self._quads)
