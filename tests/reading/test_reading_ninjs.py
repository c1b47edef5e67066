"""ninjs, after the examples that the IPTC publishes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Reading = Callable[..., Any]
XHTML = "<p>Jane Roe left <b>Acme</b>.</p><p>She is 50.</p>"
TEXT = "Jane Roe left Acme.\n\nShe is 50."
ONE = {
    "uri": "https://news.example/1",
    "type": "text",
    "versioncreated": "2024-03-06T08:00:00Z",
    "firstcreated": "2024-03-05T08:00:00Z",
    "headline": "Roe leaves Acme",
    "byline": "By Jane Doe",
    "copyrightholder": "Example Wire",
    "body_xhtml": XHTML,
    "language": "en",
    "pubstatus": "usable",
}
TWO = {
    "uri": "https://news.example/1",
    "standard": {"name": "ninjs", "version": "2.1"},
    "firstcreated": "2024-03-05T08:00:00Z",
    "headlines": [{"role": "social", "value": "Wow"}, {"role": "main", "value": "Roe leaves Acme"}],
    "bodies": [
        {"role": "caption", "contenttype": "text/plain", "value": "Roe in May"},
        {"role": "main", "contenttype": "application/xhtml+xml", "value": XHTML},
    ],
    "by": "Jane Doe",
    "infosources": [{"name": "Example Wire"}],
}
THREE = {
    "uri": "https://news.example/1",
    "standard": {"name": "ninjs", "version": "3.1"},
    "contentCreated": "2024-03-05T08:00:00Z",
    "versionCreated": "2024-03-06T08:00:00Z",
    "headlines": [{"value": "Roe leaves Acme"}],
    "bodies": [
        {"role": "richtext", "contentType": "application/xhtml+xml", "value": XHTML},
        {"role": "main", "contentType": "text/plain", "value": TEXT.replace("\n\n", " ")},
        {"role": "other", "contentType": "text/html", "value": f"{XHTML}<p>And much more about another matter.</p>"},
    ],
    "by": "Jane Doe",
    "infoSources": [{"name": "Example Wire"}],
    "associations": [{"name": "picture", "uri": "x", "bodies": [{"value": "Another text."}]}],
}


@pytest.mark.parametrize("values", [ONE, TWO, THREE], ids=["1", "2", "3"])
def test_each_version_is_read_alone_in_lines_and_in_an_answer(reading: Reading, values: dict[str, object]) -> None:
    Path("a.json").write_text(json.dumps(values, indent=1), encoding="utf-8")
    Path("b.jsonl").write_text(json.dumps(values), encoding="utf-8")
    Path("c.json").write_text(json.dumps({"_items": [values], "_meta": {"total": 1}}), encoding="utf-8")
    for name, path in (("a.json", "a.json"), ("b.jsonl", "b.jsonl#1"), ("c.json", "c.json#1")):
        article = reading(name).article
        assert (article.path, article.text, article.title) == (path, TEXT, "Roe leaves Acme")
        assert (article.outlet, article.authors) == ("Example Wire", ("Jane Doe",))
        assert (article.published, article.url) == ("2024-03-05", "https://news.example/1")


def test_an_article_under_embargo_is_read_and_told_of(reading: Reading) -> None:
    Path("a.json").write_text(json.dumps({**THREE, "embargoed": "2024-03-07T06:00:00Z"}), encoding="utf-8")
    outcome = reading("a.json")
    assert outcome.article.text == TEXT
    assert outcome.notices == [
        "a.json: is under embargo until 2024-03-07T06:00:00Z; do not publish what is made of it before"
    ]


def test_a_picture_and_what_was_taken_back_are_left_out(reading: Reading) -> None:
    picture = {**TWO, "type": "picture", "bodies": [{"role": "caption", "value": "Roe in May"}]}
    lines = [
        picture,
        {**THREE, "pubStatus": "canceled"},
        {**THREE, "language": "de", "bodies": [{"value": "Roe geht."}]},
    ]
    Path("a.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    outcome = reading("a.jsonl")
    assert not outcome.articles
    assert [failure.split(";")[0].split(", and")[0] for failure in outcome.failures] == [
        "a.jsonl, line 1: has no text (it is a picture)",
        "a.jsonl, line 2: is canceled by who published it",
        "a.jsonl, line 3: seems to be in German and is left out, since kg reads English",
    ]
