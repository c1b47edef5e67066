"""How far a run is shows on a terminal, and nowhere else."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.conftest import Kg

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no terminal of its own to offer")


def on_a_terminal(*arguments: object) -> tuple[bytes, str]:
    """What kg puts out, and what a terminal shows that it has for messages."""
    import pty

    ours, its = pty.openpty()
    shown = b""
    with subprocess.Popen(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=its,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    ) as running:
        os.close(its)
        with os.fdopen(ours, "rb", buffering=0) as terminal, suppress(OSError):  # so a terminal ends that nobody has
            while piece := terminal.read(4096):
                shown += piece
        out, _ = running.communicate()
    assert running.returncode == 0
    return out, shown.decode()


def test_a_terminal_shows_the_stages_and_the_output_has_nothing_of_it(kg: Kg, articles: Path, graph: Path) -> None:
    build = ("build", articles, "-o", graph)
    piped = kg(*build)
    out, shown = on_a_terminal(*build)
    assert (out.decode(), piped.err) == (piped.out, "")
    assert "extracting 2/2, 2 of them kept before" in shown
    assert on_a_terminal(*build, "--quiet") == (out, "")
