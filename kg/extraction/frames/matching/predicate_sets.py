"""What is special about some predicates, and not yet in the ontology."""

from __future__ import annotations

#: What people do with each other: "A and B met".
MUTUAL = frozenset({"spouseOf", "metWith"})
