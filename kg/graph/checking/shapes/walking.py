"""Property paths of SHACL (section 2.3.1): from a thing to the values that a property shape looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import pyoxigraph as ox

from kg.graph.checking.pages import Term
from kg.graph.checking.shapes.surroundings import Surroundings


class Path(Protocol):
    """A way from a thing to others."""

    def values(self, node: Term, around: Surroundings) -> Sequence[Term]:
        """The ends of the path from a node, each once."""


@dataclass(frozen=True, slots=True)
class Step:
    """A property."""

    predicate: ox.NamedNode

    def values(self, node: Term, around: Surroundings) -> Sequence[Term]:
        """The values of the property."""
        return around.values(node, self.predicate)


@dataclass(frozen=True, slots=True)
class Back:
    """A property from its value to what has it."""

    predicate: ox.NamedNode

    def values(self, node: Term, around: Surroundings) -> Sequence[Term]:
        """What has the node as a value."""
        return around.subjects(self.predicate, node)


@dataclass(frozen=True, slots=True)
class Walk:
    """One path after the other."""

    steps: tuple[Path, ...]

    def values(self, node: Term, around: Surroundings) -> Sequence[Term]:
        """The ends of the last path."""
        ends: Sequence[Term] = (node,)
        for step in self.steps:
            ends = list(dict.fromkeys(end for start in ends for end in step.values(start, around)))
        return ends


@dataclass(frozen=True, slots=True)
class Either:
    """Any one of several paths."""

    paths: tuple[Path, ...]

    def values(self, node: Term, around: Surroundings) -> Sequence[Term]:
        """The ends of all paths."""
        return list(dict.fromkeys(end for path in self.paths for end in path.values(node, around)))
