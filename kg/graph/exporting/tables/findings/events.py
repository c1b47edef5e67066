"""The table of events, each of which one article reports, or several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from kg.graph.exporting.tables.model import Per, Table
from kg.graph.exporting.tables.source import Source, times
from kg.graph.reading.events import Events
from kg.graph.store.opening import BuiltGraph
from kg.propbank import roleset


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """What articles report of one happening, together."""

    iri: Annotated[str, "the event"]
    event: Annotated[str, "what it is called"]
    status: Annotated[str, "the surest status that a report gives it"]
    type: Annotated[str | None, "the type of event"]
    type_label: Annotated[str | None, "the same in words"]
    roleset: Annotated[str | None, "what the word means, a roleset of PropBank (resign.01)"]
    meaning: Annotated[str | None, "the name of that meaning"]
    time: Annotated[str | None, "when, as most of its surest reports say, in ISO 8601, as precise as told"]
    time_earliest: Annotated[date | None, "the first day that it may be"]
    time_latest: Annotated[date | None, "the last day that it may be"]
    reports: Annotated[int, "how many reports there are of it"]
    articles: Annotated[int, "of how many articles"]
    outlets: Annotated[int, "of how many outlets that are known"]


def _rows(graph: BuiltGraph, source: Source) -> Iterator[EventRow]:
    for happening in Events(graph.store, graph.vocabulary).one_by_one():
        known = roleset(happening.roleset) if happening.roleset else None
        yield EventRow(
            iri=happening.iri,
            event=happening.label,
            status=happening.status,
            type=happening.type or None,
            type_label=happening.type_label or None,
            roleset=happening.roleset or None,
            meaning=None if known is None else known.name,
            **times("time", happening.time),
            reports=len(happening.reports),
            articles=len({report.article.iri for report in happening.reports}),
            outlets=len(happening.outlets),
        )


EVENTS = Table("events", "what happened, as all articles that report it tell it together", EventRow, Per.GRAPH, _rows)
