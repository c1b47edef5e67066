"""Short ways to write quads: literals, dates, and a description of one subject, as lines of N-Quads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import pyoxigraph as ox

from kg.vocabulary.namespaces import XSD

Node = ox.NamedNode | ox.Literal
GraphName = ox.NamedNode | ox.DefaultGraph
#: A quad as N-Quads writes it, with the end of its line. Lines of one graph sort by subject, predicate and object.
Line = str

DEFAULT_GRAPH = ox.DefaultGraph()
_ANY = ox.NamedNode("urn:kg:any")

_TO_ESCAPE = re.compile(r'["\\\x00-\x1f\x7f\ufffe\uffff]')
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
    (kept,) = store
    if not isinstance(kept.object, ox.Literal):
        raise TypeError(f"the store made {kept.object} of a value")
    return kept.object


def date(value: str) -> ox.Literal:
    """A date as precise as written: `xsd:gYear`, `xsd:gYearMonth` or `xsd:date`; a plain string if none of them."""
    return typed(value, _DATE_TYPES[len(value)]) if _DATE.fullmatch(value) else ox.Literal(value)


def text_of(term: object) -> str:
    """The IRI of a named node, the lexical form of a literal."""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def n_triples(term: Node | str) -> str:
    """A term as N-Triples writes it; a bare string stands for a plain literal."""
    if isinstance(term, ox.NamedNode):
        return f"<{term.value}>"
    if isinstance(term, str):
        return str(ox.Literal(term)) if _TO_ESCAPE.search(term) else f'"{term}"'
    return str(term)


class Description:
    """Collects what is said of one subject in one graph, as lines of N-Quads: quick to make and to sort."""

    def __init__(self, subject: ox.NamedNode, graph: GraphName = DEFAULT_GRAPH) -> None:
        self._start = f"<{subject.value}> <"
        self._end = " .\n" if isinstance(graph, ox.DefaultGraph) else f" <{graph.value}> .\n"
        self._lines: list[Line] = []

    def add(self, predicate: ox.NamedNode | str, *objects: Node | str | None) -> Description:
        """Adds one line for each object that is not None; a bare string stands for a plain literal."""
        for value in objects:
            if value is not None:
                name = predicate if isinstance(predicate, str) else predicate.value
                self._lines.append(f"{self._start}{name}> {n_triples(value)}{self._end}")
        return self

    def __iter__(self) -> Iterator[Line]:
        return iter(self._lines)
