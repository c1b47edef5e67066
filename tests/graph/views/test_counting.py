"""A build ends with counts: events, and their reports by status and type."""

from __future__ import annotations

from pathlib import Path

from kg.graph.store.layout import Meta
from kg.graph.store.opening import BuiltGraph
from kg.graph.views.counting import count_events
from tests.graph.happenings import happenings


def test_events_are_counted_once_and_their_reports_by_status_and_type() -> None:
    graph = BuiltGraph(Path(), Meta("https://kg.example/", {}), happenings())
    assert count_events(graph) == (3, {"alleged": 1, "asserted": 3}, {"trade": 2})
