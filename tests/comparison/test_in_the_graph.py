"""What a build makes of articles of one story."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg.comparison import compare
from kg.errors import UsageError
from kg.graph import Vocabulary, verify
from kg.graph.writing.collection import quads_of
from tests.comparison.stories import collection

ONE = """Police arrested 52 people in Springfield on Tuesday after a crowd of miners set fire to the town hall.
"We will not rebuild the town hall this year," Mayor Jane Roe told reporters on Wednesday."""
OTHER = """Police arrested 56 people in Springfield on Tuesday after a crowd of miners set fire to the town hall.
"We will rebuild the town hall this year," the mayor, Jane Roe, said."""


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "one.txt", tmp_path / "other.txt"]
    for path, text in zip(paths, (ONE, OTHER), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_a_build_tells_how_much_articles_share_and_its_graph_can_be_verified(
    articles: list[Path], tmp_path: Path
) -> None:
    report = kg.build(articles, tmp_path / "output", story="one")
    assert (report.stories, report.utterances) == (1, 1)
    assert report.conflicts
    assert verify(tmp_path / "output") == []


def test_no_articles_are_compared_where_somebody_says_so(articles: list[Path], tmp_path: Path) -> None:
    report = kg.build(articles, tmp_path / "output", story="off")
    assert (report.stories, report.utterances, report.conflicts) == (0, 0, 0)


def test_versions_of_an_article_are_told_without_a_story_and_their_graph_can_be_verified(tmp_path: Path) -> None:
    for name, day, text in (("one", 6, ONE), ("other", 7, OTHER)):
        about = f"---\ntitle: Fire\noutlet: Hill Post\ndate: 2024-03-0{day}\n---\n"
        (tmp_path / f"{name}.md").write_text(f"{about}{text} Snow fell.\n", encoding="utf-8")
    for story in ("off", "one"):
        out = tmp_path / story
        report = kg.build([tmp_path / "one.md", tmp_path / "other.md"], out, story=story)
        assert (report.stories, report.revisions) == (0, 1)
        assert verify(out) == []
        (found,) = json.loads(kg.open_graph(out).compare().text("json"))["revisions"]
        assert {d["kind"] for each in found["changed"] for d in each["differences"]} >= {"number", "negation"}
        assert (found["articles"], found["gone"], found["new"]) == (["one.md", "other.md"], [], [])


def test_one_article_alone_is_no_story(articles: list[Path], tmp_path: Path) -> None:
    assert kg.build(articles[0], tmp_path / "output", story="one").stories == 0


def test_another_way_to_tell_stories_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="auto, off, one"):
        kg.build(tmp_path / "missing", tmp_path / "output", story="two")


def test_the_quads_do_not_depend_on_the_order_of_the_articles() -> None:
    made = []
    for turn in (1, -1):
        found = collection(ONE, OTHER)
        found = replace(found, extractions=found.extractions[::turn])
        story = [[extraction.article.id for extraction in found.extractions]]
        made.append([str(quad) for quad in quads_of(found, Vocabulary(), compare(found, story))])
    assert made[0] == made[1]
