from __future__ import annotations

import io
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph import export, verify
from tests.graph.sample import build


@pytest.mark.parametrize("format", ["trig", "turtle", "nquads", "ntriples", "jsonld"])
def test_what_a_graph_without_its_text_files_exports_is_the_same(format: str, tmp_path: Path) -> None:
    exported = []
    for out in (build(tmp_path / "all"), build(tmp_path / "few", texts=False)):
        stream = io.BytesIO()
        export(out, format, stream)
        exported.append(stream.getvalue())
    assert exported[0] == exported[1]


def test_a_graph_without_its_text_files_is_whole(tmp_path: Path) -> None:
    out = build(tmp_path / "out")
    build(out, texts=False)
    assert verify(out) == []
    assert not any((out / name).exists() or (out / name).is_symlink() for name in ("graph.trig", "graph.ttl"))
    build(out)
    assert verify(out) == []
    assert (out / "graph.trig").is_file()


def test_a_text_file_that_was_there_is_missed(tmp_path: Path) -> None:
    out = build(tmp_path / "out")
    (out / ".current" / "graph.trig").unlink()
    assert [problem.subject for problem in verify(out) if problem.kind == "file"] == ["graph.trig"]
    with pytest.raises(StoreError, match=r"graph\.trig is missing"):
        export(out, "trig", io.BytesIO())
