"""What two graphs hold otherwise: nothing for equal ones, the same from either side, and with the words."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg.errors import StoreError, UsageError
from kg.graph.differing.differing import KindDiff
from kg.graph.differing.thing import KINDS
from tests.amending.articles import written


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of two articles."""
    home = tmp_path_factory.mktemp("two")
    texts = written(home / "texts")
    kg.build([texts["a"], texts["b"]], home / "out")
    return home / "out"


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the same and a third one, with another base IRI, somebody's other name, and another speaker."""
    home = tmp_path_factory.mktemp("three")
    texts = written(home / "texts")
    (home / "decisions.toml").write_text(
        '[[rename]]\nentity = "John Stiles"\nas = "John Q. Stiles"\n'
        '[[speaker]]\nquotation = "She was a café owner"\nspeaker = "Jane Roe"\n',
        encoding="utf-8",
    )
    kg.build(
        list(texts.values()), home / "out", base_iri="https://example.org/", decisions=home / "decisions.toml",
        story="one",
    )  # fmt: skip
    return home / "out"


def counts(of: KindDiff) -> tuple[int, int, int, int, int]:
    return of.old, of.new, len(of.only_old), len(of.only_new), len(of.changed)


def test_a_graph_does_not_differ_from_itself(two: Path) -> None:
    found = kg.diff(two, two)
    assert not found
    assert list(found.kinds) == list(KINDS)
    assert [each.old for each in found.kinds.values()] == [each.new for each in found.kinds.values()]
    assert found.kinds["statements"].old > 0
    assert "\n\n" not in found.text()


def test_what_is_only_in_one_or_has_changed_is_told_with_its_words(two: Path, three: Path) -> None:
    found = kg.diff(two, three)
    assert counts(found.kinds["articles"]) == (2, 3, 0, 1, 0)
    (quotation,) = [q for q in found.kinds["quotations"].changed if q.new.values["speaker"] == "Jane Roe"]
    assert quotation.fields == ("speaker", "speaker_key")
    assert (quotation.old.values["speaker"], quotation.new.values["speaker"]) == ("John Stiles", "Jane Roe")
    assert len(found.kinds["utterances"].only_new) == 1
    (entity,) = [each for each in found.kinds["entities"].changed if each.old.values["name"] == "John Stiles"]
    assert entity.new.values["key"] == "person/john-q-stiles"
    (event,) = [each for each in found.kinds["events"].changed if "sentenced" in str(each.old.values["label"])]
    assert "reports" in event.fields
    lines = found.text().splitlines()
    assert "  + c.md: Roe of Acme gets three years (Springfield Post, 2024-03-06)" in lines
    assert "      speaker: John Stiles → Jane Roe" in lines
    assert [line for line in lines if line.startswith("      reports + ") and "was sentenced on Tuesday" in line]


def test_either_side_may_be_the_first(two: Path, three: Path) -> None:
    found, mirrored = kg.diff(two, three), kg.diff(three, two)
    for kind, one in found.kinds.items():
        other = mirrored.kinds[kind]
        assert (one.old, one.new, one.only_old, one.only_new) == (other.new, other.old, other.only_new, other.only_old)
        assert {(each.old.plain, each.new.plain) for each in one.changed} == {
            (each.new.plain, each.old.plain) for each in other.changed
        }


def test_the_json_has_everything_and_no_iri(two: Path, three: Path) -> None:
    found = kg.diff(two, three)
    told = json.loads(found.text("json"))
    for kind, each in found.kinds.items():
        assert [len(told[kind][name]) for name in ("only_old", "only_new", "changed")] == list(counts(each)[2:])
    assert "https://kg.example" not in found.text("json")
    assert "https://example.org/id" not in found.text("json")
    with pytest.raises(UsageError, match="choose one of: table, json"):
        found.text("csv")


def test_long_lists_end_with_how_many_more_there_are(two: Path, three: Path) -> None:
    found = kg.diff(two, three)
    (thing,) = found.kinds["articles"].only_new
    many = replace(found, kinds={"articles": replace(found.kinds["articles"], only_new=(thing,) * 23)})
    assert many.text().count("  + c.md") == 20
    assert "    and 3 more" in many.text().splitlines()
    assert many.text(every=True).count("  + c.md") == 23


def test_a_folder_without_a_graph_is_told(two: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no graph in"):
        kg.diff(two, tmp_path)
