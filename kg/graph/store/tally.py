"""Counts what a graph holds while it is written."""

from __future__ import annotations

from collections import Counter

from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF, SCHEMA
from kg.vocabulary.ontology import ontology
from kg.vocabulary.terms import Line

_TYPE = f"<{RDF}type>"


class Tally:
    """Hears of each line of the graph once and counts articles, entities, events, facts and so on, for meta.json."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._quads = 0
        self._properties: Counter[str] = Counter()
        self._classes: Counter[str] = Counter()

    def add(self, lines: list[Line]) -> None:
        """Counts lines of N-Quads."""
        self._quads += len(lines)
        properties, classes = self._properties, self._classes
        for line in lines:
            _, name, rest = line.split(" ", 2)
            properties[name] += 1
            if name == _TYPE:
                classes[rest.partition(" ")[0]] += 1

    def counts(self) -> dict[str, int]:
        """What was counted, by the names of docs/graph.md."""
        term = self._vocabulary.term
        counts = {
            "articles": self._classes[f"<{SCHEMA}NewsArticle>"],
            "entities": self._properties[f"<{term('named').value}>"],
            "events": self._classes[f"<{term('Event').value}>"],
            "event reports": self._classes[f"<{term('EventReport').value}>"],
            "quotations": self._classes[f"<{SCHEMA}Quotation>"],
            "statements": self._classes[f"<{RDF}Statement>"],
            "facts": sum(count for name, count in self._properties.items() if self._is_fact(name[1:-1])),
            "quads": self._quads,
        }
        return counts

    def _is_fact(self, property_iri: str) -> bool:
        """Whether it is a relation or its form for a state that is over."""
        term = self._vocabulary.term
        ended = {term(each.ended_form).value for each in ontology().relations.values() if each.ended_form}
        return property_iri in ended or self._vocabulary.relation_name(property_iri) is not None
