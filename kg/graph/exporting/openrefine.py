"""Named entities with what tells them apart, for reconciliation in OpenRefine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, BinaryIO

import pyoxigraph as ox

from kg.graph.exporting.options import Options
from kg.graph.exporting.tables.entities import type_of
from kg.graph.exporting.tables.every import rows_of
from kg.graph.exporting.tables.formats.csv_files import CsvFile
from kg.graph.exporting.tables.model import Per, Table
from kg.graph.exporting.tables.source import Source, texts
from kg.graph.reading.by_article import ArticleAbout
from kg.graph.reading.many import Term, Values
from kg.graph.reading.tallies import Tallies
from kg.graph.store.opening import BuiltGraph
from kg.vocabulary.namespaces import SCHEMA, SKOS
from kg.vocabulary.terms import DEFAULT_GRAPH

#: The predicates that say what somebody is, or was, by calling.
_CALLING, _FORMER = "occupation", "formerOccupation"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciledRow:
    """One named entity."""

    name: Annotated[str, "what it is called"]
    type: Annotated[str, "what sort of thing it is"]
    aliases: Annotated[tuple[str, ...], "its other names"]
    occupation: Annotated[tuple[str, ...], "what articles assert it to be by calling"]
    former_occupation: Annotated[tuple[str, ...], "what they assert it to have been"]
    facts: Annotated[tuple[str, ...], "what else articles assert of it, as predicate and object"]
    articles: Annotated[int, "how many articles mention it"]
    outlets: Annotated[tuple[str, ...], "the outlets of these that are known"]
    first_published: Annotated[str | None, "the date of the first of them that has one"]
    last_published: Annotated[str | None, "that of the last"]
    example_title: Annotated[str | None, "the title of the first of them"]
    example_url: Annotated[str | None, "its address"]
    iri: Annotated[str, "the entity in the graph"]


def openrefine(graph: BuiltGraph, stream: BinaryIO, options: Options) -> None:
    """One row for each named entity, by type and name, as CSV with every cell as it is."""
    file = CsvFile(stream, _TABLE, raw=True)
    for _, rows in rows_of(graph, [_TABLE]):
        file.write(rows)


def _rows(graph: BuiltGraph, source: Source) -> Iterator[ReconciledRow]:
    tallies, found = Tallies(graph.store, graph.vocabulary), []
    unnamed = tallies.unnamed()
    for iri in tallies.entities():
        if iri not in unnamed:
            found.append((type_of(source.said(iri), source), source.name(iri) or "", iri))
    for type_, name, iri in sorted(found):
        about = source.said(iri)
        articles = _mentioning(iri, source)
        dates = sorted(each.published for each in articles if each.published)
        yield ReconciledRow(
            name=name,
            type=type_,
            aliases=texts(about.get(f"{SKOS}altLabel", ())),
            occupation=tuple(_called(value, source) for value in about.get(source.kg + _CALLING, ())),
            former_occupation=tuple(_called(value, source) for value in about.get(source.kg + _FORMER, ())),
            facts=tuple(_facts(about, source)),
            articles=len(articles),
            outlets=tuple(dict.fromkeys(each.outlet for each in articles if each.outlet)),
            first_published=next(iter(dates), None),
            last_published=next(reversed(dates), None),
            example_title=next((each.title for each in articles), None),
            example_url=next((each.url for each in articles), None) or None,
            iri=iri,
        )


def _mentioning(iri: str, source: Source) -> list[ArticleAbout]:
    """The articles that mention an entity, in the order of the tables."""
    quads = source.store.quads_for_pattern(None, ox.NamedNode(f"{SCHEMA}mentions"), ox.NamedNode(iri), DEFAULT_GRAPH)
    known = source.articles.about
    found = [known[quad.subject.value] for quad in quads if isinstance(quad.subject, ox.NamedNode)]
    return sorted(found)


def _facts(about: Values, source: Source) -> Iterator[str]:
    """The plain facts of which an entity is the subject, in words."""
    for property_, values in sorted(about.items()):
        label = None if property_.removeprefix(source.kg) in (_CALLING, _FORMER) else source.fact(property_)
        for value in values if label is not None else ():
            yield f"{label} {_called(value, source)}"


def _called(value: Term, source: Source) -> str:
    return (source.name(value.value) if isinstance(value, ox.NamedNode) else value.value) or ""


_TABLE = Table(
    "openrefine", "named entities with what tells them apart", ReconciledRow, Per.GRAPH, _rows, has_key=False
)
