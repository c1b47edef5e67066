from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Reading = Callable[..., Any]
ONE = {"id": 7, "title": "Roe leaves", "text": "Roe leaves\n\nShe left on Friday.", "outlet": "The Daily Example"}


def lines(*values: object) -> bytes:
    return b"".join(json.dumps(value).encode() + b"\n" for value in values)


@pytest.mark.parametrize(
    "names",
    [
        ("text", "title", "outlet", "author", "published", "url"),
        ("body", "headline", "publisher", "byline", "date", "link"),
        ("articleBody", "headline", "site_name", "authors", "datePublished", "canonical"),
        ("content", "Title", "source", "authors", "published_at", "URL"),
    ],
)
@pytest.mark.parametrize(
    "authors", ["Jane Roe and John Doe", ["Jane Roe", "John Doe"], [{"name": "Jane Roe"}, "John Doe"]]
)
def test_the_usual_names_of_fields_are_known(reading: Reading, names: tuple[str, ...], authors: object) -> None:
    values = ("Some text.", "Roe leaves", "The Daily Example", authors, "2023-09", "https://news.example/1")
    Path("a.jsonl").write_bytes(lines(dict(zip(names, values, strict=True))))
    article = reading("a.jsonl").article
    assert (article.text, article.path, article.title, article.title_span) == (
        "Some text.",
        "a.jsonl#1",
        "Roe leaves",
        None,
    )
    assert (article.outlet, article.authors) == ("The Daily Example", ("Jane Roe", "John Doe"))
    assert (article.published, article.url) == ("2023-09", "https://news.example/1")


def test_a_title_that_the_text_holds_is_located(reading: Reading) -> None:
    Path("a.ndjson").write_bytes(lines(ONE))
    article = reading("a.ndjson").article
    assert article.title_span is not None
    assert (article.title_span.start, article.title_span.end) == (0, 10)


def test_a_name_wins_over_a_domain_and_an_address_is_no_outlet(reading: Reading) -> None:
    Path("a.jsonl").write_bytes(
        lines(
            {"text": "One.", "source": "news.example", "site_name": "The Daily Example"},
            {"text": "Two.", "source": "https://news.example/2"},
            {"text": "Three.", "outlet_domain": "news.example"},
        )
    )
    found = [(article.outlet, article.url) for article in reading("a.jsonl").articles]
    assert found == [("The Daily Example", None), (None, "https://news.example/2"), ("news.example", None)]


def test_a_broken_line_is_named_and_the_others_are_read(reading: Reading) -> None:
    good = [lines({"text": f"Text {number}."}) for number in range(1, 20)]
    good[16] = b'{"text": "Text 17.\n'
    good[4] = b"\n"
    Path("a.jsonl").write_bytes(b"".join(good))
    outcome = reading("a.jsonl")
    assert outcome.failure.startswith("a.jsonl, line 17: is not JSON (")
    assert [article.path for article in outcome.articles] == [f"a.jsonl#{n}" for n in range(1, 20) if n not in (5, 17)]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"[1]\n", "is JSON but no object"),
        (b'{"title": "x"}\n', "has no text"),
        (b'{"text": "  "}\n', "has no text"),
        (b'{"text": "caf\xe9"}\n', "is not UTF-8"),
        (b"[" * 100_000 + b"\n", "is not JSON (nested too deeply)"),
        (b'{"text": ' + b"9" * 5000 + b"}\n", "is not JSON (a number too long)"),
    ],
)
def test_each_bad_line_fails_alone(reading: Reading, line: bytes, problem: str) -> None:
    Path("a.jsonl").write_bytes(line + lines(ONE))
    outcome = reading("a.jsonl")
    assert outcome.failure.startswith(f"a.jsonl, line 1: {problem}")
    assert outcome.article.path == "a.jsonl#2"


def test_gzipped_lines_are_read_up_to_the_damage(reading: Reading) -> None:
    whole = gzip.compress(lines(ONE), mtime=0)
    Path("a.jsonl.gz").write_bytes(whole)
    Path("b.jsonl.gz").write_bytes(whole[:-12])
    Path("c.ndjson.gz").write_bytes(b"no gzip")
    outcome = reading("a.jsonl.gz", "b.jsonl.gz", "c.ndjson.gz")
    assert outcome.article.path == "a.jsonl.gz#1"
    assert [failure.split(":")[0] for failure in outcome.failures] == ["b.jsonl.gz", "c.ndjson.gz"]


def test_a_json_file_may_hold_a_list_an_object_or_lines(reading: Reading) -> None:
    Path("a.json").write_text('[{"text": "One."},\n {"text": "Two."}]', encoding="utf-8")
    Path("b.json").write_text('{\n "text": ["Three.", "Four."]\n}', encoding="utf-8")
    Path("c.json").write_bytes(lines({"text": "Five."}, {"text": "Six."}))
    Path("d.json").write_text('{"text":\n oops}', encoding="utf-8")
    outcome = reading("a.json", "b.json", "c.json", "d.json")
    assert [(article.path, article.text) for article in outcome.articles] == [
        ("a.json#1", "One."),
        ("a.json#2", "Two."),
        ("b.json", "Three.\n\nFour."),
        ("c.json#1", "Five."),
        ("c.json#2", "Six."),
    ]
    assert outcome.failure.startswith("d.json, line 2: is not JSON")


def test_lines_in_utf16_are_read(reading: Reading) -> None:
    Path("a.jsonl").write_bytes(lines(ONE, {"text": "Two."}).decode().encode("utf-16"))
    assert [article.path for article in reading("a.jsonl").articles] == ["a.jsonl#1", "a.jsonl#2"]


def test_half_a_character_becomes_a_replacement_and_is_said(reading: Reading) -> None:
    Path("a.jsonl").write_bytes(b'{"text": "Cut \\ud83d", "title": "Cut \\ud83d"}\n')
    outcome = reading("a.jsonl")
    assert (outcome.article.text, outcome.article.title) == ("Cut \ufffd", "Cut \ufffd")
    assert outcome.notices == ["a.jsonl, line 1: some characters are no text and now read \ufffd"]


def test_the_limit_holds_for_a_line_and_not_for_the_file(reading: Reading) -> None:
    content = lines(*({"text": f"Text {number}."} for number in range(50)), {"text": "x" * 100}, {"text": "Last."})
    Path("a.jsonl").write_bytes(content)
    outcome = reading("a.jsonl", max_bytes=100)
    assert [article.path for article in outcome.articles] == [f"a.jsonl#{n}" for n in range(1, 53) if n != 51]
    assert outcome.failure.startswith("a.jsonl, line 51: is larger than")


@pytest.mark.parametrize("start", [b"", b"\n\n"])
@pytest.mark.parametrize("length", [80, 100, 101, 102, 300_000])
def test_a_first_line_over_the_limit_is_passed_over_in_files_and_streams(
    reading: Reading, start: bytes, length: int
) -> None:
    line = b'{"text": "' + b"x" * (length - 13) + b'"}\n'
    content = start + line + lines({"text": "Last."})
    Path("a.jsonl").write_bytes(content)
    number = len(start) + 1
    fits = [number] if len(line) <= 100 else []
    for outcome in (reading("a.jsonl", max_bytes=100), reading("-", stdin=content, max_bytes=100)):
        assert [int(article.path.split("#")[1]) for article in outcome.articles] == [*fits, number + 1]
        assert [f"line {number}: is larger" in failure for failure in outcome.failures] == [True] * (not fits)


def test_what_is_missing_at_the_end_of_a_line_is_missing_in_its_last_column(reading: Reading) -> None:
    Path("a.jsonl").write_bytes(b'{"text": "One."\n')
    Path("b.json").write_bytes(b'{\n"text": "One."\n\n')
    outcome = reading("a.jsonl", "b.json")
    assert [failure.split(";")[0] for failure in outcome.failures] == [
        "a.jsonl, line 1: is not JSON (Expecting ',' delimiter at column 16)",
        "b.json, line 2: is not JSON (Expecting ',' delimiter at column 15)",
    ]


@pytest.mark.parametrize(
    "value",
    [
        {"status": "ok", "articles": [ONE]},
        {"response": {"total": 1, "docs": [{"id": 1, "fields": {**ONE, "headline": "No"}}]}},
        {"hits": {"hits": [{"_score": 1, "_source": ONE}]}},
        {"data": [{"id": "1", "attributes": ONE}]},
    ],
)
def test_articles_are_found_inside_the_answer_of_an_interface(reading: Reading, value: object) -> None:
    Path("a.json").write_text(json.dumps(value), encoding="utf-8")
    for outcome in (reading("a.json"), reading("-", stdin=lines(value))):
        article = outcome.article
        assert (article.path[-2:], article.title, article.outlet) == ("#1", "Roe leaves", "The Daily Example")


def test_a_line_that_holds_several_articles_is_told_of(reading: Reading) -> None:
    Path("a.jsonl").write_bytes(lines({"articles": [ONE]}, ONE))
    outcome = reading("a.jsonl")
    assert outcome.failure.startswith('a.jsonl, line 1: holds its articles under "articles"; ')
    assert outcome.article.path == "a.jsonl#2"


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"url": "https://www.example.co.uk/1"}, "2024-04-05"),
        ({"language": "en-US"}, "2024-05-04"),
        ({"language": "en"}, None),
    ],
)
def test_which_figure_of_a_date_is_the_day_is_for_the_country_to_say(
    reading: Reading, fields: dict[str, str], day: str | None
) -> None:
    Path("a.jsonl").write_bytes(lines({**ONE, "date": "05/04/2024", **fields}))
    assert reading("a.jsonl").article.published == day


def test_the_outlet_behind_a_title_is_no_part_of_it(reading: Reading) -> None:
    Path("a.jsonl").write_bytes(lines({**ONE, "title": "Roe - a life - The Daily Example"}))
    assert reading("a.jsonl").article.title == "Roe - a life"


def test_not_a_number_is_nothing(reading: Reading) -> None:
    Path("a.jsonl").write_text('{"text": "Jane Roe left.", "title": NaN, "url": NaN, "n": 1, "n": 2}\n')
    outcome = reading("a.jsonl")
    assert (outcome.article.title, outcome.article.url, outcome.notices) == (None, None, [])


def test_a_key_that_stands_twice_fails_its_article_alone(reading: Reading) -> None:
    Path("a.json").write_bytes(b'{"title": "x",\n"text": "Roe left.", "text": "Doe left."}')
    Path("b.json").write_bytes(b'{"text": "Roe left.", "text": "Doe left."}\n' + lines(ONE))
    outcome = reading("a.json", "b.json")
    twice = 'the key "text" stands twice, with different values; keep one of them'
    assert outcome.failures == [f"a.json: {twice}", f"b.json, line 1: {twice}"]
    assert [article.path for article in outcome.articles] == ["b.json#2"]
