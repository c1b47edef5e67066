"""The constraints of SHACL Core (https://www.w3.org/TR/shacl/, section 4) that `shapes.ttl` uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kg.graph.checking.pages import Term
from kg.graph.checking.shapes.literals import number
from kg.graph.checking.shapes.shape import Shape
from kg.graph.checking.shapes.surroundings import RDF_TYPE, Surroundings


@dataclass(frozen=True, slots=True)
class Each:
    """What every value must be, taken alone: a node kind, a datatype, one of a list, as long or as great as that."""

    component: str
    allows: Callable[[Term], bool]

    def offences(self, focus: Term, values: Sequence[Term], around: Surroundings) -> Iterator[Term]:
        """The values that it does not allow."""
        for value in values:
            if not self.allows(value):
                yield value


@dataclass(frozen=True, slots=True)
class Count:
    """How many values there are at least, or at most."""

    component: str
    least: int
    most: float

    def offences(self, focus: Term, values: Sequence[Term], around: Surroundings) -> Iterator[None]:
        """None, where there are too few or too many."""
        if not self.least <= len(values) <= self.most:
            yield None


@dataclass(frozen=True, slots=True)
class HasValue:
    """A value that must be among them."""

    value: Term
    component: str = "HasValue"

    def offences(self, focus: Term, values: Sequence[Term], around: Surroundings) -> Iterator[None]:
        """None, where the value is not there."""
        if self.value not in values:
            yield None


@dataclass(frozen=True, slots=True)
class OfClass:
    """Every value is of a class."""

    kind: Term
    component: str = "Class"

    def offences(self, focus: Term, values: Sequence[Term], around: Surroundings) -> Iterator[Term]:
        """The values that are not of the class."""
        for value in values:
            if self.kind not in around.values(value, RDF_TYPE):
                yield value


@dataclass(frozen=True, slots=True)
class Equals:
    """The values are those of another property."""

    predicate: ox.NamedNode
    component: str = "Equals"

    def offences(self, focus: Term, values: Sequence[Term], around: Surroundings) -> Iterator[Term]:
        """The values that only one of the two properties has."""
        others = around.values(focus, self.predicate)
        if values != others:
            yield from set(values) ^ set(others)


@dataclass(frozen=True, slots=True)
class Disjoint:
    """No value is one of another property."""

    predicate: ox.NamedNode
    component: str = "Disjoint"

    def offences(self, focus: Term, values: Sequence[Term], around: Surroundings) -> Iterator[Term]:
        """The values that both properties have."""
        if values:
            yield from set(values).intersection(around.values(focus, self.predicate))


@dataclass(frozen=True, slots=True)
class Conforming:
    """To how many of several shapes every value conforms: one of them, all of one, exactly one, none."""

    component: str
    shapes: tuple[Shape, ...]
    least: int
    most: float

    def offences(self, focus: Term, values: Sequence[Term], around: Surroundings) -> Iterator[Term]:
        """The values that conform to too few or too many."""
        for value in values:
            if not self.least <= sum(shape.holds(value, around) for shape in self.shapes) <= self.most:
                yield value


@dataclass(frozen=True, slots=True)
class Qualified:
    """How many values conform to a shape at most."""

    shape: Shape
    most: int
    component: str = "QualifiedMaxCount"

    def offences(self, focus: Term, values: Sequence[Term], around: Surroundings) -> Iterator[None]:
        """None, where too many conform."""
        # where there are no more values than that, no more can conform
        if len(values) > self.most and sum(self.shape.holds(value, around) for value in values) > self.most:
            yield None


def long_enough(least: int) -> Callable[[Term], bool]:
    """Whether an IRI or the words of a literal have so many characters."""
    return lambda term: isinstance(term, ox.NamedNode | ox.Literal) and len(term.value) >= least


def like(pattern: str) -> Callable[[Term], bool]:
    """Whether an IRI or the words of a literal have a stretch like that."""
    compiled = re.compile(pattern)
    return lambda term: isinstance(term, ox.NamedNode | ox.Literal) and compiled.search(term.value) is not None


def within(least: Decimal | None, most: Decimal | None) -> Callable[[Term], bool]:
    """Whether a number is as great as that."""

    def allows(term: Term) -> bool:
        found = number(term)
        return found is not None and (least is None or found >= least) and (most is None or found <= most)

    return allows
