"""Checks that facts and statements agree: no fact without an asserted statement, no asserted one without its fact."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pyoxigraph as ox

from kg.graph.checking.pages import About, Page, Subject
from kg.graph.checking.problems import Problem
from kg.graph.store.opening import BuiltGraph
from kg.model import Status
from kg.vocabulary.compact import compact
from kg.vocabulary.namespaces import RDF, SEM
from kg.vocabulary.ontology import ontology
from kg.vocabulary.terms import DEFAULT_GRAPH, text_of

Fact = tuple[str, str, str]


class FactCheck:
    """Compares the plain triples of the default graph with the statements of the articles' graphs."""

    def __init__(self, graph: BuiltGraph) -> None:
        self._vocabulary = graph.vocabulary
        term = graph.vocabulary.term
        self._expected: dict[Fact, str] = {}
        self._parts = [
            *(ox.NamedNode(RDF + name) for name in ("subject", "predicate", "object")),
            term("status"),
            ox.NamedNode(f"{SEM}accordingTo"),
        ]
        self._ended = term("ended")
        self._ended_forms = {term(each.ended_form) for each in ontology().relations.values() if each.ended_form}
        self._of_facts: dict[ox.NamedNode, bool] = {}
        self._described = {
            text_of(quad.subject)
            for name in ("named", "sha256")
            for quad in graph.store.quads_for_pattern(None, term(name), None, DEFAULT_GRAPH)
        }

    def of_article(self, page: Page) -> Iterator[Problem]:
        """What is wrong with the statements of an article, and the facts that they assert."""
        for subject, about in page.things.items():
            if self._parts[0] in about:
                yield from self._of_statement(subject, about)

    def _of_statement(self, iri: Subject, about: About) -> Iterator[Problem]:
        vocabulary, statement = self._vocabulary, text_of(iri)
        for subject, predicate, value, status, source in product(*(about.get(part, ()) for part in self._parts)):
            name = vocabulary.relation_name(text_of(predicate))
            if name is None:
                yield Problem("statement", statement, f"its predicate {text_of(predicate)} is not a relation")
                continue
            for thing, what in ((subject, "subject"), (value, "object"), (source, "source")):
                if isinstance(thing, ox.NamedNode) and thing.value not in self._described:
                    yield Problem("statement", statement, f"its {what} {thing.value} is not described")
            if status != vocabulary.status(Status.ASSERTED):
                continue
            relation = vocabulary.relation(name)
            fact = text_of(predicate)
            if self._ended in about:
                if not relation.ended_form:
                    continue
                fact = vocabulary.term(relation.ended_form).value
            self._expected[(str(subject), fact, str(value))] = statement
            if relation.symmetric and isinstance(value, ox.NamedNode):
                self._expected[(str(value), fact, str(subject))] = statement

    def of_default(self, page: Page) -> Iterator[Problem]:
        """Facts that no article asserts; all articles have been read."""
        # A default graph holds no triple twice, so each fact is struck off once.
        for subject, about in page.things.items():
            for predicate, values in about.items():
                if not self._is_of_facts(predicate):
                    continue
                for value in values:
                    if self._expected.pop((str(subject), predicate.value, str(value)), None) is None:
                        terms = (subject, predicate, value)
                        words = " ".join(compact(term, self._vocabulary.prefixes) for term in terms)
                        yield Problem("fact", text_of(subject), f"no article asserts it: {words}")

    def _is_of_facts(self, predicate: ox.NamedNode) -> bool:
        if predicate not in self._of_facts:
            is_relation = self._vocabulary.relation_name(predicate.value) is not None
            self._of_facts[predicate] = is_relation or predicate in self._ended_forms
        return self._of_facts[predicate]

    def at_end(self) -> Iterator[Problem]:
        """Asserted statements without their facts; the default graph has been read too."""
        for iri in sorted(set(self._expected.values())):
            yield Problem("statement", iri, "it is asserted, but its fact is missing from the default graph")
