"""The sentence at a place in an article, with the whole article around it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg

STORY = """---
title: Roe leaves
date: 2024-03-06
---
Jane Roe founded Acme Corp.

Photo: John Doe / Getty Images

She left it on Friday.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.md"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_a_pronoun_and_a_date_are_those_of_the_article(story: Path) -> None:
    (note,) = kg.explain_file(story, STORY.index("it on")).sentences
    assert (note.text, note.start) == ("She left it on Friday.", STORY.index("She"))
    assert [p.thing for p in note.pointers if p.text == "She"] == ["Jane Roe"]
    assert [d.value for d in note.dates] == ["2024-03-01"]


def test_another_day_stands_in_for_that_of_the_article(story: Path) -> None:
    (note,) = kg.explain_file(story, STORY.index("it on"), published="2021-03-10").sentences
    assert [d.value for d in note.dates] == ["2021-03-05"]


@pytest.mark.parametrize(("words", "read_as"), [("Getty", "noise"), ("title", "front-matter")])
def test_what_kg_does_not_read_has_no_tree(words: str, read_as: str, story: Path) -> None:
    explanation = kg.explain_file(story, STORY.index(words))
    (note,) = explanation.sentences
    assert (note.read_as, note.words) == (read_as, ())
    assert "kg does not read this" in str(explanation)


def test_without_a_place_every_sentence_is_explained(story: Path) -> None:
    read = [note.text for note in kg.explain_file(story).sentences if note.read_as == "text"]
    assert read == ["Jane Roe founded Acme Corp.", "She left it on Friday."]


def test_a_place_outside_the_text_is_refused(story: Path) -> None:
    last = len(STORY) - 1
    assert kg.explain_file(story, last).sentences[0].text == "She left it on Friday."
    with pytest.raises(kg.UsageError, match=rf"has no offset {last + 1}; .* from 0 to {last}$"):
        kg.explain_file(story, last + 1)


def test_of_several_articles_one_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    lines = [json.dumps({"text": f"Jane Roe met {name}."}) for name in ("John Doe", "Ann Moss")]
    path.write_text("\n".join([*lines, "{"]), encoding="utf-8")
    (note,) = kg.explain_file(f"{path}#2").sentences
    assert note.text == "Jane Roe met Ann Moss."
    with pytest.raises(kg.UsageError, match=r"holds several articles; say which, as .*many\.jsonl#1$"):
        kg.explain_file(path)
    with pytest.raises(kg.InputError, match=r"many\.jsonl#4: there is no such article"):
        kg.explain_file(f"{path}#4")
    with pytest.raises(kg.InputError, match=r"many\.jsonl, line 3: is not JSON"):
        kg.explain_file(f"{path}#3")


def test_an_item_of_any_format_is_named_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text('text\nJane Roe met John Doe.\n\nJane Roe met Ann Moss.\n" "\n', encoding="utf-8")
    (note,) = kg.explain_file(f"{path}#2").sentences
    assert note.text == "Jane Roe met John Doe."
    with pytest.raises(kg.InputError, match=r"many\.csv#9: there is no such article"):
        kg.explain_file(f"{path}#9")


def test_words_and_dates_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(kg.InputError, match="the text is empty"):
        kg.explain(" ")
    with pytest.raises(kg.InputError, match="published: 'soon' is not clear"):
        kg.explain("Jane Roe left.", published="soon")
