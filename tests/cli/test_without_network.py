"""kg needs no network and does not try to reach one, its child processes and compiled libraries included.

The guard of tests/conftest.py sees what Python's own sockets do in this process. Here everything runs where there is no
network at all, and the kernel counts what was sent or found no way out.
"""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

ALONE = ["unshare", "--net", "--map-root-user"]
IMPORT_ALL = """
import importlib, pkgutil, kg
for module in pkgutil.walk_packages(kg.__path__, "kg."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""
SWALLOWED_ERROR = """
import socket
try:
    socket.create_connection(("192.0.2.1", 80))
except OSError:
    pass
"""


@pytest.fixture(scope="module", autouse=True)
def _namespaces() -> None:
    if shutil.which("unshare") is None or subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine gives no network namespace (Linux, unshare --net --map-root-user)")


def counted(lines: Iterable[str]) -> int:
    """What went out and what found no way out, in the two files in which Linux counts that of IPv4 and IPv6."""
    values: dict[str, int] = {}
    names: list[str] = []
    for line in lines:
        head, *cells = line.split()
        if head.startswith("Ip6"):
            values[head] = int(cells[0])
        elif head == "Ip:" and not names:
            names = cells
        elif head == "Ip:":
            values.update(zip(names, map(int, cells), strict=True))
    return sum(values[name] for name in ("OutRequests", "OutNoRoutes", "Ip6OutRequests", "Ip6OutNoRoutes"))


def attempts(folder: Path, *commands: list[str]) -> int:
    """How often Python, run with each of these arguments in turn, tried to reach anything."""
    script = [f"{shlex.join([sys.executable, *command])} >&2 || exit" for command in commands]
    done = subprocess.run(
        [*ALONE, "sh", "-c", "\n".join([*script, "cat /proc/net/snmp /proc/net/snmp6"])],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return counted(done.stdout.splitlines())


def test_an_attempt_whose_error_is_swallowed_is_counted(tmp_path: Path) -> None:
    assert attempts(tmp_path, ["-c", SWALLOWED_ERROR]) > 0


def test_kg_is_imported_and_reads_asks_and_shows_without_a_network(tmp_path: Path, articles: Path) -> None:
    kg = ["-m", "kg"]
    tried = attempts(
        tmp_path,
        ["-c", IMPORT_ALL],
        [*kg, "build", str(articles), "-o", "graph", "--jobs", "2"],
        [*kg, "query", "people", "--graph", "graph"],
        [*kg, "view", "--no-open", "--graph", "graph"],
    )
    assert tried == 0
    assert (tmp_path / "graph" / "network.html").exists()
