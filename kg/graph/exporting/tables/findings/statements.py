"""The table of statements: what an article says that somebody or something is or did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import pyoxigraph as ox

from kg.graph.exporting.tables.model import Per, Table, To
from kg.graph.exporting.tables.parts import Claim
from kg.graph.exporting.tables.source import Source, in_text_order, texts
from kg.graph.reading.by_article import ArticleRead
from kg.graph.reading.many import first
from kg.vocabulary.namespaces import RDF


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow(Claim):
    """One statement of one article."""

    iri: Annotated[str, "the statement"]
    subject: Annotated[str, "of whom or what it is"]
    subject_iri: Annotated[str, To("entities"), "the entity"]
    predicate: Annotated[str, "what it says of it; of a state that is over the ended form (formerlyLeads)"]
    predicate_label: Annotated[str, "the same in words"]
    object: Annotated[str, "the other end: a name, or the words of the text"]
    object_iri: Annotated[str | None, To("entities"), "the entity that it is; empty for words"]
    normalized: Annotated[str | None, "what these words mean, where they have a typed form"]
    ended: Annotated[bool, "whether the text says that the state is over"]
    began: Annotated[str | None, "when the state began, in ISO 8601, as precise as told"]
    until: Annotated[str | None, "when it ended"]
    born_out_by_iris: Annotated[
        tuple[str, ...], "the IRIs of reports of events that tell the same; who counts both counts twice"
    ]


def _rows(found: ArticleRead, source: Source) -> Iterator[StatementRow]:
    kg = source.kg
    for iri, about in found.of_class(f"{RDF}Statement"):
        subject, ended = first(about, f"{RDF}subject"), bool(about.get(f"{kg}ended"))
        predicate, label = source.predicate(first(about, f"{RDF}predicate").removeprefix(kg), ended=ended)
        target = about[f"{RDF}object"][0]
        is_entity = isinstance(target, ox.NamedNode)
        yield StatementRow(
            iri=iri,
            subject=source.name(subject) or "",
            subject_iri=subject,
            predicate=predicate,
            predicate_label=label,
            object=(source.name(target.value) if is_entity else target.value) or "",
            object_iri=target.value if is_entity else None,
            normalized=first(about, f"{kg}normalized") or None,
            ended=ended,
            began=first(about, f"{kg}from") or None,
            until=first(about, f"{kg}until") or None,
            born_out_by_iris=texts(about.get(f"{kg}bornOutBy", ())),
            **source.found(found, about, "evidence"),
            **source.claimed(about),
        )


STATEMENTS = Table(
    "statements",
    "what an article says that somebody or something is or did",
    StatementRow,
    Per.ARTICLE,
    lambda found, source: in_text_order(_rows(found, source)),
)
