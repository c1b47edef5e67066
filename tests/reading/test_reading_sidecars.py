from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError

Reading = Callable[..., Any]


@pytest.fixture
def folder(reading: Reading) -> Path:
    (Path("d") / "sub").mkdir(parents=True)
    (Path("d") / "a.md").write_text("---\ntitle: Own title\noutlet: Own outlet\n---\nText a.\n", encoding="utf-8")
    (Path("d") / "sub" / "a.md").write_text("Text of sub a.\n", encoding="utf-8")
    (Path("d") / "many.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n', encoding="utf-8")
    return Path("d")


TOML = """
["a.md"]
outlet = "The Daily Example"
published = 2024-05-17
url = "https://news.example/a"
author = ["Jane Roe", "John Doe"]
["sub/a.md"]
outlet = "The Sub Example"
["many.jsonl"]
outlet = "The Many Example"
date = "2023"
["many.jsonl#2"]
published = "2023-09"
"""
CSV = '\ufefffile;outlet;published\r\na.md;"The Daily; Example";2024-05-17\r\nsub/a.md;The Sub Example;\r\n'


def test_the_editors_word_wins_article_by_article(reading: Reading, folder: Path) -> None:
    (folder / "metadata.toml").write_text(TOML, encoding="utf-8")
    outcome = reading("d")
    known = {article.path: (article.outlet, article.published) for article in outcome.articles}
    assert known == {
        "d/a.md": ("The Daily Example", "2024-05-17"),
        "d/many.jsonl#1": ("The Many Example", "2023"),
        "d/many.jsonl#2": ("The Many Example", "2023-09"),
        "d/sub/a.md": ("The Sub Example", None),
    }
    first = outcome.articles[0]
    assert (first.title, first.authors, first.url) == ("Own title", ("Jane Roe", "John Doe"), "https://news.example/a")
    assert not outcome.notices


def test_csv_says_the_same_and_an_empty_cell_says_nothing(reading: Reading, folder: Path) -> None:
    (folder / "metadata.csv").write_text(CSV, encoding="utf-8", newline="")
    known = {article.path: (article.outlet, article.published) for article in reading("d").articles}
    assert known["d/a.md"] == ("The Daily; Example", "2024-05-17")
    assert known["d/sub/a.md"] == ("The Sub Example", None)


def test_a_side_car_may_be_named_beside_its_articles_or_apart(reading: Reading, folder: Path) -> None:
    side_car = folder / "metadata.toml"
    side_car.write_text('["a.md"]\noutlet = "Beside"\n', encoding="utf-8")
    apart = Path("apart.csv")
    apart.write_text("file,outlet\nd/a.md,Apart\n", encoding="utf-8")
    assert reading("d/a.md", side_car).article.outlet == "Beside"
    assert reading("d/a.md", metadata=apart).article.outlet == "Apart"
    assert reading("d", metadata=apart).articles[0].outlet == "Apart"
    assert reading("d/a.md").article.outlet == "Own outlet"


def test_entries_without_a_file_and_unknown_keys_are_said(reading: Reading, folder: Path) -> None:
    (folder / "metadata.toml").write_text(
        '["gone.txt"]\noutlet = "X"\n["a.md"]\noulet = "Y"\ndate = "soon"\n["many.jsonl#9"]\ntitle = "Z"\n',
        encoding="utf-8",
    )
    assert reading("d").notices == [
        "d/metadata.toml, a.md: the date 'soon' is not clear; write it as 2023-09-30, until then the date is unknown",
        "d/metadata.toml: ignores oulet; known are title, outlet, author, published and url",
        "d/metadata.toml: describes articles that are not there: gone.txt, many.jsonl#9",
    ]


def test_an_entry_for_a_file_that_was_not_asked_for_is_no_mistake(reading: Reading, folder: Path) -> None:
    side_car = folder / "all.toml"
    side_car.write_text('["a.md"]\noutlet = "A"\n["sub/a.md"]\noutlet = "B"\n', encoding="utf-8")
    assert not reading("d/a.md", metadata=side_car).notices


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("metadata.toml", '["a.md"\noutlet = 1', "is not TOML: .*line 1, column 8"),
        ("metadata.toml", "[a.md]\noutlet = 'x'", r'needs quotation marks: \["a.md"\]'),
        ("metadata.toml", "outlet = 'x'", '"outlet" stands outside a table'),
        ("metadata.csv", "name,outlet\na.md,x", "line 1 has no column named file"),
        ("metadata.csv", "file,outlet\na.md,x,y", "line 2 has 3 cells under 2 headings"),
        ("metadata.csv", "file,outlet\na.md,x\na.md,y", "line 3 names a.md again"),
        ("metadata.csv", 'file,outlet\na.md,"x', "line 2 is not CSV"),
        ("metadata.csv", "file,outlet,outlet\na.md,x,y", "line 1 has the column outlet twice"),
    ],
)
def test_a_broken_side_car_stops_the_reading(
    reading: Reading, folder: Path, name: str, content: str, message: str
) -> None:
    (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        reading("d")


def test_a_missing_or_a_second_side_car_stops_the_reading(reading: Reading, folder: Path) -> None:
    with pytest.raises(InputError, match=r"^no\.toml: there is no such file"):
        reading("d", metadata=Path("no.toml"))
    for name in ("metadata.toml", "metadata.csv"):
        (folder / name).write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="keep one of them"):
        reading("d")


def test_a_side_car_that_is_given_is_no_table_of_articles(reading: Reading, folder: Path) -> None:
    side_car = folder / "sources.csv"
    side_car.write_text(CSV, encoding="utf-8")
    (folder / "sub" / "sources.csv").write_text("text\nAnother text.\n", encoding="utf-8")
    outcome = reading("d", metadata=side_car)
    assert "d/sub/sources.csv#2" in [article.path for article in outcome.articles]
    assert not outcome.failures + outcome.notices
