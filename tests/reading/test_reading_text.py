from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Reading = Callable[..., Any]
BODY = "Jane Roe left Acme Corp on Friday, she said.\n\nThe company had no comment.\n"
FRONT = """---
title: Jane Roe leaves Acme
author: Jane Doe
date: 2024-05-17 08:30
publisher: The Daily Example
link: https://news.example/roe
image:
  path: https://news.example/roe.jpg
  title: Not this one
draft: no
---
"""


def write(name: str, content: str | bytes) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return name


def test_a_text_file_is_kept_as_it_is_and_known_by_its_hash(reading: Reading) -> None:
    text = "Roe leaves Acme today\r\n\r\n" + BODY
    article = reading(write("a.txt", text)).article
    digest = hashlib.sha256(text.encode()).hexdigest()
    assert (article.text, article.path, article.sha256, article.id) == (text, "a.txt", digest, digest[:16])
    assert article.title == "Roe leaves Acme today"
    assert (article.outlet, article.authors, article.published, article.url) == (None, (), None, None)
    assert [span.of(article.text) for span in article.body] == [text]


@pytest.mark.parametrize("name", ["a.md", "a.markdown", "a.txt", "a.TEXT", "noted.unknown"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_front_matter_is_metadata_and_no_body(reading: Reading, name: str, newline: str) -> None:
    text = (FRONT + BODY).replace("\n", newline)
    article = reading(write(name, text)).article
    assert article.text == text
    assert article.title == "Jane Roe leaves Acme"
    assert article.title_span is not None
    assert article.title_span.of(text) == article.title
    assert article.title_span.end < article.body[0].start
    assert (article.outlet, article.authors) == ("The Daily Example", ("Jane Doe",))
    assert (article.published, article.url) == ("2024-05-17", "https://news.example/roe")
    assert [span.of(text) for span in article.body] == [BODY.replace("\n", newline)]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ('title: "Roe: I leave"', "Roe: I leave"),
        ("Title: 'Roe''s farewell'", "Roe's farewell"),
        ("title: >-\n  Roe leaves\n  Acme", "Roe leaves Acme"),
        ("title: 1984", "1984"),
        ("title: no", "no"),
        ("title: Roe leaves\nhandle: @roe/Example", "Roe leaves"),
        ("headline: Roe leaves", "Roe leaves"),
    ],
)
def test_front_matter_titles_are_words_as_written(reading: Reading, line: str, title: str) -> None:
    article = reading(write("a.md", f"---\n{line}\n---\n{BODY}")).article
    assert article.title == title
    if article.title_span is not None:
        assert article.title_span.of(article.text).split() == title.split()


@pytest.mark.parametrize(
    ("value", "authors"),
    [
        ("By Jane Roe and John Doe, Staff Writers", ("Jane Roe", "John Doe")),
        ("[Jane Roe, {name: John Doe}]", ("Jane Roe", "John Doe")),
        ("John Doe, Jr., for The Daily Example", ("John Doe, Jr.",)),
        ("Roe, Jane", ("Jane Roe",)),
        ("Roe, Jane A.; van der Doe, John", ("Jane A. Roe", "John van der Doe")),
        ("AFP, Reuters", ("AFP", "Reuters")),
        ("By Jane Roe, Courier Staff Writer", ("Jane Roe",)),
        ("Jane Roe; jane@news.example", ("Jane Roe",)),
        ("Staff Reporter", ()),
        ("~", ()),
    ],
)
def test_bylines_give_people(reading: Reading, value: str, authors: tuple[str, ...]) -> None:
    assert reading(write("a.md", f"---\nbyline: {value}\n---\n{BODY}")).article.authors == authors


def test_front_matter_that_is_not_yaml_fails_with_its_line(reading: Reading) -> None:
    outcome = reading(write("a.md", "---\ntitle: x\ntags: [a\nb: c\n---\n" + BODY), write("b.md", BODY))
    assert outcome.failure.startswith("a.md: its front matter is not YAML at line 4 (")
    assert [article.path for article in outcome.articles] == ["b.md"]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: never closed\n\n" + BODY,
        "---\n\nProse below a rule, it says: much.\n\n---\n\n" + BODY,
        "---\n[Advertisement]\n---\n" + BODY,
    ],
)
def test_a_rule_is_no_front_matter(reading: Reading, text: str) -> None:
    outcome = reading(write("a.md", text))
    assert outcome.article.body[0].of(text) == text
    assert not outcome.failures


def test_front_matter_that_is_a_list_fails_with_its_line(reading: Reading) -> None:
    failure = reading(write("a.md", "---\n- title: x\n- date: y\n---\n" + BODY)).failure
    assert failure.startswith("a.md: its front matter, from line 2, is a list; ")


def test_a_key_that_says_two_things_fails_with_its_line(reading: Reading) -> None:
    failure = reading(write("a.md", "---\ntitle: x\ntags: a\ntags: b\ntitle: y\n---\n" + BODY)).failure
    assert failure == "a.md: its front matter has 'title' again in line 5; keep one of them"


def test_front_matter_that_is_never_closed_is_text_and_that_is_said(reading: Reading) -> None:
    outcome = reading(write("a.md", "\n---\ntitle: x\n\n" + BODY), write("b.md", "---\n\n" + BODY))
    assert len(outcome.articles) == 2
    (notice,) = outcome.notices
    assert notice.startswith("a.md: the front matter that line 2 opens is never closed, so it is read as text; ")


@pytest.mark.parametrize("value", ["{first: Jane}", "[{first: Jane}]"])
def test_an_author_without_a_name_is_unknown_and_that_is_said(reading: Reading, value: str) -> None:
    outcome = reading(write("a.md", f"---\nauthor: {value}\n---\n{BODY}"))
    assert outcome.article.authors == ()
    assert [notice.split(";")[0] for notice in outcome.notices] == ["a.md: the author {'first': 'Jane'} has no name"]


def test_a_bomb_of_aliases_does_not_go_off(reading: Reading) -> None:
    levels = "".join(f"l{i}: &l{i} [{', '.join([f'*l{i - 1}'] * 9)}]\n" for i in range(1, 12))
    text = f"---\nl0: &l0 [x]\n{levels}authors: *l11\ntitle: Roe leaves\n---\n{BODY}"
    article = reading(write("a.md", text)).article
    assert (article.title, article.authors) == ("Roe leaves", ())


@pytest.mark.parametrize("text", ["", " \r\n\t\n", "\ufeff\n"])
def test_a_blank_file_fails(reading: Reading, text: str) -> None:
    assert reading(write("a.txt", text)).failure.startswith("a.txt: is empty; ")


def test_front_matter_without_an_article_fails(reading: Reading) -> None:
    assert reading(write("a.md", FRONT + "\n")).failure.startswith("a.md: has a front matter but no article")


def test_an_unclear_date_leaves_the_article_and_is_said(reading: Reading) -> None:
    outcome = reading(write("a.md", f"---\ndate: 03/04/2023\nurl: javascript:alert(1)\n---\n{BODY}"))
    assert (outcome.article.published, outcome.article.url) == (None, None)
    assert any("a.md: the date '03/04/2023' is not clear" in notice for notice in outcome.notices)
    assert any("a.md: the address" in notice for notice in outcome.notices)
