"""The reports of events of a built graph are rows, those of one event under one key."""

from __future__ import annotations

from pathlib import Path

import kg
from kg.graph.views.event_rows import event_rows
from kg.vocabulary.iris import Vocabulary
from tests.graph.happenings import happenings
from tests.graph.sample import build


def test_reports_are_rows_in_the_order_of_the_articles() -> None:
    sold, struck, sale, moved = event_rows(happenings(), Vocabulary())
    assert {name: value for name, value in sold.items() if value is not None} == {
        "article": "a1", "title": "Acme sold", "outlet": "The Daily", "published": "2024-03-05",
        "event_key": "happening/sale", "label": "Jane Roe sold Acme Corp", "event": "sold", "roleset": "sell.01",
        "meaning": "commerce: seller, giving in exchange for money", "type": "Trade", "agent": "Jane Roe",
        "patient": "Acme Corp", "place": "Port Ellis", "time_words": "on Monday", "amount": "2 USD",
        "status": "asserted", "time": "2024-03-04", "words": "Jane Roe sold Acme Corp for $2", "start": 0, "end": 30,
    }  # fmt: skip
    assert (sale["event_key"], sale["patient"], sale["outlet"]) == ("happening/sale", "the firm", "The Herald")
    assert (struck["status"], struck["according_to"], struck["instrument"]) == ("alleged", "Jane Roe", "a ladle")
    assert (moved["at_end"], moved["type"]) == ("Port Ellis", None)
    assert list(sold) == list(struck) == list(sale) == list(moved)


def test_a_graph_gives_them_and_one_without_events_has_none(tmp_path: Path) -> None:
    assert kg.open_graph(build(tmp_path / "out")).events() == []
