"""`kg build --files`: a graph with or without its text files."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import building
from tests.cli.conftest import Kg

TEXTS = ("graph.trig", "graph.ttl")


def test_a_large_graph_has_no_text_files_if_nobody_asks_for_them(
    kg: Kg, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "ALL_FILES_UP_TO", 1)
    out = tmp_path / "graph"
    ran = kg("build", articles / "roe.md", "-o", out)
    assert (ran.code, ran.err) == (0, "")
    assert all((out / name).is_file() for name in TEXTS)
    ran = kg("add", articles / "stiles.md", "-o", out)
    assert "graph.trig and graph.ttl are left out" in ran.err
    assert "kg build --files all" in ran.err
    assert not any((out / name).exists() for name in TEXTS)
    assert kg("verify", "--graph", out).code == 0
    ran = kg("build", articles, "-o", out)
    assert ran.err == ""  # nothing has changed, and nothing is told twice
    ran = kg("build", articles, "--files", "all", "-o", out)
    assert (ran.code, ran.err) == (0, "")
    assert all((out / name).is_file() for name in TEXTS)


def test_the_page_of_a_very_large_graph_is_made_when_somebody_wants_to_see_it(
    kg: Kg, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "PAGE_UP_TO", 0)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    out = tmp_path / "graph"
    ran = kg("build", articles / "roe.md", "-o", out)
    assert "network.html is left out" in ran.err
    assert not (out / "network.html").exists()
    assert kg("verify", "--graph", out).code == 0
    ran = kg("view", "--no-open", "--graph", out)
    assert (ran.code, ran.err) == (0, "")
    page = Path(ran.out.rstrip("\n")).read_bytes()
    assert kg("export", "-o", tmp_path / "page.html", "--graph", out).code == 0
    assert (tmp_path / "page.html").read_bytes() == page
    kg("build", articles / "roe.md", "--files", "all", "-o", out)
    assert (out / "network.html").read_bytes() == page


def test_few_files_are_asked_for_by_name(kg: Kg, articles: Path, tmp_path: Path) -> None:
    ran = kg("build", articles / "roe.md", "--files", "few", "-o", tmp_path / "graph")
    assert (ran.code, ran.err) == (0, "")
    assert not (tmp_path / "graph" / "graph.ttl").exists()
    ran = kg("build", articles / "roe.md", "--files", "none", "-o", tmp_path / "graph")
    assert ran.code == 2
    assert "choose auto, all, few" in ran.err
