"""A build ends with counts: events, and their reports by status and type."""

from __future__ import annotations

from kg.graph.views.counting import count_events
from tests.graph.happenings import built_happenings


def test_events_are_counted_once_and_their_reports_by_status_and_type() -> None:
    assert count_events(built_happenings()) == (3, {"alleged": 1, "asserted": 3}, {"trade": 2})
