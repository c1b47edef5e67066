"""When somebody pleaded."""

from __future__ import annotations

from tests.extraction.findings import found


def test_a_plea_has_the_time_of_its_clause() -> None:
    text = "Jane Roe pleaded guilty in May 2019 to taking bribes between 2015 and 2017."
    times = [s.time.value if s.time else None for s in found(text).statements if s.predicate == "pleaded"]
    assert times == ["2019-05"]
