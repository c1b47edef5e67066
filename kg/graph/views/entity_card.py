"""Finds entities by name in a built graph, and lays out on a card what articles state of one and by it, and where.

Reads the graph in the shape that docs/graph.md describes. Everything comes sorted, so a card is the same every time.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import cached_property

import pyoxigraph as ox

from kg.errors import NotFoundError, UsageError
from kg.graph.reading.evidence import around
from kg.graph.reading.relations import relation_label
from kg.graph.views.card import CardQuotation, CardStatement, EntityCard
from kg.graph.views.event_card import EventCard
from kg.graph.views.event_cards import EventCards, by_side
from kg.graph.views.parts import Named, Where, Words
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF

_TYPE_OF_CLASS = {
    "NewsMediaOrganization": "Outlet",
    "CreativeWork": "Work",
    "Person": "Person",
    "Organization": "Organization",
    "Place": "Place",
    "Document": "Document",
    "Event": "Event",
    "Group": "Group",
}

_NAMES = """
SELECT ?entity ?label ?main WHERE {
  ?entity kg:named ?named .
  { ?entity rdfs:label ?label . BIND(true AS ?main) } UNION { ?entity skos:altLabel ?label . BIND(false AS ?main) }
}"""

_ARTICLES = """
SELECT ?article ?title ?outlet ?published WHERE {
  ?article a schema:NewsArticle .
  OPTIONAL { ?article rdfs:label ?title }
  OPTIONAL { ?article schema:publisher/rdfs:label ?outlet }
  OPTIONAL { ?article schema:datePublished ?published }
}"""

_BOOLEAN = ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")

_STATEMENTS = """
SELECT ?article ?statement ?subject ?predicate ?object ?status ?source ?time ?ended ?from ?until WHERE {
  GRAPH ?article {
    ?statement %s ?entity ;
      rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ; kg:status ?status .
    OPTIONAL { ?statement kg:source ?source }
    OPTIONAL { ?statement kg:time ?time }
    OPTIONAL { ?statement kg:ended ?ended }
    OPTIONAL { ?statement kg:from ?from }
    OPTIONAL { ?statement kg:until ?until }
  }
}"""

_STATEMENT_EVIDENCE = """
SELECT ?owner ?start ?end ?exact ?sentence ?begins WHERE {
  GRAPH ?article {
    ?owner %s ?entity ; kg:evidence ?evidence .
    ?evidence oa:start ?start ; oa:end ?end ; oa:exact ?exact ; kg:inSentence ?whole .
    ?whole oa:exact ?sentence ; oa:start ?begins .
  }
}"""

# A group stands for its members here, though they are speakers too.
_QUOTATIONS = """
SELECT ?quotation ?article ?text ?kind ?class ?status ?speaker ?reporter ?medium ?time WHERE {
  ?quotation %s ?entity ; schema:text ?text ; kg:kind ?kind ; schema:isPartOf ?article .
  OPTIONAL { ?quotation kg:cueClass ?class }
  OPTIONAL { ?quotation kg:status ?status }
  OPTIONAL { ?quotation kg:medium ?medium }
  OPTIONAL { ?quotation kg:time ?time }
  OPTIONAL {
    ?quotation kg:speaker ?speaker
    FILTER NOT EXISTS { ?quotation kg:speaker/schema:member ?speaker }
  }
  OPTIONAL {
    ?quotation kg:nestedIn ?outer . ?outer kg:speaker ?reporter
    FILTER NOT EXISTS { ?outer kg:speaker/schema:member ?reporter }
  }
}"""

_QUOTATION_EVIDENCE = """
SELECT ?owner ?start ?end ?exact ?sentence ?begins WHERE {
  ?owner %s ?entity ; kg:contentEvidence ?evidence .
  GRAPH ?article {
    ?evidence oa:start ?start ; oa:end ?end ; oa:exact ?exact ; kg:inSentence ?whole .
    ?whole oa:exact ?sentence ; oa:start ?begins .
  }
}"""

_MENTIONED_IN = "SELECT ?article WHERE { ?article schema:mentions ?entity }"


class EntityCards:
    """Finds entities by name in a built graph, and lays out what it holds of them."""

    def __init__(self, store: ox.Store, vocabulary: Vocabulary) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._prefixes = vocabulary.prefixes
        self._ns = vocabulary.namespace
        self._data = vocabulary.data
        self._events = EventCards(store, vocabulary)
        self._labels: dict[str, str] = {}
        self._aliases: dict[str, set[str]] = {}
        for row in self._rows(_NAMES):
            entity, label = row["entity"], row["label"]
            if row["main"] == "true":
                self._labels[entity] = min(label, self._labels.get(entity, label))
            else:
                self._aliases.setdefault(entity, set()).add(label)

    def find(self, name: str) -> list[Named]:
        """The entities of that name, key or IRI; case and spacing do not matter.

        An entity whose own name it is goes before those that only have it as another name, and these before named
        people, organizations and works of which it is only a part ("Roe" for Jane Roe).
        """
        wanted = _folded(name)
        for iri in (name, self._data + name):
            if iri in self._labels:
                return [self._named(iri)]
        own = [iri for iri, label in self._labels.items() if _folded(label) == wanted]
        other = [iri for iri, labels in self._aliases.items() if wanted in map(_folded, labels)]
        part = [] if own or other else [iri for iri, label in self._labels.items() if self._is_part(wanted, iri, label)]
        return sorted(map(self._named, own or other or part))

    def known(self, key: str) -> Named | None:
        """The entity with a key; None where there is none."""
        return self._named(self._data + key) if self._data + key in self._labels else None

    def source(self, article: str) -> Where:
        """An article as a source, by its id."""
        return self._articles[f"{self._data}article/{article}"]

    def _is_part(self, wanted: str, iri: str, label: str) -> bool:
        words = set(_folded(label).split())
        named = ox.Quad(
            ox.NamedNode(iri),
            ox.NamedNode(f"{self._ns}named"),
            ox.Literal("true", datatype=_BOOLEAN),
            ox.DefaultGraph(),
        )
        return bool(wanted) and set(wanted.split()) <= words and named in self._store

    def one(self, name: str) -> EntityCard | EventCard:
        """The card of the one entity of that name, key or IRI; of the event that is called so where no entity is.

        Raises NotFoundError, with names that come near, and UsageError, with the keys, where several have the name.
        """
        if not name.strip():
            raise UsageError("the name is empty; give a name or a key, as kg show 'Jane Roe'")
        found = self.find(name)
        events = [] if found else self._events.called(name)
        if len(events) == 1:
            return EventCard(events[0])
        if events:
            choices = "; ".join(f"{each.key} ({each.time or 'no date'}, {each.status})" for each in events)
            raise UsageError(f"{len(events)} events are called {name}; say which by its key: {choices}")
        if not found:
            near = self.near(name)
            hint = f"near it: {', '.join(near)}" if near else "kg query people lists the people"
            raise NotFoundError(f"nothing in the graph is named {name}; {hint}")
        if len(found) > 1:
            choices = "; ".join(f"{each.key} ({each.name}, {each.type})" for each in found)
            raise UsageError(f"{len(found)} things are named {name}; say which by its key: {choices}")
        return self.card(found[0])

    def near(self, name: str, limit: int = 5) -> list[str]:
        """Names in the graph that are spelled much like this one or contain it, the nearest first."""
        by_fold = {_folded(label): label for label in sorted(self._all_labels(), reverse=True)}
        wanted = _folded(name)
        close = difflib.get_close_matches(wanted, sorted(by_fold), n=limit, cutoff=0.6)
        containing = sorted(fold for fold in by_fold if wanted and wanted in fold and fold not in close)
        return [by_fold[fold] for fold in (close + containing)[:limit]]

    def card(self, entity: Named) -> EntityCard:
        """What the graph holds of an entity that `find` gave."""
        iri = ox.NamedNode(self._data + entity.key)
        articles = self._articles
        about = self._statements("rdf:subject", iri, articles) | self._statements("rdf:object", iri, articles)
        claims = self._statements("kg:source", iri, articles)
        did, undergone, there = by_side(self._events.of(iri.value), is_place=entity.type == "Place")
        return EntityCard(
            entity=entity,
            aliases=tuple(sorted(self._aliases.get(iri.value, set()) - {entity.name})),
            statements=tuple(sorted(about.values())),
            claims=tuple(sorted(claim for key, claim in claims.items() if key not in about)),
            said=self._quotations("kg:speaker", iri, articles),
            told=self._quotations("kg:toldTo", iri, articles),
            sources=tuple(sorted(articles[row["article"]] for row in self._rows(_MENTIONED_IN, iri))),
            did=did,
            happened_to=undergone,
            happened_there=there,
        )

    @cached_property
    def _articles(self) -> dict[str, Where]:
        return {
            row["article"]: Where(
                row["published"], row["outlet"], row["title"], row["article"].removeprefix(f"{self._data}article/")
            )
            for row in self._rows(_ARTICLES)
        }

    def _evidence(self, query: str, iri: ox.NamedNode) -> dict[str, set[Words]]:
        """The words of each owner in their sentences."""
        evidence: dict[str, set[Words]] = {}
        for row in self._rows(query, iri):
            start, end, begins = (int(row[name]) for name in ("start", "end", "begins"))
            words = Words(start, row["exact"], *around(start, end, row["sentence"], begins))
            evidence.setdefault(row["owner"], set()).add(words)
        return evidence

    def _statements(self, role: str, iri: ox.NamedNode, articles: dict[str, Where]) -> dict[str, CardStatement]:
        evidence = self._evidence(_STATEMENT_EVIDENCE % role, iri)
        return {
            row["statement"]: CardStatement(
                predicate=row["predicate"].removeprefix(self._ns),
                subject=self._name(row["subject"]),
                object=self._name(row["object"]),
                status=row["status"].removeprefix(self._ns),
                source=self._name(row["source"]),
                time=row["time"],
                where=articles[row["article"]],
                evidence=tuple(sorted(evidence.get(row["statement"], ()))),
                label=relation_label(self._store, self._vocabulary, row["predicate"], ended=bool(row["ended"])),
                ended=bool(row["ended"]),
                began=row["from"],
                until=row["until"],
                key=self._key(row["statement"]),
                subject_key=self._key(row["subject"]),
                object_key=self._key(row["object"]),
                source_key=self._key(row["source"]),
            )
            for row in self._rows(_STATEMENTS % role, iri)
        }

    def _quotations(self, role: str, iri: ox.NamedNode, articles: dict[str, Where]) -> tuple[CardQuotation, ...]:
        evidence = self._evidence(_QUOTATION_EVIDENCE % role, iri)
        found = {
            row["quotation"]: CardQuotation(
                text=row["text"],
                kind=row["kind"],
                speaker=self._name(row["speaker"]),
                where=articles[row["article"]],
                cue_class=row["class"],
                status=row["status"].removeprefix(self._ns) or "asserted",
                medium=self._name(row["medium"]),
                according_to=self._name(row["reporter"]),
                time=row["time"],
                evidence=tuple(sorted(evidence.get(row["quotation"], ()))),
                key=self._key(row["quotation"]),
                speaker_key=self._key(row["speaker"]),
            )
            for row in self._rows(_QUOTATIONS % role, iri)
        }
        return tuple(sorted(found.values(), key=lambda quotation: (quotation.where, quotation.text)))

    def _rows(self, query: str, entity: ox.NamedNode | None = None) -> Iterable[dict[str, str]]:
        if entity is not None:  # pyoxigraph only substitutes variables that are projected
            query = query.replace("?entity", str(entity))
        solutions = self._store.query(query, prefixes=self._prefixes)
        if not isinstance(solutions, ox.QuerySolutions):
            raise TypeError("only SELECT gives rows")
        names = [variable.value for variable in solutions.variables]
        for solution in solutions:
            yield {name: _string(solution[name]) for name in names}

    def _named(self, iri: str) -> Named:
        types = self._store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(RDF + "type"), None, ox.DefaultGraph())
        classes = {_string(quad.object).rpartition("/")[2].rpartition("#")[2] for quad in types}
        kind = next((name for cls, name in _TYPE_OF_CLASS.items() if cls in classes), "")
        return Named(iri.removeprefix(self._data), self._labels[iri], kind)

    def _name(self, value: str) -> str:
        return self._labels.get(value, value)

    def _key(self, value: str) -> str:
        """The key of a thing; empty for words."""
        return value.removeprefix(self._data) if value.startswith(self._data) else ""

    def _all_labels(self) -> set[str]:
        return set(self._labels.values()).union(*self._aliases.values())


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())


def _string(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
