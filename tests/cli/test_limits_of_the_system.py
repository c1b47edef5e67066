"""Where the system allows a process too little, a command says so in one line, and calls no sound graph damaged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these limits are those of Linux")


def query(graph: Path, limit: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "query", "people", "--format", "tsv", "--graph", str(graph)]
    return subprocess.run(
        ["sh", "-c", f'ulimit {limit} && exec "$@"', "sh", *command], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("limit", "said", "what"), [("-n 128", "128 files", "-n"), ("-v 600000", "585 MB of address space", "-v")]
)
def test_what_the_system_allows_is_told_and_how_to_allow_more(graph: Path, limit: str, said: str, what: str) -> None:
    ran = query(graph, limit)
    assert (ran.returncode, ran.stdout) == (5, "")
    assert ran.stderr.startswith(f"kg: a process may {'open' if what == '-n' else 'have'} only {said} here")
    assert ran.stderr.endswith(f"(ulimit {what})\n")
    assert ran.stderr.count("\n") == 1


def test_few_open_files_are_no_matter_where_more_may_be_asked_for(graph: Path) -> None:
    ran = query(graph, "-S -n 64")
    assert (ran.returncode, ran.stderr) == (0, "")
