"""How often each property and each class stands in lines of a graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.vocabulary.namespaces import RDF
from kg.vocabulary.terms import Line

_TYPE = f"<{RDF}type>"


@dataclass(slots=True)
class Counts:
    """How many quads there are, and how often each property and each class is named, each as `<IRI>`."""

    quads: int = 0
    properties: dict[str, int] = field(default_factory=dict)
    classes: dict[str, int] = field(default_factory=dict)

    def add(self, lines: Iterable[Line]) -> None:
        """Counts lines of N-Quads."""
        properties, classes = Counter[str](), Counter[str]()
        for line in lines:
            _, name, rest = line.split(" ", 2)
            properties[name] += 1
            if name == _TYPE:
                classes[rest.partition(" ")[0]] += 1
        self.include(Counts(properties.total(), properties, classes))

    def include(self, other: Counts) -> None:
        """Adds what was counted elsewhere."""
        self.quads += other.quads
        for mine, theirs in ((self.properties, other.properties), (self.classes, other.classes)):
            for name, count in theirs.items():
                mine[name] = mine.get(name, 0) + count
