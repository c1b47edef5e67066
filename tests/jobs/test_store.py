"""Records on disk: what was put is got, what is damaged is missing, and only kg's own files go."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.jobs import RecordStore
from kg.records.kept import to_bytes
from tests.graph.sample import first

NAME, OTHER = "a" * 64, "ab" * 32


def test_what_was_put_is_got_and_equal_records_are_equal_files(tmp_path: Path) -> None:
    one, two = RecordStore(tmp_path / "one"), RecordStore(tmp_path / "two")
    for store in (one, two):
        assert store.get(NAME, "a.txt") is None
        store.put(NAME, to_bytes(first(), NAME))
    assert one.get(NAME, first().article.path) == first()
    (file,) = one.folder.rglob("*.gz")
    assert file.read_bytes() == (two.folder / file.relative_to(one.folder)).read_bytes()
    assert [kept.name for kept in one.kept()] == [NAME]


@pytest.mark.parametrize("damage", ["cut", "empty", "other bytes", "another's"])
def test_a_damaged_record_is_missing(tmp_path: Path, damage: str) -> None:
    store = RecordStore(tmp_path)
    store.put(NAME, to_bytes(first(), NAME))
    store.put(OTHER, to_bytes(first(), OTHER))
    file, other = tmp_path / "aa" / f"{NAME}.json.gz", tmp_path / "ab" / f"{OTHER}.json.gz"
    whole = file.read_bytes()
    changed = bytes([*whole[:40], whole[40] ^ 1, *whole[41:]])
    file.write_bytes({"cut": whole[:-9], "empty": b"", "other bytes": changed}.get(damage, other.read_bytes()))
    assert store.get(NAME, "a.txt") is None
    store.put(NAME, to_bytes(first(), NAME))
    assert store.get(NAME, "a.txt") is not None


def test_only_records_are_removed(tmp_path: Path) -> None:
    store = RecordStore(tmp_path)
    for name in (NAME, OTHER):
        store.put(name, to_bytes(first(), name))
    strangers = [tmp_path / "notes.json.gz", tmp_path / "aa" / "notes.json.gz"]
    for stranger in strangers:
        stranger.write_text("mine", encoding="utf-8")
    store.keep_only({OTHER})
    assert [kept.name for kept in store.kept()] == [OTHER]
    store.keep_only(set())
    assert not list(store.kept())
    assert all(stranger.read_text(encoding="utf-8") == "mine" for stranger in strangers)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="--no-cache"):
        RecordStore(tmp_path / "file").put(NAME, b"")


def test_a_record_that_is_read_counts_as_used(tmp_path: Path) -> None:
    store = RecordStore(tmp_path)
    store.put(NAME, to_bytes(first(), NAME))
    os.utime(tmp_path / "aa" / f"{NAME}.json.gz", (0, 0))
    (before,) = store.kept()
    store.get(NAME, "a.txt")
    (after,) = store.kept()
    assert before.used == 0 < after.used


def test_what_a_killed_process_left_goes_when_it_is_old(tmp_path: Path) -> None:
    store = RecordStore(tmp_path)
    store.put(NAME, to_bytes(first(), NAME))
    old = [tmp_path / "aa" / f".{'1' * 32}.tmp", tmp_path / f".{'2' * 32}.tmp"]
    stay = [tmp_path / "aa" / f".{'3' * 32}.tmp", tmp_path / "aa" / ".mine.tmp"]
    for left in (*old, *stay):
        left.write_bytes(b"half")
    for each in (*old, stay[1]):
        os.utime(each, (0, 0))
    store.remove_abandoned()
    assert not any(each.exists() for each in old)
    assert all(each.exists() for each in stay)
    assert len(list(store.kept())) == 1
