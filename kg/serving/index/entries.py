"""What goes into the index of a build: entities, outlets, articles, stories, statements, quotations and events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log2
from pathlib import Path
from typing import Any

import msgspec
import pyoxigraph as ox

from kg.graph.graph import Graph
from kg.graph.reading.events import Events
from kg.graph.reading.happening import ROLES, Filler, Happening, surest
from kg.graph.reading.lookup import Lookup, value_of
from kg.graph.reading.many import AT_ONCE
from kg.graph.reading.relations import relation_label
from kg.graph.views.rows import GraphRows, in_order
from kg.model import EntityType, Row
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import PROV

#: How much a match tells, by kind: who looks for a name looks for the thing, and not for all that is said of it.
#: The facet of an event that is whom it has in it by which status at the surest, with a blank between.
ENTITY_BY_STATUS = "entity by status"
WEIGHTS = {"entity": 4.0, "event": 2.0, "article": 1.5, "quotation": 1.2, "statement": 1.0}

_TYPES = {each.value.lower(): each.value for each in EntityType}

_ENTITIES = """
SELECT ?entity ?label (SAMPLE(?mentions) AS ?count) (SAMPLE(?named) AS ?has_name)
    (GROUP_CONCAT(DISTINCT ?other; separator="\\n") AS ?others) {
  ?entity kg:named ?named ; rdfs:label ?label .
  OPTIONAL { ?entity kg:mentionCount ?mentions }
  OPTIONAL { ?entity skos:altLabel ?other }
} GROUP BY ?entity ?label"""

_ARTICLES = """
SELECT ?article ?label ?headline ?outlet ?outlet_name ?published ?url ?file ?earlier
    (GROUP_CONCAT(DISTINCT ?author; separator="; ") AS ?authors) {
  ?article a schema:NewsArticle ; kg:fileName ?file .
  OPTIONAL { ?article rdfs:label ?label }
  OPTIONAL { ?article schema:headline ?headline }
  OPTIONAL { ?article schema:publisher ?outlet . ?outlet rdfs:label ?outlet_name }
  OPTIONAL { ?article schema:author/rdfs:label ?author }
  OPTIONAL { ?article schema:datePublished ?published }
  OPTIONAL { ?article schema:url ?url }
  OPTIONAL { ?article <PROVwasRevisionOf> ?earlier }
} GROUP BY ?article ?label ?headline ?outlet ?outlet_name ?published ?url ?file ?earlier""".replace("PROV", PROV)

_STORIES = """
SELECT ?story ?label (COUNT(?article) AS ?articles) {
  ?story a kg:Story ; rdfs:label ?label ; kg:toldBy ?article
} GROUP BY ?story ?label"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: its kind and key, where it stands among its kind, and the object that programs get of it.

    `facets` are what it can be chosen by, as pairs of name and value. `name` and `text` are what a search looks
    through, those of which `text` is None are not searched, and `weight` is how much a match in it counts. `at` is
    where the line of an article stands in its file, in bytes, and how long it is.
    """

    kind: str
    key: str
    place: str
    row: dict[str, Any]
    facets: tuple[tuple[str, str], ...] = ()
    name: str = ""
    text: str | None = None
    weight: float = 1.0
    at: tuple[int, int] | None = field(default=None)


def entries(graph: Graph, articles: Path) -> Iterator[Entry]:
    """All entries of a graph; `articles` is the file with the texts."""
    look = _Looked(graph.store, graph.vocabulary)
    yield from look.entities()
    told: Counter[str] = Counter()
    outlets: dict[str, Counter[str]] = {}
    for article in look.articles(articles):
        outlet = article.row["outlet_key"]
        own: Counter[str] = Counter()
        for each in look.findings(article):
            own[f"{each.kind}s"] += 1
            yield each
        article.row.update({kind: own[kind] for kind in ("statements", "quotations")})
        yield article
        if outlet:
            outlets.setdefault(outlet, Counter()).update({"articles": 1, **own})
            told[outlet] += 1
    for key, count in told.most_common():
        row = {"key": key, "name": look.named(key), **{each: outlets[key][each] for each in _COUNTED}}
        yield Entry("outlet", key, f"{10**9 - count:010d} {row['name']}", row)
    yield from look.stories()
    yield from look.events()


_COUNTED = ("articles", "statements", "quotations")


class _Looked:
    """Reads entries from a store."""

    def __init__(self, store: ox.Store, vocabulary: Vocabulary) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._data = vocabulary.data
        self._rows = GraphRows(store, vocabulary)
        self._look = Lookup(store, vocabulary)

    def named(self, key: str) -> str:
        """The name of a thing."""
        return self._look.name(self._data + key)

    def entities(self) -> Iterator[Entry]:
        """The entities, those that are mentioned most often first."""
        for row in self._found(_ENTITIES):
            key = self._key(row["entity"])
            mentions, others = int(row["count"] or 0), sorted(filter(None, row["others"].split("\n")))
            type_ = _TYPES.get(key.partition("/")[0], "")
            told = {
                "key": key,
                "name": row["label"],
                "type": type_,
                "aliases": others,
                "mentions": mentions,
                "named": row["has_name"] == "true",
            }
            yield Entry(
                "entity",
                key,
                f"{10**9 - mentions:010d} {row['label']}",
                told,
                (("type", type_), ("named", row["has_name"])),
                "\n".join([row["label"], *others]),
                "",
                WEIGHTS["entity"] * (1 + log2(1 + mentions) / 4),
            )

    def articles(self, file: Path) -> Iterator[Entry]:
        """The articles by date, outlet and title, with their texts."""
        lines = {str(msgspec.json.decode(line)["article"]["id"]): at for line, at in _lines(file)}
        found = sorted(
            self._found(_ARTICLES), key=lambda row: (row["published"], row["outlet_name"], row["label"], row["article"])
        )
        for number, row in enumerate(found):
            key = self._key(row["article"])
            id_, outlet = key.removeprefix("article/"), self._key(row["outlet"])
            told = {
                "key": key,
                "article": id_,
                "title": row["label"] or row["file"],
                "outlet": row["outlet_name"] or None,
                "outlet_key": outlet or None,
                "published": row["published"] or None,
                "authors": [each for each in row["authors"].split("; ") if each],
                "url": row["url"] or None,
                "file": row["file"],
                "version_of": self._key(row["earlier"]) or None,
            }
            at = lines.get(id_)
            yield Entry(
                "article",
                key,
                f"{number:010d}",
                told,
                tuple(filter(all, (("outlet", outlet), ("outlet", row["outlet_name"]), ("article", id_)))),
                row["label"] or row["file"],
                "" if at is None else str(msgspec.json.decode(_line(file, at))["text"]),
                WEIGHTS["article"],
                at,
            )

    def findings(self, article: Entry) -> Iterator[Entry]:
        """The statements and the quotations of an article, in the order of its text."""
        iri = self._data + article.key
        for kind, rows in (("statement", self._rows.statements_of(iri)), ("quotation", self._rows.quotations_of(iri))):
            known = [{"key": self._key(iri), **row, "outlet_key": article.row["outlet_key"]} for iri, row in rows]
            for row in in_order(known):
                if kind == "statement":
                    row["label"] = self._relation(row)
                start = int(str(row["start"] or 0))
                yield Entry(
                    kind,
                    str(row["key"]),
                    f"{article.place} {start:010d}",
                    dict(row),
                    tuple(_facets(row)),
                    _name_of(row),
                    str(row["words"] or ""),
                    WEIGHTS[kind],
                )

    def _relation(self, row: Row) -> str:
        """The predicate of a statement as a person reads it."""
        iri = f"{self._vocabulary.namespace}{row['predicate']}"
        return relation_label(self._store, self._vocabulary, iri, ended=bool(row["ended"]))

    def stories(self) -> Iterator[Entry]:
        """The stories, those told by most articles first."""
        for row in self._found(_STORIES):
            key, count = self._key(row["story"]), int(row["articles"])
            told = {"key": key, "label": row["label"], "articles": count}
            yield Entry("story", key, f"{10**9 - count:010d} {row['label']}", told)

    def events(self) -> Iterator[Entry]:
        """The events in the order of time, those without a date last."""
        events = Events(self._store, self._vocabulary)
        property_ = self._vocabulary.term("event")
        iris = sorted({value_of(quad.object) for quad in self._store.quads_for_pattern(None, property_, None, None)})
        for at in range(0, len(iris), AT_ONCE):
            for happening in events.these(iris[at : at + AT_ONCE]):
                yield self._event(happening)

    def _event(self, happening: Happening) -> Entry:
        fillers = [filler for role in ROLES for filler in self._fillers(happening, role)]
        told = {
            "key": self._key(happening.iri),
            "label": happening.label,
            "type": happening.type or None,
            "type_label": happening.type_label or None,
            "time": happening.time or None,
            "status": happening.status,
            "outlets": list(happening.outlets),
            "reports": len(happening.reports),
            "words": " … ".join(piece.exact for piece in happening.told[0].evidence),
            "participants": [
                {
                    "role": each.role,
                    "name": each.text,
                    "key": self._key(each.iri) if each.iri else None,
                    "status": surest(report for report in happening.reports if each in report.fillers),
                }
                for each in fillers
            ],
        }
        facets = {("status", happening.status), ("type", happening.type)}
        facets |= {("outlet", each) for each in happening.outlets}
        for iri in {each.iri for report in happening.reports for each in report.fillers} - {""}:
            # an event that is sure may have somebody in it by an allegation alone
            key = self._key(iri)
            facets |= {("entity", key), (ENTITY_BY_STATUS, f"{key} {happening.as_of(iri).status}")}
        words = dict.fromkeys(piece.exact for report in happening.reports for piece in report.evidence)
        return Entry(
            "event",
            self._key(happening.iri),
            f"{happening.time or '~'} {happening.label}",
            told,
            tuple(sorted(filter(all, facets))),
            " ".join([happening.label, *(each.text for each in fillers)]),
            " … ".join(words),
            WEIGHTS["event"],
        )

    @staticmethod
    def _fillers(happening: Happening, role: str) -> list[Filler]:
        """Who and what has a role by the surest reports, and then whoever else has it by weaker ones."""
        sure = happening.fillers(role)
        others = {each for report in happening.reports for each in report.fillers if each.role == role and each.iri}
        return [*sure, *sorted(others.difference(sure))]

    def _found(self, query: str) -> Iterator[dict[str, str]]:
        solutions = self._store.query(query, prefixes=self._vocabulary.prefixes)
        if isinstance(solutions, ox.QuerySolutions):
            names = [variable.value for variable in solutions.variables]
            for solution in solutions:
                yield {name: value_of(solution[name]) for name in names}

    def _key(self, iri: str) -> str:
        return iri.removeprefix(self._data)


def _facets(row: Any) -> Iterator[tuple[str, str]]:
    for name, columns in _CHOSEN_BY.items():
        for value in dict.fromkeys(row.get(column) for column in columns):
            if value is not None:
                yield name, str(value)


#: What a finding can be chosen by: the facet, and the columns that fill it, keys as well as names.
_CHOSEN_BY = {
    "article": ("article",),
    "outlet": ("outlet", "outlet_key"),
    "status": ("status",),
    "subject": ("subject", "subject_key"),
    "predicate": ("predicate",),
    "object": ("object", "object_key"),
    "speaker": ("speaker", "speaker_key"),
    "kind": ("kind",),
    "cue_class": ("cue_class",),
}


def _name_of(row: Any) -> str:
    """Who and what a finding is about."""
    return " ".join(str(row[name]) for name in ("subject", "object", "speaker", "according_to") if row.get(name))


def _lines(file: Path) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """The lines of a file, each with where it begins and how long it is, in bytes."""
    at = 0
    with file.open("rb") as lines:
        for line in lines:
            yield line, (at, len(line))
            at += len(line)


def _line(file: Path, at: tuple[int, int]) -> bytes:
    with file.open("rb") as lines:
        lines.seek(at[0])
        return lines.read(at[1])
