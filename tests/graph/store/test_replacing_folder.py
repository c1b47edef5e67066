"""A folder of output is there whole or not at all, and nothing of anybody else goes with it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph.store.replacing_folder import replacing_folder
from tests.graph.sample import build


def write(path: Path, **files: str) -> None:
    with replacing_folder(path, "scrolls") as fresh:
        for name, text in files.items():
            (fresh / name).write_text(text, encoding="utf-8")


def fail_half_way(path: Path) -> None:
    with replacing_folder(path, "scrolls") as fresh:
        (fresh / "one").write_text("half", encoding="utf-8")
        raise LookupError


def write_while_somebody_else_does(path: Path) -> None:
    with replacing_folder(path, "scrolls"):
        path.mkdir()
        (path / "notes.txt").write_text("mine", encoding="utf-8")


def held(path: Path) -> dict[str, str]:
    return {each.name: each.read_text(encoding="utf-8") for each in path.iterdir() if each.suffix != ".json"}


def test_the_old_folder_stays_until_all_of_the_new_one_is_written(tmp_path: Path) -> None:
    path = tmp_path / "tables"
    write(path, one="old", other="gone with it")
    with pytest.raises(LookupError):
        fail_half_way(path)
    assert held(path) == {"one": "old", "other": "gone with it"}
    write(path, one="new")
    assert held(path) == {"one": "new"}
    about = json.loads((path / "kg-export.json").read_text(encoding="utf-8"))
    assert (about["format"], list(about["sha256"])) == ("scrolls", ["one"])
    assert os.listdir(tmp_path) == ["tables"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    write(tmp_path / "tables", one="new")
    assert held(tmp_path / "tables") == {"one": "new"}


@pytest.mark.parametrize("theirs", ["notes.txt", "one", "below/notes.txt", "empty/"])
def test_what_is_not_of_an_export_is_kept_and_told(tmp_path: Path, theirs: str) -> None:
    path = tmp_path / "tables"
    write(path, one="old")
    if theirs.endswith("/"):
        (path / theirs).mkdir()
    else:
        (path / theirs).parent.mkdir(exist_ok=True)
        (path / theirs).write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match=f"it has {theirs.rstrip('/')}, which is not as kg exported it"):
        write(path, one="new")
    assert (path / theirs).exists()
    assert os.listdir(tmp_path) == ["tables"]


def test_what_comes_while_it_is_written_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "tables"
    with pytest.raises(StoreError, match=r"it has notes\.txt"):
        write_while_somebody_else_does(path)
    assert held(path) == {"notes.txt": "mine"}


def test_an_export_in_another_format_is_kept_and_told(tmp_path: Path) -> None:
    write(tmp_path / "tables", one="old")
    with (
        pytest.raises(StoreError, match="it has an export as scrolls"),
        replacing_folder(tmp_path / "tables", "tablets"),
    ):
        pass
    assert held(tmp_path / "tables") == {"one": "old"}


def test_neither_a_file_nor_a_graph_becomes_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="it is a file"):
        write(tmp_path / "file", one="new")
    with pytest.raises(StoreError, match=r"cannot write .*nowhere"):
        write(tmp_path / "nowhere" / "tables", one="new")
    graph = build(tmp_path / "output")
    for place in (graph, graph / "store", graph / ".builds" / "new"):
        with pytest.raises(StoreError, match=r"cannot write|of a graph that kg built"):
            write(place, one="new")
