"""The reports of events of a built graph as rows for a table, with names instead of IRIs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.graph.reading.events import Events
from kg.graph.reading.happening import Happening, Report
from kg.graph.views.rows import in_order
from kg.model import Role, Row
from kg.propbank import roleset

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.vocabulary.iris import Vocabulary


def event_rows(store: ox.Store, vocabulary: Vocabulary) -> list[Row]:
    """One row a report, in the order of the rows of statements; `kg.graph.Graph.events` says what is in it."""
    events = Events(store, vocabulary)
    return in_order(
        _row(report, happening, events, vocabulary.data) for happening in events.all() for report in happening.reports
    )


def _row(report: Report, happening: Happening, events: Events, data: str) -> Row:
    known = roleset(report.roleset)
    return {
        "article": report.article.iri.removeprefix(f"{data}article/"),
        "title": report.article.title,
        "outlet": report.article.outlet or None,
        "published": report.article.published or None,
        "event_key": happening.iri.removeprefix(data),
        "label": happening.label,
        "event": " … ".join(report.words),
        "roleset": report.roleset,
        "meaning": None if known is None else known.name,
        "type": happening.type or None,
        **{role.column: _taking_part(report, role) for role in Role},
        "time_words": report.time_words or None,
        "status": report.status,
        "according_to": events.name(report.source) if report.source else None,
        "time": report.time or None,
        "words": " … ".join(piece.exact for piece in report.evidence),
        "start": min((piece.start for piece in report.evidence), default=None),
        "end": max((piece.end for piece in report.evidence), default=None),
    }


def _taking_part(report: Report, role: Role) -> str | None:
    return "; ".join(dict.fromkeys(filler.text for filler in report.fillers if filler.role == role.value)) or None
