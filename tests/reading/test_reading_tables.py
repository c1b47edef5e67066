"""CSV and TSV, written by Python's csv."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Reading = Callable[..., Any]
NAMES = ("id", "Title", "Article Text", "publication", "author", "date", "URL")
TEXT = 'Jane Roe left Acme; "at last", she said, on Friday.\n\nShe is 50.'
ROW = (
    "1",
    "Roe leaves Acme",
    TEXT,
    "The Daily Example",
    "Jane Doe and Bob Loe",
    "2024-03-05",
    "https://news.example/1",
)


def table(*rows: tuple[str, ...], separator: str = ",", end: str = "\r\n") -> str:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator, lineterminator=end).writerows(rows)
    return written.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    ("name", "separator", "end"),
    [
        ("a.csv", ",", "\r\n"),
        ("a.csv", ";", "\n"),
        ("a.tsv", "\t", "\n"),
        ("a.csv.gz", ",", "\n"),
        ("rows", "|", "\n"),
        ("-", ",", "\n"),
    ],
)
def test_each_row_is_an_article(reading: Reading, name: str, separator: str, end: str, encoding: str) -> None:
    second = ("2", "Doe stays", "John Doe stays.", *ROW[3:])
    data = table(NAMES, ROW, (), second, separator=separator, end=end).encode(encoding)
    if name == "-":
        outcome = reading("-", stdin=data)
    else:
        Path(name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        outcome = reading(name)
    article, other = outcome.articles
    assert [article.path, other.path] == [f"{name}#2", f"{name}#4"]
    assert (article.text, article.title, article.outlet) == (TEXT, "Roe leaves Acme", "The Daily Example")
    assert (article.authors, article.published) == (("Jane Doe", "Bob Loe"), "2024-03-05")
    assert (article.url, other.text) == ("https://news.example/1", "John Doe stays.")
    assert not outcome.failures + outcome.notices


def test_a_broken_row_is_told_and_the_others_are_read(reading: Reading) -> None:
    Path("a.csv").write_text(
        "title,text,date\nRoe,Jane Roe left.,2024\nDoe,He stayed,on Friday,2024\n"
        'Loe,"Bob Loe" left,2024\nMoss,,2024\nFay,Ann Fay left.\n',
        encoding="utf-8",
    )
    outcome = reading("a.csv")
    assert [(each.path, each.title, each.published) for each in outcome.articles] == [
        ("a.csv#2", "Roe", "2024"),
        ("a.csv#6", "Fay", None),
    ]
    assert [failure.split(";")[0] for failure in outcome.failures] == [
        "a.csv, row 3: has 4 cells under 3 names",
        "a.csv, row 4: is not CSV (',' expected after '\"')",
        "a.csv, row 5: has no text",
    ]


def test_a_quotation_mark_that_is_never_closed_takes_no_more_than_one_article_may(reading: Reading) -> None:
    rows = "".join(f"{number},Some text.\n" for number in range(50))
    Path("a.csv").write_text(f'id,text\n0,"Some text.\n{rows}', encoding="utf-8")
    assert reading("a.csv").failure.startswith("a.csv, row 2: is not CSV (unexpected end of data)")
    assert reading("a.csv", max_bytes=200).failure.startswith("a.csv: has a row larger than")


def test_a_large_table_is_read_row_by_row(reading: Reading) -> None:
    rows = table(("text",), *((f"Text {number}, long enough.",) for number in range(40)))
    Path("a.csv").write_bytes(b"\xef\xbb\xbf" + rows.encode() + "Caf\xe9\n".encode("latin-1"))
    outcome = reading("a.csv", max_bytes=100)
    assert [each.text for each in outcome.articles] == [f"Text {number}, long enough." for number in range(40)]
    assert outcome.failure == "a.csv, line 42: is not UTF-8, as a table of this size has to be; save it as UTF-8"


@pytest.mark.parametrize(
    ("first", "failure"),
    [
        ("id,name,place", "a.csv: is a table without a column of texts"),
        ("text,title,text", "a.csv: has two columns named 'text'"),
    ],
)
def test_the_first_row_has_to_name_one_column_of_texts(reading: Reading, first: str, failure: str) -> None:
    Path("a.csv").write_text(f"{first}\n1,2,3\n", encoding="utf-8")
    assert reading("a.csv").failure.startswith(failure)
    Path("a.csv").write_text("", encoding="utf-8")
    assert reading("a.csv").failure == "a.csv: is empty; put an article in it or leave it out"


def test_marks_in_tab_separated_values_are_words_unless_they_are_around_a_cell(reading: Reading) -> None:
    rows = [
        'x\t"We will pay.',
        "y\tJohn Doe left.",
        'z\tDoe stayed."',
        '"v"\t"She ""won"".',
        'It rained."',
        'w\t"No," he said',
    ]
    Path("a.tsv").write_text("\n".join(["title\ttext", *rows]) + "\n", encoding="utf-8")
    outcome = reading("a.tsv")
    assert [(article.title, article.text) for article in outcome.articles] == [
        ("x", '"We will pay.'),
        ("y", "John Doe left."),
        ("z", 'Doe stayed."'),
        ("v", 'She "won".\nIt rained.'),
        ("w", '"No," he said'),
    ]
    assert not outcome.failures + outcome.notices
