"""`kg explain`: what it takes and where its output goes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kg


def test_sentences_are_explained_as_one_text(kg: Kg) -> None:
    ran = kg("explain", "Jane Roe founded Acme Corp.", "She left on Friday.", "--published", "2024-03-06")
    assert (ran.code, ran.err) == (0, "")
    assert "“She”                        pronoun      Jane Roe (Person)" in ran.out
    assert "“Friday”                     2024-03-01" in ran.out


def test_json_is_one_object(kg: Kg) -> None:
    ran = kg("explain", "--json", "-", stdin="Jane Roe met John Doe – twice.".encode())
    (note,) = json.loads(ran.out)["sentences"]
    assert note["text"] == "Jane Roe met John Doe – twice."
    assert "metWith" in {frame["predicate"] for frame in note["frames"]}


def test_a_place_in_an_article_and_frames_of_ones_own(kg: Kg, articles: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[frame]]\npredicate = "penned"\nverbs = ["write"]\nsubject = "agent"\nsubject_type = "Person"\n'
        'object = "patient"\nobject_type = "Document"\n',
        encoding="utf-8",
    )
    text = (articles / "roe.md").read_text(encoding="utf-8")
    ran = kg("explain", "--article", articles / "roe.md", "--at", text.index("She wrote"), "--frames", own)
    assert (ran.code, ran.out.count("\ntree\n")) == (0, 1)
    assert "= Jane Roe | penned | letter" in ran.out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([], 2, "give a sentence"),
        (["Roe left.", "--article", "a.txt"], 2, "give a sentence"),
        (["Roe left.", "--at", "3"], 2, "--at is for a place in an article"),
        (["--article", "missing.txt"], 3, "missing.txt: there is no such file or folder; check the path"),
        (["Roe left.", "--published", "soon"], 3, "published: 'soon' is not clear"),
        ([" "], 3, "the text is empty"),
        (["Roe left.", "--frames", "missing.toml"], 3, "missing.toml: there is no such file or folder"),
    ],
)
def test_a_mistake_is_told_in_one_line(kg: Kg, arguments: list[str], code: int, message: str) -> None:
    ran = kg("explain", *arguments)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (code, "", 1)
    assert message in ran.err
