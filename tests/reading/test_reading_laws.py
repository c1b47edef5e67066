from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Article, article_id
from kg.plain_text import plain_line
from kg.reading import read
from kg.reading.formats.table import FORMATS

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)
LINES = st.lists(
    st.one_of(
        WORDS,
        st.sampled_from(
            ["", "---", "title: Roe leaves Acme", "# Roe leaves", "Roe leaves Acme now", "***", "===", "a: [b"]
        ),
    ),
    max_size=12,
)
NEWLINE = st.sampled_from(["\n", "\r\n", "\r"])
FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read_once(path: Path) -> tuple[list[Article], list[str]]:
    said: list[str] = []
    return list(read([path], on_failure=lambda error: said.append(str(error)), on_notice=said.append)), said


def check_offsets(article: Article) -> None:
    end = len(article.text)
    assert article.body
    assert all(span.end <= end for span in article.body)
    assert article.id == article_id(article.sha256, article.outlet, article.url)
    assert article.sha256 == hashlib.sha256(article.text.encode()).hexdigest()
    if article.title_span is not None:
        assert article.title is not None
        words = article.title_span.of(article.text)
        assert words.split() == article.title.split() or plain_line(" ".join(words.split())) == article.title


@FEW
@given(lines=LINES, newline=NEWLINE)
def test_any_text_is_read_whole_with_true_offsets_or_fails_in_one_line(
    tmp_path: Path, lines: list[str], newline: str
) -> None:
    path = tmp_path / "a.md"
    text = newline.join(lines)
    path.write_bytes(text.encode())
    articles, said = read_once(path)
    assert (articles, said) == read_once(path)
    assert len(articles) + len(said) >= 1
    for article in articles:
        if not text.startswith("\ufeff"):
            assert article.text == text
        check_offsets(article)


@FEW
@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    for ending in sorted({ending for each in FORMATS for ending in each.endings} | {".jsonl.gz", ".other"}):
        path = tmp_path / f"a{ending}"
        path.write_bytes(data)
        articles, said = read_once(path)
        assert articles or said
        assert not [line for line in said if "a mistake in kg" in line]
        for article in articles:
            check_offsets(article)


@FEW
@given(text=WORDS.filter(str.strip), title=WORDS, authors=st.lists(WORDS, max_size=3), date=WORDS, url=WORDS)
def test_any_json_gives_an_article_with_clean_fields(
    tmp_path: Path, text: str, title: str, authors: list[str], date: str, url: str
) -> None:
    path = tmp_path / "a.jsonl"
    value = {"text": text, "title": title, "authors": authors, "date": date, "url": url, "outlet": title}
    path.write_text(json.dumps(value) + "\n", encoding="utf-8")
    articles, _ = read_once(path)
    assert articles[0].text == text
    check_offsets(articles[0])
    for words in (articles[0].title, articles[0].outlet, *articles[0].authors):
        assert words is None or (words and words == " ".join(words.split()))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_move_offsets_and_change_nothing_else(tmp_path: Path, newline: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("---\ndate: 2023\n---\n\nRoe leaves Acme today\n\nShe left.\n".replace("\n", newline).encode())
    (article,), _ = read_once(path)
    assert (article.title, article.published) == ("Roe leaves Acme today", "2023")
    assert article.title_span is not None
    assert article.title_span.of(article.text) == article.title
    assert article.body[0].of(article.text).strip() == f"Roe leaves Acme today{newline * 2}She left."
