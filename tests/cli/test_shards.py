"""`kg extract --shard I/N --out DIR` and `kg build --from DIR`: runs that share nothing make what one run makes."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli.app import app
from tests.cli.conftest import Kg
from tests.jobs.invented import write_articles

WRITTEN = ("graph.trig", "graph.ttl", "articles.jsonl", "network.html", "meta.json")
NUMBERS = (1, 2, 3)
#: Ends the process as `kill -9` does as soon as the first record is in place.
KILLED = """
import os, signal, sys
from kg.cli import main
from kg.jobs import RecordStore

put = RecordStore.put

def put_and_die(store, name, record):
    put(store, name, record)
    os.kill(os.getpid(), signal.SIGKILL)

RecordStore.put = put_and_die
main()
"""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folders of the articles."""
    return write_articles(tmp_path_factory.mktemp("invented"))


@pytest.fixture(scope="module")
def at_once(folders: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of all articles, built in one go."""
    out = tmp_path_factory.mktemp("at_once")
    assert run("build", *folders, "-o", out / "graph").exit_code == 0
    return out / "graph"


@pytest.fixture(scope="module")
def machines(kg: Kg, folders: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """What two machines write, which list the folders in different orders: the first shard, and all three."""
    here, there = tmp_path_factory.mktemp("machines") / "here", tmp_path_factory.mktemp("machines") / "there"
    runs = [kg("extract", *folders, "--shard", "1/3", "--out", here)]
    runs += [kg("extract", *reversed(folders), "--shard", f"{number}/3", "--out", there) for number in NUMBERS]
    assert [(ran.code, ran.out) for ran in runs] == [(0, "")] * 4
    assert f"kg: shard 1/3: 1 of 5 articles, in {here}\n" in runs[0].err
    return here, there


def run(*arguments: object) -> Result:
    """The same in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def written(graph: Path) -> dict[str, bytes]:
    return {name: (graph / name).read_bytes() for name in WRITTEN}


def test_machines_that_list_the_files_differently_agree(machines: tuple[Path, Path]) -> None:
    here, there = machines
    for file in here.rglob("*.gz"):
        assert file.read_bytes() == (there / file.relative_to(here)).read_bytes()
    one, other = (json.loads((folder / "shard-1-of-3.json").read_text(encoding="utf-8")) for folder in machines)
    assert one["members"] == other["members"] != []
    assert one["whole"] == other["whole"]


def test_shards_of_several_folders_make_the_graph_of_one_go_in_the_order_of_the_first(
    kg: Kg, folders: tuple[Path, Path], machines: tuple[Path, Path], at_once: Path, tmp_path: Path
) -> None:
    here, there = machines
    ran = kg("build", "--from", here, there, "-o", tmp_path / "mixed")
    assert (ran.code, ran.err) == (0, "")
    assert written(tmp_path / "mixed") == written(at_once)
    assert run("build", "--from", there, "--from", here, "-o", tmp_path / "reversed").exit_code == 0
    assert run("build", *reversed(folders), "-o", tmp_path / "at_once_reversed").exit_code == 0
    assert written(tmp_path / "reversed") == written(tmp_path / "at_once_reversed") != written(at_once)


def test_a_missing_shard_ends_with_3(machines: tuple[Path, Path], tmp_path: Path) -> None:
    ran = run("build", "--from", machines[0], "-o", tmp_path / "graph")
    assert (ran.exit_code, ran.stdout) == (3, "")
    assert "shards 2, 3 of 3 are missing" in ran.stderr
    assert not (tmp_path / "graph").exists()


def test_an_input_that_fails_ends_with_3_and_the_others_are_done(folders: tuple[Path, Path], tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    ran = run("extract", folders[0], missing, "--out", tmp_path / "out", "--jobs", 1, "--quiet")
    line = f"kg: {missing}: there is no such file or folder; check the path\n"
    assert (ran.exit_code, ran.stdout, ran.stderr) == (3, "", line)
    (failed,) = (tmp_path / "out" / "failures-1-of-1.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(failed) == {"file": "missing.txt", "sha256": None, "message": line[4:-1]}
    ran = run("build", "--from", tmp_path / "out", "-o", tmp_path / "graph")
    assert (ran.exit_code, ran.stderr) == (3, line)
    assert "left out          1" in ran.stdout


def test_a_run_that_is_killed_goes_on(folders: tuple[Path, Path], at_once: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, "extract", *folders, "--out", out, "--jobs", "1"], check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert [file.suffixes for file in out.rglob("*") if file.is_file()] == [[".json", ".gz"]]
    assert run("build", "--from", out, "-o", tmp_path / "graph").exit_code == 3
    assert run("extract", *folders, "--out", out).exit_code == 0
    assert run("build", "--from", out, "-o", tmp_path / "graph").exit_code == 0
    assert written(tmp_path / "graph") == written(at_once)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["extract", "a.txt", "--out", "out", "--shard", "0/4"], "there is no shard 0/4"),
        (["extract", "a.txt", "--out", "out", "--shard", "x"], "'x' is no shard"),
        (["extract", "a.txt", "--shard", "1/4"], "name one with --out"),
        (["extract", "a.txt", "--out", "out", "--cache", "kept"], "leave --cache out"),
        (["build"], "nothing to build of"),
        (["build", "--from", "out", "--any-language"], "--any-language is for reading articles"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(arguments: list[str], told: str) -> None:
    ran = run(*arguments)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert told in ran.stderr
