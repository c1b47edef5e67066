"""Counts what a graph tells of its entities, inside the store: of what is counted, nothing is read but its name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.graph.reading.happening import ROLES
from kg.graph.reading.many import batches
from kg.model import EntityType
from kg.vocabulary.namespaces import RDF, SCHEMA

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.vocabulary.iris import Vocabulary


@dataclass(frozen=True, slots=True)
class Totals:
    """How many of each a graph has."""

    entities: int
    events: int
    statements: int
    quotations: int
    articles: int


class Tallies:
    """The counts of a built graph. Entities, and what is told of them, are named by their IRIs."""

    def __init__(self, store: ox.Store, vocabulary: Vocabulary) -> None:
        self._store = store
        self._kg = vocabulary.namespace
        classes = " ".join(str(each) for kind in EntityType for each in vocabulary.classes(kind))
        self._entity = f"VALUES ?class {{ {classes} }} ?x a ?class"
        self._report = f"?report <{self._kg}event> ?x"

    def totals(self) -> Totals:
        """How much there is of each."""
        return Totals(
            entities=self._count(self._entity),
            events=self._count(f"GRAPH ?article {{ {self._report} }}"),
            statements=self._count(f"GRAPH ?article {{ ?x a <{RDF}Statement> }}"),
            quotations=self._count(f"?x a <{SCHEMA}Quotation>"),
            articles=self._count(f"?x a <{SCHEMA}NewsArticle>"),
        )

    def entities(self) -> Iterator[str]:
        """All entities, each once, in no order."""
        return (iri for (iri,) in self._rows(f"SELECT DISTINCT ?x {{ {self._entity} }}"))

    def unnamed(self) -> set[str]:
        """Those that no article names."""
        return {iri for (iri,) in self._rows(f"SELECT ?x {{ ?x <{self._kg}named> false }}")}

    def mentions(self) -> Iterator[tuple[str, int, int]]:
        """How many mentions each has, and in how many articles."""
        pattern = f"?x <{self._kg}mentionCount> ?mentions . ?article <{SCHEMA}mentions> ?x"
        counts = "?x ?mentions (COUNT(?article) AS ?articles)"
        for iri, mentions, articles in self._rows(f"SELECT {counts} {{ {pattern} }} GROUP BY ?x ?mentions"):
            yield iri, int(mentions), int(articles)

    def findings(self) -> Counter[str]:
        """In how many statements, as subject or object, and in how many reports of events, by role, each stands."""
        found: Counter[str] = Counter()
        for place in (f"{RDF}subject", f"{RDF}object", *(self._kg + role for role in ROLES)):
            pattern = f"GRAPH ?article {{ ?finding <{place}> ?x }} FILTER(isIRI(?x))"
            rows = self._rows(f"SELECT ?x (COUNT(DISTINCT ?finding) AS ?findings) {{ {pattern} }} GROUP BY ?x")
            for iri, findings in rows:
                found[iri] += int(findings)
        return found

    def spoken(self) -> Counter[str]:
        """How many quotations each has."""
        pattern = f"?quotation <{self._kg}speaker> ?x"
        rows = self._rows(f"SELECT ?x (COUNT(DISTINCT ?quotation) AS ?spoken) {{ {pattern} }} GROUP BY ?x")
        return Counter({iri: int(spoken) for iri, spoken in rows})

    def statements(self) -> Iterator[list[str]]:
        """Each statement, its subject and its object, which is empty where that is words, in no order."""
        pattern = f"GRAPH ?article {{ ?x <{RDF}subject> ?subject ; <{RDF}object> ?object }}"
        or_empty = 'BIND(IF(isIRI(?object), ?object, "") AS ?thing)'
        return self._rows(f"SELECT ?x ?subject ?thing {{ {pattern} {or_empty} }}")

    def quotations(self, entities: Iterable[str]) -> dict[str, set[str]]:
        """The quotations of these, with those of them that speak: a group does with its members."""
        found: dict[str, set[str]] = defaultdict(set)
        for values in batches(entities):
            pattern = f"VALUES ?x {{ {values} }} ?quotation <{self._kg}speaker> ?x"
            for quotation, speaker in self._rows(f"SELECT ?quotation ?x {{ {pattern} }}"):
                found[quotation].add(speaker)
        return found

    def voices(self) -> dict[str, int]:
        """How many speakers a quotation has, where it has several."""
        pattern = f"?x <{self._kg}speaker> ?speaker"
        rows = self._rows(f"SELECT ?x (COUNT(?speaker) AS ?n) {{ {pattern} }} GROUP BY ?x HAVING(COUNT(?speaker) > 1)")
        return {iri: int(number) for iri, number in rows}

    def frames(self) -> dict[str, str]:
        """Quotations that another one reports, with that."""
        rows = self._rows(f"SELECT ?quotation ?x {{ ?quotation <{self._kg}nestedIn> ?x }}")
        return {quotation: frame[0] for quotation, *frame in rows}

    def participants(self, entities: Iterable[str]) -> dict[str, set[str]]:
        """The events in which these have a role, with those that do."""
        found: dict[str, set[str]] = defaultdict(set)
        for values in batches(entities):
            for role in ROLES:  # one query for all of them takes ten times as long
                pattern = f"GRAPH ?article {{ ?report <{self._kg}{role}> ?entity . {self._report} }}"
                query = f"SELECT DISTINCT ?x ?entity {{ VALUES ?entity {{ {values} }} {pattern} }}"
                for event, entity in self._rows(query):
                    found[event].add(entity)
        return found

    def reports(self) -> dict[str, tuple[int, int]]:
        """In how many articles, and in how many reports, an event is told, short of those of one report."""
        counts = "(COUNT(DISTINCT ?article) AS ?articles) (COUNT(DISTINCT ?report) AS ?reports)"
        pattern = f"GRAPH ?article {{ {self._report} }}"
        rows = self._rows(f"SELECT ?x {counts} {{ {pattern} }} GROUP BY ?x HAVING(COUNT(DISTINCT ?report) > 1)")
        return {iri: (int(articles), int(reports)) for iri, articles, reports in rows}

    def _count(self, pattern: str) -> int:
        ((count,),) = self._rows(f"SELECT (COUNT(DISTINCT ?x) AS ?count) {{ {pattern} }}")
        return int(count)

    def _rows(self, query: str) -> Iterator[list[str]]:
        for row in self._store.query(query):  # type: ignore[union-attr]
            yield [term.value for term in row]
