"""Output arrives whole and readable whatever reads it, and nothing breaks when nobody does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Kg

NARROW = [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp1252"}]


@pytest.mark.parametrize("env", NARROW, ids=str)
@pytest.mark.parametrize(
    "command", ["extract {articles}", "show Stiles --graph {graph}", "query quotations --graph {graph}"]
)
def test_piped_data_is_utf_8_whatever_the_locale(
    kg_process: Kg, articles: Path, graph: Path, command: str, env: dict[str, str]
) -> None:
    arguments = [word.format(articles=articles, graph=graph) for word in command.split()]
    ran = kg_process(*arguments, env=env)
    assert (ran.code, ran.err) == (0, "")
    assert "café owner when we met –" in ran.out


@pytest.mark.parametrize("env", NARROW, ids=str)
def test_help_and_errors_fit_any_encoding(kg_process: Kg, env: dict[str, str]) -> None:
    assert kg_process("--help", env=env).code == 0
    assert kg_process("query", "naïve–query", env=env).code == 2


CLOSED, FULL = (">&-", b"it is closed"), (">/dev/full", b"No space left on device")


def ended(command: str, places: dict[str, Path], shell: str) -> tuple[int, bytes, bytes]:
    """Exit code, output and messages of a command that a shell runs with its streams so."""
    words = [word.format(**places) for word in ("python", "-m", "kg", *command.split())]
    words[0] = sys.executable
    done = subprocess.run(["sh", "-c", f'"$@" {shell}', "sh", *words], capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no device that is always full")
@pytest.mark.parametrize(
    ("command", "how"),
    [
        ("compare --graph {graph}", CLOSED),
        ("compare --graph {graph}", FULL),
        ("show Roe --graph {graph}", CLOSED),
        ("query quotations --graph {graph}", CLOSED),
        ("query --list", FULL),
        ("export -f turtle --graph {graph}", CLOSED),
        ("export -f gexf --graph {graph}", FULL),
        ("view --no-open --graph {graph}", CLOSED),
        ("--help", FULL),
    ],
)
def test_output_that_cannot_be_written_ends_the_command_with_one_line(
    graph: Path, command: str, how: tuple[str, bytes]
) -> None:
    shell, why = how
    code, out, err = ended(command, {"graph": graph}, shell)
    assert (code, out) == (5, b"")
    assert err.startswith(b"kg: cannot write to standard output: " + why)
    assert err.count(b"\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="closes streams as a POSIX shell does")
def test_closed_streams_that_a_command_does_not_need_do_not_stop_it(graph: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    places = {"graph": graph, "page": page}
    assert ended("compare -o {page} --graph {graph}", places, ">&- 2>&- <&-") == (0, b"", b"")
    assert page.read_bytes().startswith(b"<!doctype html>")
    assert ended("show Nobody --graph {graph}", places, "2>&-") == (1, b"", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="closes streams as a POSIX shell does")
@pytest.mark.parametrize("command", ["query - --graph {graph}", "extract -", "explain -"])
def test_standard_input_that_is_closed_is_told(graph: Path, command: str) -> None:
    code, out, err = ended(command, {"graph": graph}, "<&-")
    assert (code, out, err) == (3, b"", b"kg: -: there is no standard input here; give a file\n")


@pytest.mark.parametrize(
    "command",
    [
        "extract {articles}",
        *(f"{each} --graph {{graph}}" for each in ("compare", "show Roe", "query people")),
        "--help",
    ],
)
def test_a_reader_that_goes_away_ends_the_command_quietly(articles: Path, graph: Path, command: str) -> None:
    arguments = [word.format(articles=articles, graph=graph) for word in command.split()]
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kg", *arguments], stdout=writer, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
def test_an_interrupt_ends_a_slow_query_with_one_line(graph: Path) -> None:
    slow = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    # The query comes through a pipe: once all of it is taken, the command is past its start-up.
    running = subprocess.Popen(
        [sys.executable, "-m", "kg", "query", "-", "--graph", str(graph)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # a shell starts background jobs with Ctrl-C ignored, and the tests may run in one
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert running.stdin
    running.stdin.write(slow.encode() + b" " * 2_000_000)
    running.stdin.flush()
    running.send_signal(signal.SIGINT)
    out, err = running.communicate()
    assert (running.returncode, out, err) == (130, b"", b"kg: interrupted\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no device that is always full")
@pytest.mark.parametrize("to", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize(
    ("command", "code", "told"), [("extract {articles} none.txt", 3, b'"text"'), ("nope", 2, b""), ("formats", 0, b"")]
)
def test_messages_that_nobody_takes_cost_no_work(articles: Path, command: str, code: int, told: bytes, to: str) -> None:
    ran = ended(command, {"articles": articles}, to)
    assert (ran[0], told in ran[1], ran[2]) == (code, True, b"")
