from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.reading.formats import table
from kg.reading.formats.table import FORMATS, Format

Reading = Callable[..., Any]


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_folders_are_read_in_sorted_order_and_paths_in_the_order_given(reading: Reading) -> None:
    for name in (
        "d/b.txt",
        "d/a/z.md",
        "d/a.txt",
        "d/c/.hidden/x.txt",
        "d/.x.txt",
        "d/data.csv",
        "d/x.py",
        "first.txt",
    ):
        write(name, f"The text of {name}.")
    outcome = reading("d", Path("first.txt"), "./d/../first.txt")
    assert [article.path for article in outcome.articles] == ["d/a/z.md", "d/a.txt", "d/b.txt", "first.txt"]
    assert outcome.notices == [
        "d: 1 file is of another kind and left out: x.py",
        "d/../first.txt: is the same article as first.txt; it is read once",
        "d/data.csv: is a table without a column of texts, and is left out",
    ]
    assert not outcome.failures


def test_of_many_files_of_another_kind_the_first_are_named(reading: Reading) -> None:
    for name in ("a.txt", *(f"b/{number}.py" for number in range(7))):
        write(f"d/{name}", f"The text of {name}.")
    files = "b/0.py, b/1.py, b/2.py, b/3.py, b/4.py and 2 more"
    assert reading("d").notices == [f"d: 7 files are of another kind and left out: {files}"]


def test_links_to_folders_are_told_and_those_to_files_are_read(reading: Reading) -> None:
    write("d/a.txt", "The text of a.")
    write("other/b.txt", "The text of b.")
    Path("d/c.txt").symlink_to("../other/b.txt")
    Path("d/loop").symlink_to(".")
    outcome = reading("d")
    assert [article.path for article in outcome.articles] == ["d/a.txt", "d/c.txt"]
    assert outcome.notices == ["d: 1 link to a folder is left out, so name what should be read: loop"]


def test_many_repetitions_are_counted_and_not_listed(reading: Reading) -> None:
    for number in range(20):
        write(f"d/{number:02}.txt", "Always the same.")
    outcome = reading("d")
    assert outcome.article.path == "d/00.txt"
    assert len(outcome.notices) == 6
    assert outcome.notices[-1].startswith("14 more are articles that were read before")


def test_what_cannot_be_read_is_said_and_the_rest_is_read(reading: Reading, tmp_path: Path) -> None:
    Path("empty").mkdir()
    write("a.txt", "Some text.")
    outcome = reading("no.txt", "empty", "n" * 5000, "nul\0.txt", "a.txt")
    assert outcome.failures[0] == "no.txt: there is no such file or folder; check the path"
    assert outcome.failures[1] == "empty: has no articles; kg formats lists the files that are read"
    assert [": cannot be read (" in failure for failure in outcome.failures[2:]] == [True, True]
    assert outcome.article.path == "a.txt"


def test_a_file_without_permission_is_said(reading: Reading) -> None:
    path = write("a.txt", "Some text.")
    path.chmod(0)
    try:
        path.read_bytes()
    except PermissionError:
        assert reading("a.txt").failure == "a.txt: may not be read; check its permissions"
    else:
        pytest.skip("this user may read every file")


def test_a_dangling_link_in_a_folder_is_said_and_a_linked_folder_is_not_followed(reading: Reading) -> None:
    write("d/a.txt", "Some text.")
    try:
        Path("d/gone.txt").symlink_to("nowhere.txt")
        Path("d/loop").symlink_to(Path("d").resolve(), target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    outcome = reading("d")
    assert outcome.article.path == "d/a.txt"
    assert outcome.failure.startswith("d/gone.txt: there is no such file")


def test_a_large_file_is_refused_by_its_size(reading: Reading) -> None:
    with Path("a.txt").open("wb") as file:
        file.truncate(100 * 2**20)
    assert reading("a.txt").failure.startswith("a.txt: has 100 MiB, more than the 64 MiB that one article may have; ")


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b"Plain text.\n", ["Plain text.\n"]),
        (b'\n{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        (b'{\n"text": "One."\n}\n', ["One."]),
        (b'\xef\xbb\xbf{"text": "One."}', ["One."]),
        ('{"text": "One."}\n{"text": "Two."}\n'.encode("utf-16"), ["One.", "Two."]),
        (
            b"<!doctype html><html><body><p>A short page with one paragraph.</p></body></html>",
            ["A short page with one paragraph."],
        ),
    ],
)
def test_standard_input_is_told_by_its_beginning(reading: Reading, data: bytes, texts: list[str]) -> None:
    outcome = reading("-", stdin=data)
    assert [article.text for article in outcome.articles] == texts
    assert {article.path.split("#")[0] for article in outcome.articles} == {"-"}


@pytest.mark.parametrize(
    ("data", "failure"),
    [
        (b"", "-: is empty"),
        (b"{\\rtf1 x}", "-: is an RTF"),
        (b"x" * 200, "-: is larger than"),
        (None, "-: there is no"),
    ],
)
def test_standard_input_fails_as_files_do(reading: Reading, data: bytes | None, failure: str) -> None:
    assert reading("-", stdin=data, max_bytes=100).failure.startswith(failure)


def test_lines_from_standard_input_come_as_they_are_written() -> None:
    from kg.reading import read

    class Endless:
        number = 0

        def readline(self, size: int = -1) -> bytes:
            self.number += 1
            return b'{"text": "Text %d."}\n' % self.number

    stdin: Any = Endless()
    said: list[object] = []
    articles = read(["-"], stdin=stdin, on_failure=said.append, on_notice=said.append)
    assert [next(articles).text for _ in range(3)] == ["Text 1.", "Text 2.", "Text 3."]
    assert not said


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.xlsx", "x", "a table"),
        ("a.odt", "x", "an office document or a book"),
        ("a.XML", "<a/>", "XML of a kind"),
        ("words", '<?xml version="1.0"?>\n<words/>', "XML of a kind"),
    ],
)
def test_a_format_that_is_not_read_is_refused_by_its_name_or_beginning(
    reading: Reading, name: str, content: str, kind: str
) -> None:
    outcome = reading(write(name, content))
    assert not outcome.articles
    assert outcome.failure.startswith(f"{name}: is {kind}")
    assert "kg does not read; " in outcome.failure


def test_an_unknown_name_with_the_text_of_an_article_is_read(reading: Reading) -> None:
    assert (
        reading(write("note.news", "From: Roe, with love. She left on Friday, she said.\n")).article.path == "note.news"
    )


def test_the_files_of_a_graph_are_no_articles_and_others_beside_them_are(reading: Reading) -> None:
    for folder, mark in (("d/output", ".builds/lock"), ("d/copy", "store/CURRENT")):
        write(f"{folder}/{mark}", "")
        write(f"{folder}/meta.json", '{\n  "layout": 1\n}\n')
        for name in ("articles.jsonl", "network.html", "graph.ttl", "graph.trig"):
            write(f"{folder}/{name}", '{"text": "From the graph."}\n')
    write("d/output/a.txt", "Some text.")
    write("d/other/articles.jsonl", '{"text": "Some other text."}\n')
    outcome = reading("d")
    assert [article.path for article in outcome.articles] == ["d/other/articles.jsonl#1", "d/output/a.txt"]
    assert not outcome.notices + outcome.failures


def test_one_text_in_two_outlets_is_two_articles(reading: Reading) -> None:
    text = '"text": "Jane Roe sued Acme Corp."'
    write(
        "a.jsonl",
        f'{{{text}, "outlet": "The Daily Example", "title": "Roe sues"}}\n'
        f'{{{text}, "outlet": "Example Post", "url": "https://post.example/1"}}\n'
        f'{{{text}, "outlet": "Daily Example", "title": "Roe goes to court"}}\n'
        f'{{{text}, "url": "https://www.news.example/1"}}\n{{{text}}}\n',
    )
    outcome = reading("a.jsonl")
    assert [article.path for article in outcome.articles] == ["a.jsonl#1", "a.jsonl#2", "a.jsonl#4"]
    assert len({article.sha256 for article in outcome.articles}) == 1
    assert [notice.split(";")[0] for notice in outcome.notices] == [
        "a.jsonl#3: is the same article as a.jsonl#1",
        "a.jsonl#5: is the same article as a.jsonl#1",
    ]


def test_without_what_it_needs_a_format_says_what_to_install(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = Format("a scroll", (".scroll",), "scrolls:items", extra="scrolls", needs=("no_such_module",))
    monkeypatch.setattr(table, "FORMATS", (*FORMATS, missing))
    assert reading(write("a.scroll", "Some text.")).failure == (
        "a.scroll: is a scroll, for which something is not installed here: pip install 'kg-news[scrolls]'"
    )
    for name in ("d/a.txt", "d/b.scroll", "d/c.scroll"):
        write(name, f"The text of {name}.")
    outcome = reading("d")
    assert outcome.article.path == "d/a.txt"
    assert outcome.notices == [
        "2 files of a scroll are left out, since something is not installed here: pip install 'kg-news[scrolls]'"
    ]


@pytest.mark.parametrize("name", ["a.txt", "words", "a.xml"])
def test_many_comments_before_a_text_take_no_time(reading: Reading, name: str) -> None:
    outcome = reading(write(name, f"{'<!-- a comment -->' * 200} Jane Roe left on Friday, she said."))
    assert len(outcome.articles) + len(outcome.failures) == 1
