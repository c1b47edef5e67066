"""Reads what is held against another graph from a built graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.differing.thing import Thing, Value, anchor
from kg.graph.graph import Graph
from kg.graph.reading.happening import Passage
from kg.graph.reading.stories import Stories
from kg.model import Row
from kg.vocabulary.namespaces import SCHEMA
from kg.vocabulary.terms import text_of

_ARTICLES = """SELECT ?article ?file ?title ?outlet ?published ?url ?author {
  ?article a schema:NewsArticle ; kg:fileName ?file .
  OPTIONAL { ?article schema:headline ?title }
  OPTIONAL { ?article schema:publisher/rdfs:label ?outlet }
  OPTIONAL { ?article schema:datePublished ?published }
  OPTIONAL { ?article schema:url ?url }
  OPTIONAL { ?article schema:author/rdfs:label ?author }
}"""
_ENTITIES = """SELECT ?entity ?name ?named ?size {
  ?entity kg:named ?named ; rdfs:label ?name .
  OPTIONAL { ?entity kg:size ?size }
}"""
_OF_ENTITIES = "SELECT ?entity ?value { ?entity kg:named ?named ; %s ?value }"
#: What tells of an article stands with the article.
_OF_ARTICLE = frozenset({"title", "outlet", "published"})


def things_of(graph: Graph) -> dict[str, list[Thing]]:
    """The things of a graph by their kind. Raises StoreError where the graph is damaged."""
    return _Reading(graph).all()


class _Reading:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._data = graph.vocabulary.data
        self._files: dict[str, str] = {}

    def all(self) -> dict[str, list[Thing]]:
        with self._graph.reading():
            return {
                "articles": list(self._articles()),
                "entities": list(self._entities()),
                "events": list(self._events()),
                "statements": [self._row(row, self._statement_name(row)) for row in self._graph.statements()],
                "quotations": [self._row(row, self._quotation_name(row)) for row in self._graph.quotations()],
                **self._of_stories(),
            }

    def _articles(self) -> Iterator[Thing]:
        authors: dict[str, set[str]] = defaultdict(set)
        found = {}
        for row in self._found(_ARTICLES):
            found[row["article"]] = row
            if row["author"]:
                authors[row["article"]].add(row["author"])
        for iri, row in sorted(found.items()):
            key = iri.removeprefix(f"{self._data}article/")
            self._files[key] = row["file"]
            known: dict[str, Value] = {
                name: row[name] or None for name in ("file", "title", "outlet", "published", "url")
            }
            told = ", ".join(filter(None, (row["outlet"], row["published"])))
            yield Thing(
                name=f"{row['title'] or row['file']}{f' ({told})' if told else ''}",
                file=row["file"],
                anchors=frozenset({key}),
                values={"article": key, **known, "authors": sorted(authors[iri])},
            )

    def _entities(self) -> Iterator[Thing]:
        several = {
            name: self._several(name, predicate)
            for name, predicate in (("types", "a"), ("aliases", "skos:altLabel"), ("members", "schema:member"))
        }
        parts = self._parts()
        for row in sorted(self._found(_ENTITIES), key=lambda row: row["entity"]):
            iri = row["entity"]
            key = iri.removeprefix(self._data)
            lists: dict[str, Value] = {name: sorted(values[iri]) for name, values in several.items()}
            yield Thing(
                name=f"{row['name']} ({key})",
                file="",
                anchors=frozenset({key, *parts[iri]}),
                values={
                    "key": key,
                    "name": row["name"],
                    "named": row["named"] == "true",
                    "size": int(row["size"]) if row["size"] else None,
                    **lists,
                },
            )

    def _parts(self) -> dict[str, set[str]]:
        """What each entity has a part in: the part, and the evidence, which is called the same in every graph."""
        store, term = self._graph.store, self._graph.vocabulary.term
        evidence: dict[str, list[str]] = defaultdict(list)
        for name in ("evidence", "contentEvidence"):
            for quad in store.quads_for_pattern(None, term(name), None, None):
                evidence[text_of(quad.subject)].append(text_of(quad.object).removeprefix(self._data))
        parts: dict[str, set[str]] = defaultdict(set)
        for finding, places in evidence.items():
            for quad in store.quads_for_pattern(ox.NamedNode(finding), None, None, None):
                if isinstance(quad.object, ox.NamedNode):
                    part = self._local(quad.predicate.value)
                    parts[quad.object.value].update(anchor(part, place) for place in places)
        return parts

    def _several(self, name: str, predicate: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for row in self._found(_OF_ENTITIES % predicate):
            value = row["value"].removeprefix(self._data)
            found[row["entity"]].add(self._local(value) if name == "types" else value)
        return found

    def _events(self) -> Iterator[Thing]:
        reports: dict[object, list[Row]] = defaultdict(list)
        for row in self._graph.events():
            reports[row["event_key"]].append(row)
        of_event = _OF_ARTICLE | {"event_key", "label"}
        for key, rows in reports.items():
            told = sorted(({n: v for n, v in row.items() if n not in of_event} for row in rows), key=_place)
            files = {self._files.get(str(row["article"]), "") for row in rows}
            yield Thing(
                name=str(rows[0]["label"]),
                file=files.pop() if len(files) == 1 else "",
                anchors=frozenset(anchor(r["article"], r["start"], r["end"], r["event"]) for r in rows),
                values={"key": str(key), "label": rows[0]["label"], "reports": told},
            )

    def _row(self, row: Row, name: str) -> Thing:
        return Thing(
            name=name,
            file=self._files.get(str(row["article"]), ""),
            anchors=frozenset({anchor(row["article"], row.get("predicate"), row["start"], row["end"])}),
            values={column: value for column, value in row.items() if column not in _OF_ARTICLE},
        )

    def _statement_name(self, row: Row) -> str:
        return f"{row['subject']} {row['predicate']} {row['object']} ({row['status']}): “{row['words']}”"

    def _quotation_name(self, row: Row) -> str:
        return f"{row['speaker'] or 'nobody named'} ({row['status']}): “{row['words']}”"

    def _of_stories(self) -> dict[str, list[Thing]]:
        utterances, conflicts = [], []
        for story in Stories(self._graph.store, self._graph.vocabulary).all():
            for utterance in story.utterances:
                renderings: list[Value] = [
                    {
                        "article": self._article(each.article.iri),
                        "speaker": each.speaker or None,
                        "lent": each.is_lent,
                        "kind": each.kind,
                        "cue": each.cue or None,
                        **_stretch(each.content),
                    }
                    for each in utterance.renderings
                ]
                words = utterance.renderings[0].words if utterance.renderings else ""
                utterances.append(
                    Thing(
                        name=f"{utterance.speaker or 'nobody named'}: “{words}”",
                        file="",
                        anchors=frozenset(each.iri.removeprefix(self._data) for each in utterance.renderings),
                        values={"speaker": utterance.speaker or None, "renderings": renderings},
                    )
                )
            for conflict in story.conflicts:
                sides: list[Value] = [
                    {"article": self._article(side.article.iri), "value": side.value, **_stretch(side.evidence)}
                    for side in conflict.sides
                ]
                told = " / ".join(dict.fromkeys(side.value for side in conflict.sides))
                conflicts.append(
                    Thing(
                        name=f"{conflict.about} ({conflict.agreement}): {told}",
                        file="",
                        anchors=frozenset(
                            anchor(conflict.about, side.article.iri.removeprefix(self._data)) for side in conflict.sides
                        ),
                        values={
                            "about": conflict.about,
                            "agreement": conflict.agreement,
                            "concerns": [each.removeprefix(self._data) for each in conflict.concerns],
                            "sides": sides,
                        },
                    )
                )
        return {"utterances": utterances, "conflicts": conflicts}

    def _article(self, iri: str) -> str:
        return iri.removeprefix(f"{self._data}article/")

    def _local(self, iri: str) -> str:
        return iri.removeprefix(self._graph.vocabulary.namespace).removeprefix(SCHEMA)

    def _found(self, query: str) -> Iterator[dict[str, str]]:
        """The solutions of a query over the default graph; empty for what has no value."""
        solutions = self._graph.store.query(query, prefixes=self._graph.vocabulary.prefixes)
        if isinstance(solutions, ox.QuerySolutions):
            names = [variable.value for variable in solutions.variables]
            for solution in solutions:
                yield {name: "" if (term := solution[name]) is None else term.value for name in names}


def _stretch(passages: tuple[Passage, ...]) -> dict[str, Value]:
    return {
        "words": " … ".join(piece.exact for piece in passages),
        "start": min((piece.start for piece in passages), default=None),
        "end": max((piece.end for piece in passages), default=None),
    }


def _place(report: Row) -> tuple[str, int, str]:
    start = report["start"]
    return str(report["article"]), start if isinstance(start, int) else 0, str(sorted(report.items(), key=str))
