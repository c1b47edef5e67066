"""`kg serve` says what it lacks; what it serves is tested in tests/serving."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Kg


def test_an_address_that_is_taken_is_told(kg: Kg, graph: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = kg("serve", "--graph", graph, "--port", str(taken.getsockname()[1]))
    assert (ran.code, ran.out) == (2, "")
    assert "choose another with --host or --port" in ran.err


def test_a_graph_that_is_not_there_is_told(kg: Kg, tmp_path: Path) -> None:
    assert kg("serve", "--graph", tmp_path).code == 5


def test_an_origin_that_no_page_has_is_told(kg: Kg, graph: Path) -> None:
    ran = kg("serve", "--graph", graph, "--allow-origin", "foo")
    assert (ran.code, "'foo' is no site" in ran.err) == (2, True)


def test_packages_that_are_not_there_are_named(kg: Kg, graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("kg.serving", "starlette", "uvicorn"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    ran = kg("serve", "--graph", graph)
    assert (ran.code, ran.err) == (2, "kg: kg serve needs packages that are not here: pip install 'kg-news[serve]'\n")
