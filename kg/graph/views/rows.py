"""The statements and the quotations of a built graph as rows for a table, with names instead of IRIs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.model import Row

if TYPE_CHECKING:
    from kg.vocabulary.iris import Vocabulary

_NAMES = "SELECT ?thing (MIN(?label) AS ?name) { ?thing rdfs:label ?label } GROUP BY ?thing"

_ARTICLES = """SELECT ?article ?title ?outlet ?published {
  ?article a schema:NewsArticle ; rdfs:label ?title .
  OPTIONAL { ?article schema:publisher/rdfs:label ?outlet }
  OPTIONAL { ?article schema:datePublished ?published }
}"""

_STATEMENTS = """SELECT ?article ?one ?subject ?predicate ?object ?normalized ?status ?source ?time ?ended ?from ?until
{
  GRAPH ?article {
    ?one rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ; kg:status ?status .
    OPTIONAL { ?one kg:normalized ?normalized }
    OPTIONAL { ?one kg:source ?source }
    OPTIONAL { ?one kg:time ?time }
    OPTIONAL { ?one kg:ended ?ended }
    OPTIONAL { ?one kg:from ?from }
    OPTIONAL { ?one kg:until ?until }
  }
}"""

# a group stands for its members, though they are speakers too
_QUOTATIONS = """SELECT ?article ?one ?words ?kind ?class ?factive ?status ?cue ?source ?outer ?time
    (MIN(?by) AS ?speaker) (MIN(?to) AS ?addressee) (MIN(?in) AS ?medium) {
  ?one a schema:Quotation ; schema:text ?words ; kg:kind ?kind ; kg:status ?status ; schema:isPartOf ?article .
  OPTIONAL { ?one kg:cueClass ?class }
  OPTIONAL { ?one kg:factive ?factive }
  OPTIONAL { ?one kg:cue ?cue }
  OPTIONAL { ?one kg:sourceWords ?source }
  OPTIONAL { ?one kg:nestedIn ?outer }
  OPTIONAL { ?one kg:time ?time }
  OPTIONAL { ?one kg:speaker ?by FILTER NOT EXISTS { ?one kg:speaker/schema:member ?by } }
  OPTIONAL { ?one kg:toldTo ?to }
  OPTIONAL { ?one kg:medium ?in }
} GROUP BY ?article ?one ?words ?kind ?class ?factive ?status ?cue ?source ?outer ?time"""

_EVIDENCE = """SELECT ?article ?one ?start ?end ?words {
  %s
  GRAPH ?article { ?evidence oa:start ?start ; oa:end ?end ; oa:exact ?words }
} ORDER BY ?one ?start ?end"""
_OF_STATEMENTS = _EVIDENCE % "GRAPH ?article { ?one a rdf:Statement ; kg:evidence ?evidence }"
_OF_QUOTATIONS = _EVIDENCE % "?one schema:isPartOf ?article ; kg:contentEvidence ?evidence ."


Solution = Mapping[str, "ox.NamedNode | ox.Literal | None"]


class GraphRows:
    """Reads the rows of a store; they come by date, outlet, title and article, and in the order of its text."""

    def __init__(self, store: ox.Store, vocabulary: Vocabulary) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._names = {_text(row["thing"]): _text(row["name"]) for row in self._found(_NAMES)}
        self._articles = {_text(row["article"]): row for row in self._found(_ARTICLES)}

    def statements(self) -> list[Row]:
        """One row a statement; `kg.graph.Graph.statements` says what is in it."""
        return in_order(row for _, row in self.statements_of(None))

    def quotations(self) -> list[Row]:
        """One row a quotation; `kg.graph.Graph.quotations` says what is in it."""
        return in_order(row for _, row in self.quotations_of(None))

    def statements_of(self, article: str | None) -> Iterator[tuple[str, Row]]:
        """The statements of an article, by its IRI, or of all: IRI and row, in no order."""
        evidence = self._evidence(_OF_STATEMENTS, article)
        for one in self._found(_STATEMENTS, article):
            iri = _text(one["one"]) or ""
            yield (
                iri,
                {
                    **self._origin(one["article"]),
                    "subject": self._name(one["subject"]),
                    "subject_key": self._key(one["subject"]),
                    "predicate": self._local(one["predicate"]),
                    "object": self._name(one["object"]),
                    "object_key": self._key(one["object"]),
                    "normalized": _text(one["normalized"]),
                    "status": self._local(one["status"]),
                    "according_to": self._name(one["source"]),
                    "time": _text(one["time"]),
                    "ended": one["ended"] is not None,
                    "from": _text(one["from"]),
                    "until": _text(one["until"]),
                    "words": " … ".join(words for _, _, words in evidence[iri]),
                    **_extent(evidence[iri]),
                },
            )

    def quotations_of(self, article: str | None) -> Iterator[tuple[str, Row]]:
        """The quotations of an article, by its IRI, or of all: IRI and row, in no order."""
        evidence = self._evidence(_OF_QUOTATIONS, article)
        found = {_text(one["one"]) or "": one for one in self._found(_QUOTATIONS, article)}

        def reporter(one: Solution) -> str | None:
            outer = found.get(_text(one["outer"]) or "")
            return None if outer is None else self._name(outer["speaker"])

        for iri, one in found.items():
            yield (
                iri,
                {
                    **self._origin(one["article"]),
                    "speaker": self._name(one["speaker"]),
                    "speaker_key": self._key(one["speaker"]),
                    "addressee": self._name(one["addressee"]),
                    "medium": self._name(one["medium"]),
                    "words": _text(one["words"]),
                    "cue": _text(one["cue"]),
                    "source": _text(one["source"]),
                    "kind": _text(one["kind"]),
                    "cue_class": _text(one["class"]),
                    "factive": one["factive"] is not None,
                    "status": self._local(one["status"]),
                    "time": _text(one["time"]),
                    "nested": one["outer"] is not None,
                    "according_to": reporter(one),
                    **_extent(evidence[iri]),
                },
            )

    def _found(self, query: str, article: str | None = None) -> Iterator[Solution]:
        known: dict[str, ox.NamedNode] = {}
        if article is not None:
            known["article"] = ox.NamedNode(article)
            query = _within(query, str(known["article"]))
        solutions = self._store.query(query, prefixes=self._vocabulary.prefixes)
        if isinstance(solutions, ox.QuerySolutions):
            names = [variable.value for variable in solutions.variables]
            for solution in solutions:
                yield {**known, **{name: solution[name] for name in names}}  # there are no blank nodes

    def _evidence(self, query: str, article: str | None) -> dict[str | None, list[tuple[int, int, str]]]:
        evidence: dict[str | None, list[tuple[int, int, str]]] = defaultdict(list)
        for one in self._found(query, article):
            piece = (int(_text(one["start"]) or 0), int(_text(one["end"]) or 0), _text(one["words"]) or "")
            evidence[_text(one["one"])].append(piece)
        return evidence

    def _origin(self, article: ox.NamedNode | ox.Literal | None) -> Row:
        known = self._articles.get(_text(article), {})
        return {
            "article": (_text(article) or "").removeprefix(f"{self._vocabulary.data}article/"),
            "title": _text(known.get("title")),
            "outlet": _text(known.get("outlet")),
            "published": _text(known.get("published")),
        }

    def _name(self, term: ox.NamedNode | ox.Literal | None) -> str | None:
        return self._names.get(term.value, term.value) if isinstance(term, ox.NamedNode) else _text(term)

    def _key(self, term: ox.NamedNode | ox.Literal | None) -> str | None:
        return term.value.removeprefix(self._vocabulary.data) if isinstance(term, ox.NamedNode) else None

    def _local(self, term: ox.NamedNode | ox.Literal | None) -> str:
        return (_text(term) or "").removeprefix(self._vocabulary.namespace)


def _within(query: str, article: str) -> str:
    """A query of all articles as one of a single article, which is where the engine begins then."""
    query = query.replace("?article", article)
    return query.replace(f"SELECT {article}", "SELECT", 1).replace(f"GROUP BY {article}", "GROUP BY", 1)


def _text(term: ox.NamedNode | ox.Literal | None) -> str | None:
    return None if term is None else term.value


def _extent(evidence: list[tuple[int, int, str]]) -> Row:
    if not evidence:
        return {"start": None, "end": None}
    return {"start": min(start for start, _, _ in evidence), "end": max(end for _, end, _ in evidence)}


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Rows by date, outlet, title and article, and in the order of its text."""
    columns = ("published", "outlet", "title", "article")
    return sorted(
        rows, key=lambda row: (*(str(row[c] or "") for c in columns), row["start"] or 0, *map(str, row.values()))
    )
