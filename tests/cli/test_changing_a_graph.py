"""`kg add` and `kg remove`, and what `kg diff` tells of two graphs."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Kg


def test_articles_are_added_and_removed(kg: Kg, articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph"
    assert kg("build", articles / "roe.md", "-o", out, "-j", 1).code == 0
    ran = kg("add", articles, tmp_path / "none.txt", "-o", out, "-j", 1)
    assert ran.code == 3
    assert ran.out.startswith("articles          2   from 2 known outlets")
    assert "roe.md: is the same article as roe.md; it is read once" in ran.err
    assert "none.txt: there is no such file or folder" in ran.err
    ran = kg("remove", "Stiles", "-o", out)
    assert (ran.code, ran.out) == (1, "")
    assert "stiles.md, Stiles speaks of Roe" in ran.err
    ran = kg("remove", "stiles.md", "-o", out)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("articles          1   from 1 known outlet")


def test_two_graphs_are_held_against_each_other(kg: Kg, graph: Path, articles: Path, tmp_path: Path) -> None:
    assert kg("build", articles / "roe.md", "-o", tmp_path / "one", "-j", 1).code == 0
    ran = kg("diff", graph, graph)
    assert (ran.code, ran.err) == (0, "")
    ran = kg("diff", graph, tmp_path / "one", "-o", tmp_path / "differences.json")
    assert (ran.code, ran.out, ran.err) == (1, "", "")
    told = json.loads((tmp_path / "differences.json").read_text(encoding="utf-8"))
    assert [each["file"] for each in told["articles"]["only_old"]] == ["stiles.md"]
    assert kg("diff", graph, tmp_path / "none").code == 5
