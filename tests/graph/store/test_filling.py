"""A store that takes over the one before holds what one that is loaded as a whole does, and nothing that is damaged."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.store import filling as filling_module
from kg.graph.store.filling import filling
from kg.graph.store.layout import Meta, write_meta
from kg.graph.store.loaded import read_loaded, recording, write_loaded
from kg.graph.store.seal import check_whole, seal

#: Graphs by name, each with the objects of its triples; that of no name is the default graph.
Content = Mapping[str, frozenset[int]]


@pytest.fixture(autouse=True, scope="module")
def _any_change_is_little() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filling_module, "_MOST", 100.0)
        yield


def lines_in(content: Content, name: str) -> list[str]:
    end = f" <urn:graph:{name}> .\n" if name else " .\n"
    return sorted(f'<urn:s> <urn:p> "{number}"{end}' for number in content.get(name, ()))


def write(content: Content, build: Path, before: Path | None) -> bool:
    """Makes the store of a build; whether it took over the one before."""
    build.mkdir()
    graphs = {
        f"urn:graph:{name}": hashlib.sha256("".join(lines_in(content, name)).encode()).hexdigest()
        for name in content
        if name and content[name]
    }
    with recording(build) as record, filling(build, graphs, before) as (store, loaded):
        default = lines_in(content, "")
        for at in range(0, len(default), 3):
            store.default(default[at : at + 3])
            record(default[at : at + 3])
        for name in content:
            if name and store.needs(f"urn:graph:{name}"):
                store.graph(f"urn:graph:{name}", "".join(lines_in(content, name)))
    write_loaded(build, graphs, sum(map(len, content.values())), store.changed)
    write_meta(build, Meta("https://kg.example/", {}))
    seal(build, None if loaded is None else before)
    check_whole(build)
    return loaded is not None


def held(build: Path) -> tuple[list[str], list[str]]:
    """All quads of a store in the order in which it tells them, and its named graphs."""
    store = ox.Store.read_only(str(build / "store"))
    return list(map(str, store)), sorted(map(str, store.named_graphs()))


CONTENTS = st.dictionaries(st.sampled_from(["", "a", "b", "c"]), st.frozensets(st.integers(0, 9)))


@settings(max_examples=6)
@given(st.lists(CONTENTS, min_size=2, max_size=4))
def test_whatever_changes_the_store_is_as_one_that_is_loaded_as_a_whole(contents: list[Content]) -> None:
    with TemporaryDirectory() as folder:
        before = None
        for number, content in enumerate(contents):
            build, whole = Path(folder, str(number)), Path(folder, f"whole{number}")
            write(content, build, before)
            write(content, whole, None)
            assert held(build) == held(whole)
            if before is not None:
                shutil.rmtree(before)  # as a build does with the one before
            before = build


ONE: Content = {"": frozenset({1, 2, 3}), "a": frozenset({1}), "b": frozenset({2})}
OTHER: Content = {"": frozenset({2, 3, 4}), "a": frozenset({1}), "b": frozenset({3})}


def test_a_reader_of_the_store_before_still_sees_that(tmp_path: Path) -> None:
    write(ONE, tmp_path / "one", None)
    held_before, reader = held(tmp_path / "one"), ox.Store.read_only(str(tmp_path / "one" / "store"))
    assert write(OTHER, tmp_path / "other", tmp_path / "one")
    assert list(map(str, reader)) == held_before[0]
    assert held(tmp_path / "one") == held_before != held(tmp_path / "other")


@pytest.mark.parametrize("damage", ["cut", "changed", "gone"])
@pytest.mark.parametrize("pattern", ["store/*.sst", "store/MANIFEST-*", "loaded/*"])
def test_what_is_damaged_is_not_taken_over(pattern: str, damage: str, tmp_path: Path) -> None:
    write(ONE, tmp_path / "one", None)
    for path in (tmp_path / "one").glob(pattern):
        whole = path.read_bytes()
        match damage:
            case "gone":
                path.unlink()
            case "cut":
                path.write_bytes(whole[:-1])
            case "changed":
                path.write_bytes(bytes([*whole[:-3], whole[-3] ^ 1, *whole[-2:]]))
    assert not write(OTHER, tmp_path / "other", tmp_path / "one")
    write(OTHER, tmp_path / "whole", None)
    assert held(tmp_path / "other") == held(tmp_path / "whole")


def test_a_store_is_loaded_as_a_whole_where_much_has_changed_by_and_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling_module, "_MOST", 0.5)
    several = {name: frozenset({1, 2}) for name in "abcdefgh"}
    write(several, tmp_path / "0", None)
    took = []
    for number in range(1, 6):
        several["a"] = frozenset({number})
        took.append(write(several, tmp_path / str(number), tmp_path / str(number - 1)))
        loaded = read_loaded(tmp_path / str(number))
        assert loaded is not None
        assert loaded.changed <= loaded.quads
    assert took[0]
    assert not all(took)
    assert not write({"a": frozenset({9})}, tmp_path / "other", tmp_path / "5")


def test_without_links_the_store_is_loaded_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_link(*_: object) -> None:
        raise OSError("no links here")

    write(ONE, tmp_path / "one", None)
    monkeypatch.setattr("kg.graph.store.loaded.os.link", no_link)
    assert not write(OTHER, tmp_path / "other", tmp_path / "one")
    write(OTHER, tmp_path / "whole", None)
    assert held(tmp_path / "other") == held(tmp_path / "whole")
