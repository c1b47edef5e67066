"""Reads SHACL shapes from Turtle. What kg does not check is refused, so that no shape stands there in vain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import inf

import pyoxigraph as ox

from kg.graph.checking.pages import Term
from kg.graph.checking.shapes.constraints import (
    Conforming,
    Count,
    Disjoint,
    Each,
    Equals,
    HasValue,
    OfClass,
    Qualified,
    like,
    long_enough,
    within,
)
from kg.graph.checking.shapes.literals import WELL_FORMED, number
from kg.graph.checking.shapes.shape import Constraint, Shape
from kg.graph.checking.shapes.surroundings import RDF_TYPE
from kg.graph.checking.shapes.walking import Back, Either, Path, Step, Walk
from kg.vocabulary.namespaces import RDF
from kg.vocabulary.terms import text_of

SH = "http://www.w3.org/ns/shacl#"
_FIRST, _REST, _NIL = (ox.NamedNode(RDF + name) for name in ("first", "rest", "nil"))
_KINDS: Mapping[str, Callable[[Term], bool]] = {
    "IRI": lambda term: isinstance(term, ox.NamedNode),
    "Literal": lambda term: isinstance(term, ox.Literal),
    "IRIOrLiteral": lambda term: isinstance(term, ox.NamedNode | ox.Literal),
}
_TYPES = {ox.NamedNode(SH + "NodeShape"), ox.NamedNode(SH + "PropertyShape")}


class UnsupportedShape(ValueError):
    """A shapes file asks for something that kg does not check, or has a piece that belongs to no shape."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of a file by what they aim at: things of a class, and things that have a property."""

    of_class: Mapping[Term, tuple[Shape, ...]]
    of_subjects: Mapping[Term, tuple[Shape, ...]]


def load_shapes(turtle: str) -> Shapes:
    """The shapes of a Turtle file.

    Raises UnsupportedShape where a shape has a target, a path, a constraint or a datatype that kg does not check, or no
    message, and where something in the file belongs to no shape that has a target.
    """
    return _Reader(turtle).shapes()


class _Reader:
    """The triples of a file, and which of its subjects have been read."""

    def __init__(self, turtle: str) -> None:
        self._about: dict[Term, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for triple in ox.parse(turtle, format=ox.RdfFormat.TURTLE):
            self._about[triple.subject][triple.predicate.value].append(triple.object)
        self._read: set[Term] = set()

    def shapes(self) -> Shapes:
        of_class: dict[Term, list[Shape]] = defaultdict(list)
        of_subjects: dict[Term, list[Shape]] = defaultdict(list)
        for node, about in self._about.items():
            aims = {name: values for name, values in about.items() if name.startswith(f"{SH}target")}
            if not aims:
                continue
            shape = self._shape(node)
            for name, values in aims.items():
                places = {"targetClass": of_class, "targetSubjectsOf": of_subjects}.get(name.removeprefix(SH))
                if places is None:
                    raise UnsupportedShape(f"{text_of(node)} has <{name}>, which kg does not check")
                for value in values:
                    places[value].append(shape)
        for node in self._about:
            if node not in self._read:
                raise UnsupportedShape(f"{text_of(node)} belongs to no shape that has a target")
        return Shapes(
            {aim: tuple(found) for aim, found in of_class.items()},
            {aim: tuple(found) for aim, found in of_subjects.items()},
        )

    def _shape(self, node: Term, message: str = "") -> Shape:
        """A shape; a message where it is asked for its own departures, and has none itself, is that of the whole."""
        about = self._take(node)
        message = self._text(node, "message") if f"{SH}message" in about else message
        constraints: list[Constraint] = []
        properties: list[Shape] = []
        path: Path | None = None
        for name, values in about.items():
            term = name.removeprefix(SH)
            if name == RDF_TYPE.value and _TYPES.issuperset(values):
                continue
            if term == "message" or term.startswith("target"):
                continue
            if term in ("qualifiedValueShape", "qualifiedMaxCount"):
                if term == "qualifiedMaxCount":
                    inner = self._shape(self._one(node, "qualifiedValueShape"))
                    constraints.append(Qualified(inner, self._number(node, term)))
                elif f"{SH}qualifiedMaxCount" not in about:
                    raise UnsupportedShape(f"{text_of(node)} has <{name}> without a greatest number")
            elif term == "path":
                path = self._path(self._one(node, "path"))
            elif term == "property":
                properties += [self._shape(value) for value in values]
            else:
                constraints += [self._constraint(node, term, value) for value in values]
        if (constraints or path is not None) and not message and self._is_reported(node):
            raise UnsupportedShape(f"{text_of(node)} has no sh:message")
        return Shape(path, message, tuple(constraints), tuple(properties))

    def _is_reported(self, node: Term) -> bool:
        """Whether departures from a shape are told as such: it has a target, or it is a property of one that has."""
        about = self._about[node]
        if any(name.startswith(f"{SH}target") for name in about):
            return True
        holders = [other for other, said in self._about.items() if node in said.get(f"{SH}property", ())]
        return any(self._is_reported(holder) for holder in holders)

    def _constraint(self, node: Term, term: str, value: Term) -> Constraint:
        if term in ("minCount", "maxCount"):
            number = self._number(node, term)
            return Count("MinCount", number, inf) if term == "minCount" else Count("MaxCount", 0, number)
        if term in ("or", "xone"):
            shapes = tuple(self._shape(each) for each in self._list(value))
            return Conforming(term.capitalize(), shapes, 1, len(shapes) if term == "or" else 1)
        if term in ("node", "not"):
            shape = (self._shape(value),)
            return Conforming("Node", shape, 1, 1) if term == "node" else Conforming("Not", shape, 0, 0)
        if term in ("equals", "disjoint") and isinstance(value, ox.NamedNode):
            return Equals(value) if term == "equals" else Disjoint(value)
        if term == "class":
            return OfClass(value)
        if term == "hasValue":
            return HasValue(value)
        return Each(term[:1].upper() + term[1:], self._allowed(node, term, value))

    def _allowed(self, node: Term, term: str, value: Term) -> Callable[[Term], bool]:
        """What a constraint lets each value be that stands for itself."""
        if term == "in":
            return frozenset(self._list(value)).__contains__
        if term == "nodeKind" and text_of(value).removeprefix(SH) in _KINDS:
            return _KINDS[text_of(value).removeprefix(SH)]
        if term == "datatype" and isinstance(value, ox.NamedNode) and value in WELL_FORMED:
            well_formed = WELL_FORMED[value]
            return lambda each: isinstance(each, ox.Literal) and each.datatype == value and well_formed(each.value)
        if term == "minLength":
            return long_enough(self._number(node, term))
        if term == "pattern":
            return like(self._text(node, term))
        if term in ("minInclusive", "maxInclusive") and number(value) is not None:
            limit = Decimal(text_of(value))
            return within(limit, None) if term == "minInclusive" else within(None, limit)
        raise UnsupportedShape(f"{text_of(node)} has {term} {text_of(value)}, which kg does not check")

    def _path(self, node: Term) -> Path:
        if isinstance(node, ox.NamedNode):
            return Step(node)
        about = self._about[node]
        if _FIRST.value in about:
            return Walk(tuple(self._path(each) for each in self._list(node)))
        self._take(node)
        for name, values in about.items():
            if name == f"{SH}inversePath" and isinstance(values[0], ox.NamedNode) and len(about) == 1:
                return Back(values[0])
            if name == f"{SH}alternativePath" and len(about) == 1:
                return Either(tuple(self._path(each) for each in self._list(values[0])))
        raise UnsupportedShape(f"kg does not follow a path of {', '.join(sorted(about))}")

    def _take(self, node: Term) -> Mapping[str, list[Term]]:
        """What is said of a node, which is read now."""
        if node not in self._about:
            raise UnsupportedShape(f"{text_of(node)} is not described")
        self._read.add(node)
        return self._about[node]

    def _list(self, node: Term) -> list[Term]:
        found = []
        while node != _NIL:
            about = self._take(node)
            found.append(about[_FIRST.value][0])
            node = about[_REST.value][0]
        return found

    def _one(self, node: Term, term: str) -> Term:
        values = self._about[node].get(SH + term, [])
        if len(values) != 1:
            raise UnsupportedShape(f"{text_of(node)} has {len(values)} values of {term}, not one")
        return values[0]

    def _number(self, node: Term, term: str) -> int:
        return int(text_of(self._one(node, term)))

    def _text(self, node: Term, term: str) -> str:
        return text_of(self._one(node, term))
