"""Whichever file of a graph is damaged, and however: what is read of it is what was built, or it is told."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from kg.cli.view import view
from kg.errors import StoreError
from kg.graph import current_build, diff, export, open_graph, run_query, verify
from tests.graph.compared import laid_out
from tests.graph.damages import DAMAGES, files_of
from tests.graph.sample import build, collection, second

#: Nothing stands in them that anybody reads.
WITHOUT_CONTENT = {"LOCK", "lock"}

#: Sorts, groups and joins what all graphs hold.
QUERY = """SELECT ?g ?b ?name (COUNT(*) AS ?n) {
  { ?a ?b ?c } UNION { GRAPH ?g { ?a ?b ?c } } OPTIONAL { ?c rdfs:label ?name }
} GROUP BY ?g ?b ?name ORDER BY ?name ?b ?g"""


def _exported(format: str, *, full: bool = False) -> Callable[[Path], object]:
    def read(out: Path) -> bytes:
        written = io.BytesIO()
        export(out, format, written, full=full)
        return written.getvalue()

    return read


def _answer(out: Path) -> object:
    return run_query(out, QUERY, memory="150M").terms


def _looked_at(out: Path) -> list[object]:
    graph = open_graph(out)
    return [graph.show("Jane Roe"), graph.compare(), graph.statements(), graph.quotations(), repr(graph)]


def _viewed(out: Path) -> object:
    with redirect_stdout(io.StringIO()) as told:
        view(out, no_open=True)
    return Path(told.getvalue().strip()).read_bytes()


def _worded(out: Path) -> object:
    vocabulary = open_graph(out).vocabulary
    return vocabulary.prefixes, sorted(vocabulary.added)


READINGS: dict[str, Callable[[Path], object]] = {
    "query": _answer,
    "show, compare, rows": _looked_at,
    "view": _viewed,
    "vocabulary": _worded,
    **{each: _exported(each) for each in ("turtle", "graphml", "html", "csv", "openrefine")},
    "nquads in full": _exported("nquads", full=True),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph with a story."""
    articles, comparison = laid_out()
    return build(tmp_path_factory.mktemp("sound") / "output", articles, comparison=comparison)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of other articles."""
    return build(tmp_path_factory.mktemp("other") / "output", collection(second()))


@pytest.fixture(scope="module")
def expected(sound: Path) -> dict[str, object]:
    """What each reading gives of the sound graph."""
    return {name: read(sound) for name, read in READINGS.items()}


def _wrong(out: Path, expected: dict[str, object], sound: Path, *, queried: bool = True) -> list[str]:
    """The readings that give something else than what was built and do not say so."""
    wrong = []
    for name, read in READINGS.items():
        if name == "query" and not queried:
            continue
        try:
            if read(out) != expected[name] or diff(sound, out):
                wrong.append(name)
        except StoreError as error:
            if "kg build" not in str(error):
                wrong.append(f"{name}: {error}")
    return wrong


def _unnoticed(out: Path) -> bool:
    try:
        return not verify(out)
    except StoreError:
        return False


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_told_or_changes_nothing(
    damage: str, sound: Path, other: Path, expected: dict[str, object], tmp_path: Path
) -> None:
    out = tmp_path / "output"
    for name in files_of(sound):
        shutil.copytree(sound, out, symlinks=True)
        before = (out / name).read_bytes()
        DAMAGES[damage](out / name, other / name)
        changed = not (out / name).exists() or (out / name).read_bytes() != before
        # a query trusts RocksDB to notice what is wrong inside a table, which is none of kg's promises to try
        queried = not (name.endswith(".sst") and (out / name).is_file())
        assert (name, _wrong(out, expected, sound, queried=queried)) == (name, [])
        assert (name, _unnoticed(out)) == (name, Path(name).name in WITHOUT_CONTENT or not changed)
        shutil.rmtree(out)


@pytest.mark.parametrize("name", ["000099.sst", "000099.log", "MANIFEST-000099", "OPTIONS-000099"])
def test_a_file_more_that_the_store_would_read_is_told(name: str, sound: Path, other: Path, tmp_path: Path) -> None:
    out = Path(shutil.copytree(sound, tmp_path / "output", symlinks=True))
    (like, *_) = (current_build(other) / "store").glob("MANIFEST-*" if "MANIFEST" in name else "*.sst")
    shutil.copyfile(like, out / "store" / name)
    with pytest.raises(StoreError, match=f"store/{name} was not there when the graph was built"):
        open_graph(out)


@pytest.mark.parametrize("name", [".DS_Store", "desktop.ini", "LOG", "CURRENT.bak", "._CURRENT"])
def test_a_file_more_that_nobody_reads_changes_nothing(
    name: str, sound: Path, expected: dict[str, object], tmp_path: Path
) -> None:
    out = Path(shutil.copytree(sound, tmp_path / "output", symlinks=True))
    (out / "store" / name).write_bytes(b"of a file manager")
    assert _wrong(out, expected, sound) == []
    assert verify(out) == []


@pytest.mark.skipif(os.name == "nt", reason="there are no links")
@pytest.mark.parametrize("name", [".current", "store", "meta.json", "network.html"])
def test_a_link_that_is_gone_is_told_or_changes_nothing(
    name: str, sound: Path, expected: dict[str, object], tmp_path: Path
) -> None:
    out = Path(shutil.copytree(sound, tmp_path / "output", symlinks=True))
    (out / name).unlink()
    assert _wrong(out, expected, sound) == []


def test_reading_changes_no_file(sound: Path, tmp_path: Path) -> None:
    out = Path(shutil.copytree(sound, tmp_path / "output", symlinks=True))
    before = _states(out)
    readers = [open_graph(out), open_graph(out)]  # as long as one reads another may
    assert len({len(reader.query("SELECT * { ?a ?b ?c }")) for reader in readers}) == 1
    for read in READINGS.values():
        read(out)
    assert verify(out) == []
    assert _states(out) == before


def _states(out: Path) -> dict[str, tuple[int, bytes]]:
    return {name: ((out / name).stat().st_mtime_ns, (out / name).read_bytes()) for name in files_of(out)}


def test_the_store_tells_nothing_of_where_it_was_built(sound: Path) -> None:
    for path in (current_build(sound) / "store").iterdir():
        assert os.fsencode(sound.parent) not in path.read_bytes(), path.name
