"""`kg build --decisions FILE`: what it changes, and how a mistake in the file ends."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Kg

RENAME = '[[rename]]\nentity = "Jane Roe"\nas = "Jane Stiles Roe"\n[[reject]]\nentity = "Mary Major"\n'


def test_decisions_are_carried_out_and_told(kg: Kg, articles: Path, tmp_path: Path) -> None:
    file = tmp_path / "decisions.toml"
    file.write_text(RENAME, encoding="utf-8")
    ran = kg("build", articles, "--decisions", file, "-o", tmp_path / "out")
    assert (ran.code, ran.err) == (0, f"kg: {file}: 2 decisions carried out\n")
    assert "Jane Roe" in kg("show", "Jane Stiles Roe", "--graph", tmp_path / "out").out
    assert kg("show", "Mary Major", "--graph", tmp_path / "out").code == 1
    assert kg("verify", "--graph", tmp_path / "out").code == 0


def test_a_decision_about_nothing_ends_the_build_and_leaves_the_graph_before(
    kg: Kg, articles: Path, tmp_path: Path
) -> None:
    kg("build", articles, "-o", tmp_path / "out")
    before = (tmp_path / "out" / "graph.ttl").read_bytes()
    file = tmp_path / "decisions.toml"
    file.write_text('\n[[rename]]\nentity = "Jane Row"\nas = "X"\n', encoding="utf-8")
    ran = kg("build", articles, "--decisions", file, "-o", tmp_path / "out")
    assert ran.code == 3
    assert f"{file}, line 2: nothing is called “Jane Row”" in ran.err
    assert (tmp_path / "out" / "graph.ttl").read_bytes() == before


def test_a_slip_in_the_file_shows_before_an_article_is_read(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "decisions.toml"
    file.write_text("[[merge]]\n", encoding="utf-8")
    ran = kg("build", tmp_path / "missing.txt", "--decisions", file, "-o", tmp_path / "out")
    assert (ran.code, "missing.txt" in ran.err, "“entities” must be a list" in ran.err) == (3, False, True)
