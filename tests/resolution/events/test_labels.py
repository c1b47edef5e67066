"""What a happening is called."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Participant, Role
from kg.resolution.events.labels import label_of
from tests.graph.happened import one, two
from tests.graph.sample import spans_of


def test_an_event_is_called_by_who_did_what_to_whom_in_the_order_of_the_text() -> None:
    found = [label_of([(report, one())]) for report in one().events]
    assert found == [
        "Jane Roe resigned Acme Corp in Laneville",
        "Jane Roe sold her shares",
        "Mary Major attacked John Doe",
    ]
    assert label_of([(two().events[0], two())]) == "resignation by Jane Roe in Hillton"


def test_the_firmest_report_gives_the_name() -> None:
    told = [(two().events[1], two()), (one().events[1], one())]
    assert label_of(told) == label_of(told[1:])


def test_several_in_one_role_are_listed() -> None:
    report = one().events[2]
    text = one().article.text
    other = Participant(Role.AGENT, "ARG0", "Jane Roe", spans_of(text, "Jane Roe sold")[0])
    told = replace(report, participants=(other, *report.participants))
    assert label_of([(told, one())]) == "Jane Roe, Mary Major attacked John Doe"
