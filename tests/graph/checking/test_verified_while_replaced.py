"""A graph whose place another build takes while it is verified is no damaged graph."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.graph import verify
from kg.graph.checking import verifying
from kg.graph.store.opening import BuiltGraph, open_build


def test_the_next_build_is_verified_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Jane Roe sued Acme Corp on Monday.", encoding="utf-8")
    kg.build(article, tmp_path / "graph")
    seen = list[Path]()

    def open_and_replace(folder: Path) -> BuiltGraph:
        graph = open_build(folder)
        if not seen:
            graph.check_whole()
            article.write_text("John Doe resigned in May.", encoding="utf-8")
            kg.build(article, tmp_path / "graph")
        seen.append(graph.folder)
        return graph

    monkeypatch.setattr(verifying, "open_build", open_and_replace)
    assert verify(tmp_path / "graph") == []
    assert [folder.name for folder in seen] == ["1", "2"]
