"""A pipeline that is not kg's gives statements too."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Kg
from tests.other_pipeline import TEXT, write_other_pipeline


def test_another_pipeline_with_ud_labels_gives_statements(kg: Kg, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write_other_pipeline(other)
    article = tmp_path / "roe.txt"
    article.write_text(TEXT.replace(" .", ".") + "\n", encoding="utf-8")
    ran = kg("extract", article, "--pipeline", other)
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    names = {e["id"]: e["name"] for e in found["entities"]}
    assert [(names[s["subject"]], s["predicate"], s["status"]) for s in found["statements"]] == [
        ("Jane Roe", "sentencedTo", "asserted")
    ]
