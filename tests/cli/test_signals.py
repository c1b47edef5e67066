"""A run that is asked to end does so soon, with one line, wherever it is, and leaves no process and no half graph."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli import stuck
from tests.cli.conftest import Ran

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups with these signals")

#: So many seconds mean that it never ends.
NEVER = 120


def _heard() -> None:
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@contextmanager
def started(stage: str, lines: int, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """kg in a process group of its own, when it has come to a stage and has told so in so many lines."""
    with subprocess.Popen(
        [sys.executable, stuck.__file__, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "STUCK_AT": stage, "PYTHONPATH": str(Path(__file__).parents[2])},
        start_new_session=True,
        # a shell starts background jobs with Ctrl-C ignored, and nohup ignores SIGHUP: the tests may run in either
        preexec_fn=_heard,
    ) as running:
        assert running.stdout
        try:
            told = [running.stdout.readline() for _ in range(lines)]
            assert "there\n" in told, (told, running.stderr and running.stderr.read())
            yield running
        finally:
            if running.poll() is None:
                os.killpg(running.pid, signal.SIGKILL)


def ended(running: subprocess.Popen[str]) -> Ran:
    """How it ended, once no process has its output open any more."""
    out, err = running.communicate(timeout=NEVER)
    return Ran(running.returncode, out, err)


@pytest.mark.parametrize(("name", "code", "line"), [("SIGINT", 130, "kg: interrupted\n"), ("SIGKILL", -9, "")])
def test_a_signal_while_several_processes_read_ends_them_all_and_what_was_done_is_kept(
    tmp_path: Path, name: str, code: int, line: str
) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    # the second and the third article take for ever, so the first is found and both processes are at work
    towns = ["Springfield", stuck.ENDLESS, stuck.ENDLESS, "Riverton", "Greenville", "Fairview", "Clinton", "Salem"]
    for number, town in enumerate(towns):
        (articles / f"{number}.txt").write_text(f"Jane Roe and {number} others left {town} on Monday.\n")
    with started("extraction", 3, "build", articles, "-o", tmp_path / "out", "--jobs", 2) as running:
        if name == "SIGKILL":
            running.kill()
        else:
            os.killpg(running.pid, signal.Signals[name])
        assert ended(running) == Ran(code, "", line)
    assert len(list((tmp_path / "out").rglob("*.json.gz"))) == 1
    assert not (tmp_path / "out" / ".current").exists()


@pytest.mark.parametrize(
    ("stage", "name", "code", "line"),
    [
        ("resolution", "SIGINT", 130, "kg: interrupted\n"),
        ("writing", "SIGTERM", 143, "kg: ended by SIGTERM\n"),
        ("writing", "SIGHUP", 129, "kg: ended, for its terminal hung up\n"),
    ],
)
def test_a_signal_after_the_reading_ends_the_run_and_the_old_graph_stays(
    graph: Path, articles: Path, tmp_path: Path, stage: str, name: str, code: int, line: str
) -> None:
    out = Path(shutil.copytree(graph, tmp_path / "out", symlinks=True))
    with started(stage, 1, "build", articles, "-o", out, "--story", "off") as running:
        running.send_signal(signal.Signals[name])
        running.send_signal(signal.Signals[name])  # a second one, as some send, changes nothing
        assert ended(running) == Ran(code, "", line)
    assert os.readlink(out / ".current") == os.readlink(graph / ".current")
    for file in (each for each in graph.rglob("*") if each.is_file()):
        assert (out / file.relative_to(graph)).read_bytes() == file.read_bytes()
