from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph import current_build, new_build, open_graph, verify
from kg.graph.store.output import check_place
from tests.graph.sample import build, collection, first, second

ROOT = Path(__file__).parents[3]

# A build that stops at one point, says so, and waits there to be killed.
STOPPING_BUILD = """
import os, sys
from pathlib import Path
from kg.graph import new_build, write_graph
from tests.graph.sample import collection, second, write_articles

def reached(point):
    if point == sys.argv[2]:
        print(point, flush=True)
        sys.stdin.read()

real_replace = os.replace
def replace(source, target):
    reached(f"before {Path(target).name}")
    real_replace(source, target)
    reached(f"after {Path(target).name}")
os.replace = replace

with new_build(Path(sys.argv[1])) as folder:
    reached("begun")
    write_graph(collection(second()), folder)
    reached("written")
    write_articles(collection(second()), folder)
reached("done")
"""


def kill_build_at(point: str, out: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", STOPPING_BUILD, str(out), point]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        line = process.stdout.readline().decode().strip()
        process.kill()
    assert line == point


def articles_in(out: Path) -> int:
    return open_graph(out).meta.counts["articles"]


def builds_in(out: Path) -> list[str]:
    return sorted(path.name for path in (out / ".builds").iterdir() if path.is_dir())


def test_the_names_at_the_top_lead_to_the_current_build(built: Path) -> None:
    for name in ("graph.ttl", "graph.trig", "articles.jsonl", "network.html", "meta.json"):
        assert (built / name).read_bytes() == (current_build(built) / name).read_bytes()


def test_a_new_build_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    out = build(tmp_path / "out")
    build(out, collection(second()))
    assert articles_in(out) == 1
    assert len(builds_in(out)) == 1


def test_a_reader_keeps_the_build_that_it_opened(tmp_path: Path) -> None:
    out = build(tmp_path / "out")
    graph = open_graph(out)
    build(out, collection(second()))
    assert sum(1 for _ in graph.store) == graph.meta.counts["quads"]


def test_several_readers_and_a_build_at_the_same_time(tmp_path: Path) -> None:
    out = build(tmp_path / "out")
    with new_build(out):
        readers = [open_graph(out) for _ in range(3)]
        assert {bool(list(reader.store.named_graphs())) for reader in readers} == {True}


def test_an_error_leaves_the_old_graph_and_nothing_else(tmp_path: Path) -> None:
    out = build(tmp_path / "out")
    with pytest.raises(ZeroDivisionError), new_build(out) as folder:
        (folder / "graph.ttl").write_text(str(1 // 0), encoding="utf-8")
    assert articles_in(out) == 2
    assert len(builds_in(out)) == 1


@pytest.mark.parametrize("point", ["begun", "written", "before .current"])
def test_a_kill_before_the_link_moves_leaves_the_old_graph(point: str, tmp_path: Path) -> None:
    out = build(tmp_path / "out")
    kill_build_at(point, out)
    assert articles_in(out) == 2
    assert verify(out) == []
    build(out, collection(first()))
    assert articles_in(out) == 1
    assert len(builds_in(out)) == 1


@pytest.mark.parametrize("point", ["after .current", "done"])
def test_a_kill_after_the_link_moves_leaves_the_new_graph(point: str, tmp_path: Path) -> None:
    out = build(tmp_path / "out")
    kill_build_at(point, out)
    assert articles_in(out) == 1
    assert verify(out) == []


@pytest.mark.skipif(os.name == "nt", reason="there are no links to stop at")
@pytest.mark.parametrize("point", ["begun", "after graph.ttl", "before .current"])
def test_a_kill_during_the_very_first_build_leaves_no_graph_and_no_obstacle(point: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    kill_build_at(point, out)
    with pytest.raises(StoreError, match=r"run kg build (first|again)"):
        current_build(out)
    build(out)
    assert verify(out) == []


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    with new_build(tmp_path), pytest.raises(StoreError, match="another kg build"), new_build(tmp_path):
        pass


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".gitkeep").touch()
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    build(tmp_path)
    build(tmp_path)
    assert (tmp_path / ".gitkeep").exists()
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["graph.ttl", "store", "network.html", ".current"])
def test_a_name_that_somebody_else_uses_is_refused_and_left_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "mine").touch()
    with pytest.raises(StoreError, match="was not made by kg"), new_build(tmp_path):
        pass
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == [name, f"{name}/mine"]


def test_a_file_of_the_same_name_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match=r"graph\.ttl was not made by kg"), new_build(tmp_path):
        pass
    assert (tmp_path / "graph.ttl").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("inside", ["store", ".builds", ".records"])
def test_what_kg_keeps_of_a_graph_is_no_place_for_another(built: Path, inside: str) -> None:
    with pytest.raises(StoreError, match="of another graph; choose another folder"):
        check_place(built / inside)
    check_place(built)


def test_a_folder_that_may_not_be_written_is_said_in_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path / ".builds" / "lock"))

    monkeypatch.setattr("kg.graph.store.output.FileLock.acquire", refuse)
    with pytest.raises(StoreError) as raised, new_build(tmp_path):
        pass
    assert str(raised.value) == f"cannot write to {tmp_path}: Permission denied; choose another folder"


def test_a_file_in_place_of_the_folder_is_an_error_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(StoreError, match="cannot write"), new_build(tmp_path / "out"):
        pass


@pytest.mark.parametrize("exists", [True, False])
def test_without_a_build_there_is_no_graph(exists: bool, tmp_path: Path) -> None:
    out = tmp_path / "out"
    if exists:
        out.mkdir()
    with pytest.raises(StoreError, match="run kg build first"):
        open_graph(out)


@pytest.mark.parametrize("damage", ["no meta", "bad meta", "no store", "empty store", "no build", "older layout"])
def test_a_damaged_build_is_an_error_that_says_to_build_again(damage: str, tmp_path: Path) -> None:
    out = build(tmp_path / "out")
    folder = current_build(out)
    meta, store = folder / "meta.json", folder / "store"
    match damage:
        case "no meta":
            meta.unlink()
        case "bad meta":
            meta.write_text("{", encoding="utf-8")
        case "older layout":
            meta.write_text(json.dumps({**json.loads(meta.read_text("utf-8")), "layout": 1}), encoding="utf-8")
        case "no store":
            store.rename(tmp_path / "elsewhere")
        case "empty store":
            store.rename(tmp_path / "elsewhere")
            store.mkdir()
        case "no build":
            folder.rename(tmp_path / "elsewhere")
    with pytest.raises(StoreError, match="run kg build again"):
        open_graph(out)


def test_a_build_copied_elsewhere_opens_by_itself(built: Path, tmp_path: Path) -> None:
    shutil.copytree(current_build(built), tmp_path / "copy")
    assert articles_in(tmp_path / "copy") == 2


@pytest.mark.parametrize("links", [True, False], ids=["with its links", "with what its links lead to"])
def test_a_copy_of_the_folder_opens_and_is_sound(links: bool, built: Path, tmp_path: Path) -> None:
    out = Path(shutil.copytree(built, tmp_path / "copy", symlinks=links, copy_function=shutil.copyfile))
    if not links:
        shutil.rmtree(out / ".builds")  # what is left does without
    assert articles_in(out) == 2
    assert verify(out) == []


@pytest.mark.skipif(os.name == "nt", reason="there are no links")
class TestSomethingLeftBehind:
    """Copies without hidden files, and what is said of each."""

    def test_links_without_what_they_lead_to(self, built: Path, tmp_path: Path) -> None:
        self.copied(built, tmp_path, followed=False)
        with pytest.raises(StoreError, match=r"hidden folder .builds.*copy the whole folder, hidden files included"):
            open_graph(tmp_path)

    def test_files_without_the_seal(self, built: Path, tmp_path: Path) -> None:
        self.copied(built, tmp_path, followed=True)
        with pytest.raises(StoreError, match=r"seal.json.*copy the whole folder, hidden files included"):
            open_graph(tmp_path)

    def test_a_graph_without_the_link_to_its_build_is_whole_again_with_it(self, built: Path, tmp_path: Path) -> None:
        out = Path(shutil.copytree(built, tmp_path / "out", symlinks=True))
        build_name = current_build(out).name
        (out / ".current").unlink()
        with pytest.raises(StoreError, match=f"lacks the link .current.* to .builds/{build_name}, or run kg build"):
            open_graph(out)
        (out / ".current").symlink_to(f".builds/{build_name}")
        assert verify(out) == []

    def test_into_a_copy_in_which_links_were_followed_nothing_can_be_written(self, built: Path, tmp_path: Path) -> None:
        out = Path(shutil.copytree(built, tmp_path / "out"))
        with pytest.raises(StoreError, match=r"links were followed.*copy the graph with its links"):
            check_place(out)

    @staticmethod
    def copied(built: Path, copy: Path, *, followed: bool) -> None:
        """What `cp -r BUILT/* COPY` copies, or with `-L` too."""
        for path in built.glob("[!.]*"):
            if path.is_symlink() and not followed:
                (copy / path.name).symlink_to(os.readlink(path))
            else:
                (shutil.copytree if path.is_dir() else shutil.copyfile)(path, copy / path.name)


class TestWithoutLinks:
    """Systems that allow no symbolic links get a one-line file and copies."""

    @pytest.fixture(autouse=True)
    def _no_links(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise OSError("a required privilege is not held by the client")

        monkeypatch.setattr(os, "symlink", refuse)

    def test_a_build_is_found_and_replaced(self, tmp_path: Path) -> None:
        out = build(tmp_path / "out")
        build(out, collection(second()))
        assert not any(path.is_symlink() for path in out.iterdir())
        assert articles_in(out) == 1
        assert (out / "graph.ttl").read_bytes() == (current_build(out) / "graph.ttl").read_bytes()
        assert verify(out) == []

    def test_a_copy_that_somebody_changed_is_not_overwritten(self, tmp_path: Path) -> None:
        out = build(tmp_path / "out")
        with open(out / "graph.ttl", "a", encoding="utf-8") as file:
            file.write("# mine\n")
        with pytest.raises(StoreError, match=r"graph\.ttl was not made by kg"):
            build(out)
