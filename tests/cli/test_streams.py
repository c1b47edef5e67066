"""Output arrives whole and readable whatever reads it, and nothing breaks when nobody does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.plain_text.printable import printable
from tests.cli.conftest import Kg

NARROW = [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp1252"}]


@pytest.mark.parametrize("env", NARROW, ids=str)
@pytest.mark.parametrize(
    "command", ["extract {articles}", "show Stiles --graph {graph}", "query quotations --graph {graph}"]
)
def test_piped_data_is_utf_8_whatever_the_locale(
    kg: Kg, articles: Path, graph: Path, command: str, env: dict[str, str]
) -> None:
    arguments = [word.format(articles=articles, graph=graph) for word in command.split()]
    ran = kg(*arguments, env=env)
    assert (ran.code, ran.err) == (0, "")
    assert "café owner when we met –" in ran.out


@pytest.mark.parametrize("env", NARROW, ids=str)
def test_help_and_errors_fit_any_encoding(kg: Kg, env: dict[str, str]) -> None:
    assert kg("--help", env=env).code == 0
    assert kg("query", "naïve–query", env=env).code == 2


@pytest.mark.parametrize(
    "command", ["extract {articles}", "query quotations --graph {graph}", "export -f turtle --graph {graph}"]
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


def test_nothing_in_an_article_can_drive_the_terminal() -> None:
    assert printable("\x1b[2Jone\ttwo\nthree\u202e\x9b") == "\ufffd[2Jone\ttwo\nthree\ufffd\ufffd"
