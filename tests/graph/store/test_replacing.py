"""A file of output is there whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph.store.replacing import replacing


def test_the_old_file_stays_until_all_of_the_new_one_is_written(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"old")
    with pytest.raises(LookupError):
        _fail_half_way(path)
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"old", ["page.html"])
    with replacing(path) as stream:
        stream.write(b"new")
        assert path.read_bytes() == b"old"
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"new", ["page.html"])


def _fail_half_way(path: Path) -> None:
    with replacing(path) as stream:
        stream.write(b"half")
        raise LookupError


@pytest.mark.skipif(sys.platform == "win32", reason="links and permissions of POSIX")
def test_a_link_is_followed_and_permissions_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "page.html", tmp_path / "link.html"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    with replacing(link) as stream:
        stream.write(b"new")
    assert (link.is_symlink(), path.read_bytes(), path.stat().st_mode & 0o777) == (True, b"new", 0o640)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no device that is always full")
def test_a_device_is_written_to_and_never_replaced() -> None:
    with pytest.raises(StoreError, match="; free some space, or"), replacing(Path("/dev/full")) as full:
        full.write(b"new")
    assert Path("/dev/full").is_char_device()


@pytest.mark.parametrize("name", ["folder", "nowhere/page.html", "x" * 300, "a\0b"])
def test_what_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError, match="cannot write"), replacing(tmp_path / name) as stream:
        stream.write(b"new")


def test_a_mistake_of_who_writes_is_told_as_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no such thing"), replacing(tmp_path / "page.html"):
        raise ValueError("no such thing")
    assert os.listdir(tmp_path) == []


NAMES = ["graph.trig", "store/CURRENT", ".current/seal.json", ".builds/1/recipe.json", ".builds/lock", ".records/00/x"]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_graph_is_written_over(tmp_path: Path, name: str) -> None:
    build = tmp_path / ".builds" / "1"
    for folder in (build / "store", tmp_path / ".records" / "00"):
        folder.mkdir(parents=True)
    for file in ("graph.trig", "meta.json", "seal.json", "recipe.json", "store/CURRENT"):
        (build / file).write_bytes(b'{"layout": 3}')
    (tmp_path / ".current").symlink_to(".builds/1")
    for file in ("graph.trig", "meta.json", "store"):
        (tmp_path / file).symlink_to(f".current/{file}")
    with pytest.raises(StoreError, match="a graph that kg built"), replacing(tmp_path / name) as stream:
        stream.write(b"new")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "meta.json").write_bytes(b"{}")
    for free in ("people.csv", "other/graph.trig"):
        with replacing(tmp_path / free) as stream:
            stream.write(b"beside it")
