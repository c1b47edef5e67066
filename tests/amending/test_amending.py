"""A graph with articles added or removed is, byte for byte, the graph that is built of them from nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg.errors import InputError, StoreError, UsageError
from kg.graph.store.layout import read_meta, write_meta
from kg.graph.store.recipe import RECIPE
from kg.graph.store.seal import seal_meta
from kg.jobs import OWN_RECORDS
from tests.amending.articles import content, written

FRAMES = """[[frame]]
predicate = "admonished"
verbs = ["admonish"]
subject = "agent"
subject_type = "Person"
object = "patient"
object_type = "Person"
"""
DECISIONS = '[[rename]]\nentity = "John Stiles"\nas = "John Q. Stiles"\n'


def built(files: list[Path], out: Path, **how: object) -> kg.BuildReport:
    return kg.build(files, out, cache=out / OWN_RECORDS, **how)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return written(tmp_path_factory.mktemp("texts"))


@pytest.fixture(scope="module")
def how(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """All that a build may be told beside articles."""
    folder = tmp_path_factory.mktemp("how")
    (folder / "frames.toml").write_text(FRAMES, encoding="utf-8")
    (folder / "decisions.toml").write_bytes(b"\xef\xbb\xbf" + DECISIONS.replace("\n", "\r\n").encode())
    return {
        "frames": folder / "frames.toml",
        "decisions": folder / "decisions.toml",
        "base_iri": "https://example.org/kg/",
        "story": "one",
        "mentions": True,
    }


@pytest.fixture(scope="module")
def plain(texts: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the first two articles; tests leave it as it is."""
    out = tmp_path_factory.mktemp("plain") / "out"
    built([texts["a"], texts["b"]], out)
    return out


def test_articles_are_added_and_removed_as_if_built_from_nothing(
    texts: dict[str, Path], how: dict[str, object], tmp_path: Path
) -> None:
    old = written(tmp_path / "old")
    built([old["a"], old["b"]], tmp_path / "out", **how)
    for file in old.values():
        file.unlink()
    report = kg.add(texts["c"], tmp_path / "out")
    built(list(texts.values()), tmp_path / "all", **how)
    assert report.articles == 3
    assert report.predicates["admonished"] == 1
    assert content(tmp_path / "out") == content(tmp_path / "all")
    assert b"John Q. Stiles" in content(tmp_path / "out")["graph.ttl"]
    assert b"a kg:Mention" in content(tmp_path / "out")["graph.ttl"]
    kg.remove("a.md", tmp_path / "out")
    built([texts["b"], texts["c"]], tmp_path / "two", **how)
    assert content(tmp_path / "out") == content(tmp_path / "two")


def test_no_path_is_kept_in_a_recipe(texts: dict[str, Path], plain: Path) -> None:
    kept = (plain / ".current" / RECIPE).read_text(encoding="utf-8")
    assert texts["a"].parent.name not in kept
    assert [each["file"] for each in json.loads(kept)["articles"]] == ["a.md", "b.md"]


def test_an_article_that_is_there_is_told_and_the_graph_left_as_it_is(texts: dict[str, Path], plain: Path) -> None:
    notices: list[str] = []
    before = (plain / ".current").resolve()
    report = kg.add(texts["b"], plain, on_notice=notices.append)
    assert report.unchanged
    assert notices == [f"{texts['b'].as_posix()}: is the same article as b.md; it is read once"]
    assert (plain / ".current").resolve() == before


def test_what_cannot_be_read_leaves_the_graph_as_it_is(texts: dict[str, Path], plain: Path, tmp_path: Path) -> None:
    before = content(plain)
    with pytest.raises(InputError):
        kg.add(tmp_path / "none.txt", plain)
    heard: list[InputError] = []
    with pytest.raises(InputError, match="no new article could be read, so the graph stays as it is"):
        kg.add([texts["a"], tmp_path / "none.txt"], plain, on_failure=heard.append)
    assert len(heard) == 1
    assert content(plain) == before


def test_another_text_of_the_same_file_name_is_one_more_article(texts: dict[str, Path], tmp_path: Path) -> None:
    built([texts["a"]], tmp_path / "out")
    newer = tmp_path / "new" / "a.md"
    newer.parent.mkdir()
    newer.write_text(texts["a"].read_text(encoding="utf-8").replace("two years", "three years"), encoding="utf-8")
    (old,) = (article["article"]["id"] for article in kg.open_graph(tmp_path / "out").articles())
    notices: list[str] = []
    assert kg.add(newer, tmp_path / "out", on_notice=notices.append).articles == 2
    assert [each for each in notices if f"kg remove {old}" in each]
    with pytest.raises(UsageError, match=f"means 2 articles; give the id of one: .*{old}"):
        kg.remove("a.md", tmp_path / "out")
    kg.remove(old, tmp_path / "out")
    built([newer], tmp_path / "fresh")
    assert content(tmp_path / "out") == content(tmp_path / "fresh")


def test_the_last_article_is_not_removed(plain: Path) -> None:
    with pytest.raises(UsageError, match="without any article"):
        kg.remove(["a.md", "b.md"], plain)


@pytest.mark.parametrize("damage", ["end", "begin", "other version"])
def test_a_damaged_record_is_made_anew_from_the_article_in_it(
    texts: dict[str, Path], plain: Path, tmp_path: Path, damage: str
) -> None:
    import gzip

    out = tmp_path / "out"
    built([texts["a"], texts["b"]], out)
    (record,) = out.joinpath(OWN_RECORDS).rglob(f"{_record_of('a.md', out)}.json.gz")
    whole = gzip.decompress(record.read_bytes())
    if damage == "end":
        record.write_bytes(gzip.compress(whole, 1, mtime=0)[:-60])
    elif damage == "other version":
        record.write_bytes(gzip.compress(whole.replace(b'"schema":', b'"schema":9'), mtime=0))
    else:
        record.write_bytes(b"x" + record.read_bytes()[1:])
        with pytest.raises(StoreError, match=r"of 1 of the 2 articles .*: a\.md; name the folder"):
            kg.add(texts["c"], out)
        assert content(out) == content(plain)
        return
    kg.add(texts["c"], out)
    built(list(texts.values()), tmp_path / "all")
    assert content(out) == content(tmp_path / "all")


def _record_of(file: str, out: Path) -> str:
    kept = json.loads((out / ".current" / RECIPE).read_text(encoding="utf-8"))
    return next(str(each["record"]) for each in kept["articles"] if each["file"] == file)


def test_the_articles_are_read_anew_where_the_rules_have_changed(
    texts: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr("kg.jobs.rules.__version__", "0.0.1")
        built([texts["a"], texts["b"]], tmp_path / "out")
    notices: list[str] = []
    kg.add(texts["c"], tmp_path / "out", on_notice=notices.append)
    assert [each for each in notices if "has changed since the graph" in each]
    built(list(texts.values()), tmp_path / "all")
    assert content(tmp_path / "out") == content(tmp_path / "all")


def test_a_graph_that_does_not_tell_what_it_was_built_of_is_refused(
    texts: dict[str, Path], plain: Path, tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match="no graph in"):
        kg.add(texts["c"], tmp_path / "none")
    kg.build([texts["a"]], tmp_path / "without")
    with pytest.raises(StoreError, match="without --no-cache"):
        kg.add(texts["c"], tmp_path / "without")
    built([texts["a"]], tmp_path / "without")  # the same, and now with records
    assert kg.add(texts["c"], tmp_path / "without").articles == 2
    recipe = tmp_path / "without" / ".current" / RECIPE
    recipe.write_bytes(recipe.read_bytes().replace(b"auto", b"one!"))
    with pytest.raises(StoreError, match=r"recipe\.json is damaged"):
        kg.remove("c.md", tmp_path / "without")
    recipe.unlink()
    with pytest.raises(StoreError, match="does not say what it was built of"):
        kg.remove("c.md", tmp_path / "without")
    with pytest.raises(UsageError, match="another pipeline, the one that comes with kg"):
        kg.add(texts["c"], plain, pipeline="xx_another")


def test_records_elsewhere_and_other_decisions_are_named_again(texts: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text(DECISIONS, encoding="utf-8")
    kg.build([texts["b"]], tmp_path / "out", cache=tmp_path / "records")
    kg.add(texts["a"], tmp_path / "out", cache=tmp_path / "records", decisions=tmp_path / "other.toml")
    kg.build([texts["b"], texts["a"]], tmp_path / "both", decisions=tmp_path / "other.toml")
    assert content(tmp_path / "out") == content(tmp_path / "both")


def test_a_build_that_another_has_overtaken_replaces_nothing(texts: dict[str, Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    built([texts["a"], texts["b"]], out)

    def overtaken(_: object) -> None:
        folder = (out / ".current").resolve()
        write_meta(folder, replace(read_meta(folder), inputs="of another build"))
        seal_meta(folder)

    with pytest.raises(StoreError, match="another build has replaced"):
        kg.add(texts["c"], out, on_progress=overtaken)
