"""Counts what a graph holds while it is written."""

from __future__ import annotations

from kg.graph.writing.parts.counts import Counts
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF, SCHEMA
from kg.vocabulary.ontology import ontology


class Tally(Counts):
    """Hears of each line of the graph once, or of counts of them, and tells what meta.json says."""

    def told(self, vocabulary: Vocabulary) -> dict[str, int]:
        """How many articles, entities, events, facts and so on there are, by the names of docs/graph.md."""
        term = vocabulary.term
        return {
            "articles": self.classes.get(f"<{SCHEMA}NewsArticle>", 0),
            "entities": self.properties.get(f"<{term('named').value}>", 0),
            "events": self.classes.get(f"<{term('Event').value}>", 0),
            "event reports": self.classes.get(f"<{term('EventReport').value}>", 0),
            "quotations": self.classes.get(f"<{SCHEMA}Quotation>", 0),
            "statements": self.classes.get(f"<{RDF}Statement>", 0),
            "facts": sum(count for name, count in self.properties.items() if _is_fact(name[1:-1], vocabulary)),
            "quads": self.quads,
        }


def _is_fact(property_iri: str, vocabulary: Vocabulary) -> bool:
    """Whether it is a relation or its form for a state that is over."""
    ended = {vocabulary.term(each.ended_form).value for each in ontology().relations.values() if each.ended_form}
    return property_iri in ended or vocabulary.relation_name(property_iri) is not None
