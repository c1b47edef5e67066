"""A damaged graph ends every command that reads it with exit code 5 and what to do next, and gives no half answers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph.store.seal import seal
from tests.cli.conftest import Kg

READING = ("compare", "show Roe", "query quotations", "export -f gexf", "verify")


@pytest.fixture
def damaged(graph: Path, tmp_path: Path) -> Path:
    """A copy of the graph, to damage."""
    return Path(shutil.copytree(graph, tmp_path / "graph", symlinks=True))


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _scrambled(store: Path) -> None:
    """Other bytes in the middle of each table of the store, as a bad disk leaves them."""
    for table in store.glob("*.sst"):
        data = bytearray(table.read_bytes())
        for place in range(len(data) // 8, len(data) // 2, 64):
            data[place] ^= 0xFF
        table.write_bytes(data)


def _without(graph: Path, predicate: str) -> None:
    """The store, sound, but with nothing said by the predicate."""
    quads = [quad for quad in ox.parse(path=graph / "graph.trig") if not quad.predicate.value.endswith(predicate)]
    store = (graph / "store").resolve()
    shutil.rmtree(store)
    made = ox.Store(str(store))
    made.bulk_extend(quads)
    made.flush()
    del made  # closed, so that its files stay as they are
    seal(store.parent)


def _ends(kg: Kg, graph: Path, command: str, said: str) -> None:
    ran = kg(*command.split(), "--graph", graph)
    assert ran.code == 5, (command, ran)
    assert ran.err.startswith("kg: "), ran.err
    assert ran.err.count("\n") == 1, ran.err
    assert "kg build" in ran.err, ran.err
    assert said in ran.err, ran.err


@pytest.mark.parametrize("command", READING)
def test_a_scrambled_store_is_told(kg: Kg, damaged: Path, command: str) -> None:
    _scrambled(damaged / "store")
    _ends(kg, damaged, command, "damaged")


@pytest.mark.parametrize("command", [*READING, "export -f nquads", "export -f html --nodes 5"])
def test_a_store_whose_list_of_tables_is_cut_is_told(kg: Kg, damaged: Path, command: str) -> None:
    (manifest,) = (damaged / "store").glob("MANIFEST-*")
    _cut(manifest)
    _ends(kg, damaged, command, "store/MANIFEST-")


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("graph.ttl", "export -f turtle"),
        ("graph.ttl", "export -f ntriples"),
        ("graph.trig", "export -f nquads"),
        ("network.html", "export -f html"),
        ("network.html", "view --no-open"),
        ("meta.json", "compare"),
        ("articles.jsonl", "verify"),
    ],
)
def test_a_file_that_is_cut_is_told_and_not_handed_on(kg: Kg, damaged: Path, name: str, command: str) -> None:
    _cut((damaged / name).resolve())
    _ends(kg, damaged, command, name)
    assert kg(*command.split(), "--graph", damaged).out == ""


@pytest.mark.parametrize(
    ("predicate", "command"),
    [("#fileName", "compare"), ("#toldBy", "compare"), ("oa#start", "show Roe")],
)
def test_a_store_that_lacks_what_every_graph_has_is_told(kg: Kg, damaged: Path, predicate: str, command: str) -> None:
    _without(damaged, predicate)
    _ends(kg, damaged, command, "not whole")


def test_a_graph_of_another_layout_is_told(kg: Kg, damaged: Path) -> None:
    meta = (damaged / "meta.json").resolve()
    meta.write_text(json.dumps(json.loads(meta.read_text()) | {"layout": 99}))
    _ends(kg, damaged, "compare", "layout 99, this kg reads layout 3; install the kg that built it, or run kg build")


def test_a_file_in_the_place_of_a_graph_is_told(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "council.txt"
    file.write_text("Jane Roe resigned.")
    ran = kg("export", "--graph", file, "-o", tmp_path / "x.ttl")
    assert (ran.code, "council.txt is a file, and not a folder that kg build wrote" in ran.err) == (5, True)
