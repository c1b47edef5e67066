"""Shards of a collection: parts that agree however the files are listed, and a whole only of what belongs together."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.errors import ArticleError, InputError, StoreError, UsageError
from kg.extracting import extract_article
from kg.jobs import Shard
from kg.jobs.markers import SCHEMA
from tests.articles import article
from tests.jobs.invented import FRAME, write_articles

OF = 3
#: What a build writes, but for its store.
WRITTEN = ("graph.trig", "graph.ttl", "articles.jsonl", "network.html", "meta.json")


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The folders of the articles."""
    return [*write_articles(tmp_path_factory.mktemp("invented"))]


@pytest.fixture(scope="module")
def done(paths: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all shards; tests only read it."""
    out = tmp_path_factory.mktemp("shards")
    for number in range(1, OF + 1):
        kg.extract_shard(paths, out, number, OF)
    return out


@pytest.fixture
def shards(done: Path, tmp_path: Path) -> Path:
    """A copy of the folder, for a test to change."""
    return Path(shutil.copytree(done, tmp_path / "shards"))


def written(graph: Path) -> dict[str, bytes]:
    return {name: (graph / name).read_bytes() for name in WRITTEN}


def changed(marker: Path, change: Callable[[dict[str, object]], object]) -> None:
    """Changes what a marker says."""
    said = json.loads(marker.read_text(encoding="utf-8"))
    change(said)
    marker.write_text(json.dumps(said), encoding="utf-8")


def test_each_article_falls_to_one_shard_and_the_parts_are_about_equal() -> None:
    articles = [article(f"Jane Roe bought {number} houses.") for number in range(400)]
    parts = [[each.id for each in articles if Shard(number, 4).has(each)] for number in range(1, 5)]
    assert sorted(name for part in parts for name in part) == sorted(each.id for each in articles)
    assert all(70 < len(part) < 130 for part in parts)


@pytest.mark.parametrize("text", ["0/4", "5/4", "x", "1", "1/0", "-1/4", "1/4/4", "1 / 4", ""])
def test_what_is_no_shard_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="shard"):
        Shard.parse(text)


def test_the_graph_of_all_shards_is_that_of_a_build_in_one_go(done: Path, paths: list[Path], tmp_path: Path) -> None:
    decisions = tmp_path / "decisions.toml"
    decisions.write_text('[[rename]]\nentity = "Jane Roe"\nas = "Jane J. Roe"\n', encoding="utf-8")
    told: list[str] = []
    wanted = {"decisions": decisions, "base_iri": "https://news.example/", "story": "one", "on_notice": told.append}
    report = kg.build_from(done, tmp_path / "merged", **wanted)  # type: ignore[arg-type]
    assert "1 decision carried out" in told.pop()
    kg.build(paths, tmp_path / "at_once", **wanted)  # type: ignore[arg-type]
    assert (report.articles, report.failures) == (5, 0)
    assert written(tmp_path / "merged") == written(tmp_path / "at_once")


def test_a_shard_without_an_article_is_done_too(paths: list[Path], tmp_path: Path) -> None:
    reports = [kg.extract_shard(paths[0] / "roe.md", tmp_path / "out", number, OF) for number in range(1, OF + 1)]
    assert sorted((each.articles, each.read) for each in reports) == [(0, 1), (0, 1), (1, 1)]
    assert kg.build_from(tmp_path / "out", tmp_path / "graph").articles == 1


def test_what_is_done_is_not_done_again(shards: Path, paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    marker = shards / "shard-3-of-3.json"
    before = marker.read_bytes()
    marker.unlink()
    monkeypatch.setattr("kg.jobs.many.extract_article", None)
    kg.extract_shard(paths, shards, 3, OF)
    assert marker.read_bytes() == before


def test_shards_among_the_articles_are_no_articles(paths: list[Path], tmp_path: Path) -> None:
    shutil.copytree(paths[0], tmp_path / "articles")
    told: list[str] = []
    reports = [kg.extract_shard(tmp_path, tmp_path / "articles" / "out", on_notice=told.append) for _ in range(2)]
    assert [(each.read, each.failures) for each in reports] == [(4, 0), (4, 0)]
    assert told == []


def test_an_article_that_fails_is_left_out_as_in_a_build(
    paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(each: kg.Article, *rest: object, **more: object) -> kg.Extraction:
        if "Ann Doe" in each.text:
            raise ArticleError(f"{each.path}: left out")
        return extract_article(each, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("kg.jobs.many.extract_article", mistaken)
    given = [*paths, tmp_path / "missing.txt"]
    heard: list[list[str]] = []
    for number in range(1, OF + 1):
        heard.append([])
        kg.extract_shard(given, tmp_path / "out", number, OF, on_failure=lambda error: heard[-1].append(str(error)))
    assert sorted(map(len, heard)) == [1, 1, 2]
    failed = [
        json.loads(line)
        for number in range(1, OF + 1)
        for line in (tmp_path / "out" / f"failures-{number}-of-3.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert sorted(each["message"] for each in failed) == sorted(message for shard in heard for message in shard)
    assert {(each["file"], each["sha256"] is None) for each in failed} == {
        ("missing.txt", True),
        ("wire.jsonl#3", False),
    }
    with pytest.raises(InputError, match=r"missing\.txt"):
        kg.build_from(tmp_path / "out", tmp_path / "merged")
    of_shards, at_once = list[str](), list[str]()
    report = kg.build_from(tmp_path / "out", tmp_path / "merged", on_failure=lambda error: of_shards.append(str(error)))
    kg.build(given, tmp_path / "at_once", on_failure=lambda error: at_once.append(str(error)))
    assert (report.articles, report.failures) == (4, 2)
    assert sorted(of_shards) == sorted(at_once)
    assert written(tmp_path / "merged") == written(tmp_path / "at_once")


def test_missing_shards_are_named(shards: Path, tmp_path: Path) -> None:
    for number in (1, 3):
        (shards / f"shard-{number}-of-3.json").unlink()
    with pytest.raises(InputError, match=r"shards 1, 3 of 3 are missing; run kg extract .* --shard 1/3"):
        kg.build_from(shards, tmp_path / "graph")
    (shards / "shard-2-of-3.json").unlink()
    with pytest.raises(InputError, match="no shard is done there"):
        kg.build_from(shards, tmp_path / "graph")
    (tmp_path / "texts").mkdir()
    with pytest.raises(InputError, match="texts: no shard is done there"):
        kg.build_from([tmp_path / "texts", shards], tmp_path / "graph")
    with pytest.raises(InputError, match="nowhere: there is no such folder"):
        kg.build_from([tmp_path / "nowhere", shards], tmp_path / "graph")


def test_shards_of_several_runs_are_told_apart(shards: Path, paths: list[Path], tmp_path: Path) -> None:
    kg.extract_shard(paths, tmp_path / "others", 1, 4)
    with pytest.raises(InputError, match="of 3 and of 4"):
        kg.build_from([shards, tmp_path / "others"], tmp_path / "graph")


def test_shards_of_other_rules_are_told(shards: Path, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(FRAME, encoding="utf-8")
    with pytest.raises(InputError, match="the shards were made by another kg, or with other --frames"):
        kg.build_from(shards, tmp_path / "graph", frames=tmp_path / "own.toml")
    changed(shards / "shard-2-of-3.json", lambda said: said.update(rules="0" * 64))
    with pytest.raises(InputError, match="shard 2 of 3 is of other rules"):
        kg.build_from(shards, tmp_path / "graph")


def test_shards_of_other_articles_are_told(shards: Path, paths: list[Path], tmp_path: Path) -> None:
    kg.extract_shard(paths[:1], shards, 2, OF)
    with pytest.raises(InputError, match=r"different articles \(1, 3 \| 2\)"):
        kg.build_from(shards, tmp_path / "graph")
    kg.extract_shard(paths, shards, 2, OF)
    assert kg.build_from(shards, tmp_path / "graph").articles == 5


@pytest.mark.parametrize("damage", ["cut", "gone"])
def test_a_damaged_record_is_told_with_its_shard_which_mends_it(
    damage: str, shards: Path, paths: list[Path], tmp_path: Path
) -> None:
    marker = json.loads((shards / "shard-3-of-3.json").read_text(encoding="utf-8"))
    name = marker["members"][0]["record"]
    record = shards / name[:2] / f"{name}.json.gz"
    whole = record.read_bytes()
    if damage == "cut":
        record.write_bytes(whole[:-9])
    else:
        record.unlink()
    with pytest.raises(InputError, match=r"shard 3 of 3 is not whole, the record of .*--shard 3/3 --out"):
        kg.build_from(shards, tmp_path / "graph")
    kg.extract_shard(paths, shards, 3, OF)
    assert record.read_bytes() == whole
    assert kg.build_from(shards, tmp_path / "graph").articles == 5


def test_a_damaged_marker_is_told(shards: Path, tmp_path: Path) -> None:
    changed(shards / "shard-1-of-3.json", lambda said: said.update(order=[]))
    with pytest.raises(InputError, match="do not make a whole"):
        kg.build_from(shards, tmp_path / "graph")
    changed(shards / "shard-1-of-3.json", lambda said: said.update(schema=SCHEMA + 1))
    with pytest.raises(InputError, match="another version of kg"):
        kg.build_from(shards, tmp_path / "graph")
    (shards / "shard-1-of-3.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"shard-1-of-3\.json: cannot be read as the marker"):
        kg.build_from(shards, tmp_path / "graph")


def test_a_folder_that_cannot_be_written_is_told(paths: list[Path], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for given in (paths, tmp_path / "missing.txt"):
        with pytest.raises(StoreError, match="name another folder with --out"):
            kg.extract_shard(given, tmp_path / "file")


@pytest.mark.parametrize(
    ("said", "told"),
    [({"shard": 2, "of": 999_999_999}, "and 999999978 more of 999999999 are missing"), ({"of": -1}, "cannot be read")],
)
def test_whatever_a_marker_says_is_told_at_once(said: dict[str, int], told: str, shards: Path, tmp_path: Path) -> None:
    for number in (2, 3):
        (shards / f"shard-{number}-of-3.json").unlink()
    changed(shards / "shard-1-of-3.json", lambda marker: marker.update(said))
    with pytest.raises(InputError, match=told):
        kg.build_from(shards, tmp_path / "graph")


def test_an_article_that_no_marker_names_any_more_is_missed(shards: Path, tmp_path: Path) -> None:
    first = shards / "shard-1-of-3.json"
    gone = json.loads(first.read_text(encoding="utf-8"))["order"][0]
    for marker in shards.glob("shard-*.json"):
        said = json.loads(marker.read_text(encoding="utf-8"))
        said["members"] = [each for each in said["members"] if each["id"] != gone]
        said["order"] = said["order"][1:]
        marker.write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(InputError, match="do not make a whole"):
        kg.build_from(shards, tmp_path / "graph")
