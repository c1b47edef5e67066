from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph.store.loading import loading

LINES = [f'<urn:kg:{number}> <urn:kg:says> "{number}" <urn:kg:graph> .\n' for number in range(20)]


def load_often(path: Path, times: int, ends_in: Exception | None = None) -> None:
    with loading(path) as load:
        for _ in range(times):
            load(LINES)
        if ends_in is not None:
            raise ends_in


@pytest.mark.parametrize("at_once", [1, 7, 100])
def test_all_that_is_given_is_in_the_store(at_once: int, tmp_path: Path) -> None:
    with loading(tmp_path / "store", at_once) as load:
        for start in range(0, len(LINES), 3):
            load(LINES[start : start + 3])
            load([])
    expected = set(ox.parse("".join(LINES), ox.RdfFormat.N_QUADS))
    assert set(ox.Store.read_only(str(tmp_path / "store"))) == expected


def test_a_store_that_cannot_be_made_is_an_error_of_who_gives_lines(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file is there", encoding="utf-8")
    with pytest.raises(OSError, match="store"):
        load_often(tmp_path / "store", 100)  # far more than wait for the loader


def test_a_store_that_is_damaged_is_an_error_of_who_gives_lines(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("nonsense", encoding="utf-8")
    with pytest.raises(OSError, match="CURRENT"):
        load_often(tmp_path, 100)


def test_an_error_between_the_lines_ends_the_loader_and_goes_on(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        load_often(tmp_path / "store", 3, ends_in=ZeroDivisionError())
    ox.Store(tmp_path / "store")  # nobody has it open any more
