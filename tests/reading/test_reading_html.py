from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Reading = Callable[..., Any]
PARAGRAPHS = [
    "Jane Roe left Acme Corp on Friday after twenty years, the company said in a statement.",
    "She will join the board of a school, said John Doe, who has known her since both were children.",
    "The company had no further comment, and its shares did not move in a quiet market on Friday.",
]


def page(head: str = "", heading: str = "Roe leaves Acme after twenty years", below: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><ul><li><a href='/a'>Subscribe now</a></li></ul></nav>"
        f"<h1>{heading}</h1>{below}<article>{body}</article><footer>All rights reserved by us</footer></body></html>"
    )


def linked_data(**values: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **values}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.xhtml"])
def test_the_text_of_a_page_is_its_paragraphs(reading: Reading, name: str) -> None:
    declaration = '<?xml version="1.0" encoding="utf-8"?>\n' if name == "a.xhtml" else ""
    Path(name).write_text(declaration + page(), encoding="utf-8")
    article = reading(name).article
    assert "\n\n".join(PARAGRAPHS) in article.text
    assert "Subscribe" not in article.text
    assert "rights reserved" not in article.text
    assert article.title == "Roe leaves Acme after twenty years"


def test_what_a_page_states_about_itself_is_read(reading: Reading) -> None:
    head = (
        '<title>Roe leaves Acme after twenty years - The Daily Example</title><link rel="canonical" '
        'href="https://news.example/roe"><meta property="og:site_name" content="The Daily Example">'
        + linked_data(
            headline="Roe leaves",
            author=[{"@type": "Person", "name": "J.D. Doe"}, {"@type": "Organization", "name": "Example Wire"}],
            datePublished="2024-05-17T08:00:00Z",
        )
    )
    Path("a.html").write_text(page(head), encoding="utf-8")
    article = reading("a.html").article
    assert article.title == "Roe leaves Acme after twenty years"
    assert (article.outlet, article.authors) == ("The Daily Example", ("J.D. Doe",))
    assert (article.published, article.url) == ("2024-05-17", "https://news.example/roe")


def test_a_publisher_wins_over_a_bare_domain(reading: Reading) -> None:
    canonical = '<link rel="canonical" href="https://news.example/roe">'
    Path("a.html").write_text(page(canonical), encoding="utf-8")
    Path("b.html").write_text(
        page(canonical + linked_data(publisher={"@id": "#p", "name": "The Daily Example"})).replace("quiet", "slow"),
        encoding="utf-8",
    )
    assert [article.outlet for article in reading("a.html", "b.html").articles] == ["news.example", "The Daily Example"]


def test_a_page_without_an_article_fails(reading: Reading) -> None:
    Path("a.html").write_text("<html><body><div></div></body></html>", encoding="utf-8")
    assert reading("a.html").failure == "a.html: has no article text that could be found; save its text as .txt"


@pytest.mark.parametrize("data", ["{", "[" * 100_000, '"text"', "[[1, null]]", '{"@type": 3, "author": {"@id": {}}}'])
def test_broken_linked_data_do_no_harm(reading: Reading, data: str) -> None:
    script = f'<script type="application/ld+json">{data}</script>'
    Path("a.html").write_text(page(script), encoding="utf-8")
    assert reading("a.html").article.text.startswith(PARAGRAPHS[0])


def test_where_no_html_can_be_read_the_other_files_are(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.html").write_text(page(), encoding="utf-8")
    Path("b.txt").write_text("Some text.", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "kg.reading.html", None)  # what Python puts there makes an import fail
    outcome = reading("a.html", "b.txt")
    assert outcome.failure.startswith("a.html: no HTML can be read here (")
    assert outcome.article.path == "b.txt"


@pytest.mark.parametrize("part", ["bare_extraction", "_stated", "_headings"])
def test_whatever_the_parsers_raise_fails_that_page_alone(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise AssertionError("an unlikely tree")

    Path("a.html").write_text(page(), encoding="utf-8")
    Path("b.txt").write_text("Some text.", encoding="utf-8")
    monkeypatch.setattr(f"kg.reading.html.{part}", broken)
    outcome = reading("a.html", "b.txt")
    assert outcome.failure.startswith("a.html: cannot be parsed as HTML (AssertionError)")
    assert outcome.article.path == "b.txt"
