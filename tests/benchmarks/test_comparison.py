"""Labels of stories: exact words become offsets, and pairs, conflicts and origins are held against them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import kg
from benchmarks.comparison.convert import row_of
from benchmarks.comparison.labels import LabelledStory, Place
from benchmarks.comparison.scoring import score_conflicts, score_origins, score_pairs
from kg.comparison.inputs.parts import Parts
from kg.comparison.renderings import rendered
from kg.model import Span
from kg.model.comparison import Agreement, Conflict, Origin, OriginKind, Side
from kg.resolution import resolve_collection

FIRST = "“We shall rebuild the old bridge by autumn,” Jane Roe said."
SECOND = "Roe said the bridge would be rebuilt by autumn. “Nobody pays,” she said."


def test_words_become_offsets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = {"group": "g", "similar": 1, "articles": [{"letter": "A", "id": "a"}, {"letter": "B", "id": "b"}]}
    (tmp_path / "story.json").write_text(json.dumps(told), encoding="utf-8")
    (tmp_path / "A.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "B.txt").write_text(SECOND, encoding="utf-8")
    labels = [
        {"u": 1, "in": [["A", ["We shall"], "direct", "Roe"], ["B", ["the bridge", "by autumn"], "indirect", "Roe"]]},
        {"c": 1, "sides": [["A", "autumn"], ["B", "winter"]]},
        {"o": 1, "pair": ["B", "A"]},
    ]
    (tmp_path / "labels.jsonl").write_text("\n".join(map(json.dumps, labels)), encoding="utf-8")
    row = row_of(tmp_path)
    assert row["utterances"] == [[[0, [[1, 9]], "direct"], [1, [[9, 19], [37, 46]], "indirect"]]]
    assert row["conflicts"] == [[[0, [[36, 42]]]]]
    assert row["origins"] == [(0, 1)]
    assert "winter" in capsys.readouterr().err


def test_what_is_found_and_what_is_right() -> None:
    extractions = [kg.extract_text(text, outlet=outlet) for text, outlet in ((FIRST, "Post"), (SECOND, "Herald"))]
    collection = resolve_collection(extractions)
    ids = [extraction.article.id for extraction in extractions]
    resolved = Parts(collection).of(ids)
    said = [each for extraction in extractions for each in rendered(extraction, resolved)]
    places = {article: number for number, article in enumerate(ids)}
    group = Place(0, (Span(1, 42),), "direct"), Place(1, (Span(9, 46),), "indirect")
    sides = Place(0, (Span(36, 42),)), Place(1, (Span(40, 46),))
    story = LabelledStory("s", (), (group,), (sides,), frozenset({(0, 1)}), {(0, 0, 1): "near"}, (("date", "finer"),))
    assert len(said) == 3
    wrong = score_pairs(story, said, [(0, 2)], places)
    assert (wrong.wanted, wrong.found, wrong.told, wrong.right) == (1, 0, 1, 0)
    both = score_pairs(story, said, [(0, 1), (0, 2)], places, {"near"})
    assert (both.recall, both.precision) == (1.0, 0.5)
    assert score_pairs(story, said, [(0, 1)], places, {"verbatim"}).wanted == 0
    told = tuple(Side(ids[n], "autumn", (Span(36 + 4 * n, 42 + 4 * n),)) for n in (0, 1))
    conflicts, values = score_conflicts(story, [Conflict("k", "when", Agreement.DIFFERENT, told)], places)
    assert (conflicts.f1, values.f1) == (1.0, 1.0)
    worded = replace(story, kinds=(("wording", "different"),))
    assert score_conflicts(worded, [Conflict("k", "when", Agreement.DIFFERENT, told)], places)[1].wanted == 0
    assert score_conflicts(story, [Conflict("k", "when", Agreement.DIFFERENT, told[:1])], places)[0].right == 0
    assert score_origins(story, [Origin(ids[1], ids[0], OriginKind.TOLD, ())], places).f1 == 1.0
