from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import write_graph
from kg.graph.writing import sorting
from kg.graph.writing.sorting import SortedLines
from tests.graph.sample import collection

# no line break within a line, and no half of a surrogate pair, which no file can hold
LINES = st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"), max_size=8))


@pytest.fixture
def _few_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorting, "RUNS", 3)


@pytest.mark.usefixtures("_few_runs")
@given(LINES.map(lambda lines: [line + "\n" for line in lines]), st.integers(1, 5))
def test_whatever_the_lines_they_come_sorted_and_each_once(lines: list[str], held: int) -> None:
    with SortedLines(held=held) as found:
        found.add(lines)
        assert [line for batch in found.batches() for line in batch] == sorted(set(lines))


def test_a_graph_that_is_sorted_in_files_is_the_same_and_nothing_else_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("held", "spilled"):
        (tmp_path / name).mkdir()
    write_graph(collection(), tmp_path / "held")
    monkeypatch.setattr(sorting, "HELD", 7)
    write_graph(collection(), tmp_path / "spilled")
    for name in ("graph.trig", "graph.ttl", "meta.json"):
        assert (tmp_path / "spilled" / name).read_bytes() == (tmp_path / "held" / name).read_bytes()
    assert sorted(os.listdir(tmp_path / "spilled")) == sorted(os.listdir(tmp_path / "held"))
