"""A shape: what it looks at, what it asks of it, and in which words it says that something departs from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from kg.graph.checking.pages import Term
from kg.graph.checking.shapes.surroundings import Surroundings
from kg.graph.checking.shapes.walking import Path


@dataclass(frozen=True, slots=True)
class Departure:
    """One way in which a thing departs from a shape, as a validation result of SHACL says it.

    `component` is the local name of the constraint component without its ending (`MinCount`), `value` the value at
    fault, None where it is how many there are or that one is missing.
    """

    focus: Term
    component: str
    message: str
    value: Term | None


class Constraint(Protocol):
    """What a shape asks of the values that it looks at."""

    @property
    def component(self) -> str:
        """The local name of the constraint component without its ending, `MinCount`."""

    def offences(self, focus: Term, values: Sequence[Term], around: Surroundings) -> Iterator[Term | None]:
        """The values at fault; None where it is how many there are or that one is missing."""


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A node shape (without a path) or a property shape, with the property shapes that it holds."""

    path: Path | None
    message: str
    constraints: tuple[Constraint, ...]
    properties: tuple[Shape, ...]

    def departures(self, focus: Term, around: Surroundings) -> Iterator[Departure]:
        """Every way in which a thing departs from the shape."""
        values: Sequence[Term] = (focus,) if self.path is None else self.path.values(focus, around)
        for constraint in self.constraints:
            for value in constraint.offences(focus, values, around):
                yield Departure(focus, constraint.component, self.message, value)
        for shape in self.properties:
            for value in values:
                yield from shape.departures(value, around)

    def holds(self, node: Term, around: Surroundings) -> bool:
        """Whether a thing conforms to the shape."""
        return next(self.departures(node, around), None) is None
