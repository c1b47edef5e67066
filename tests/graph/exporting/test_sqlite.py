"""The tables as a database of SQLite: Datasette reads them, finds words in them, and every key leads somewhere."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from kg.graph import export
from kg.graph.exporting.tables.every import TABLES
from tests.graph.exporting.counted import counted


@pytest.fixture(scope="module")
def database(full: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "news.db"
    export(full, "sqlite", path)
    return path


def datasette(*arguments: str) -> Any:
    ran = subprocess.run([sys.executable, "-m", "datasette", *arguments], capture_output=True, check=True, text=True)
    return json.loads(ran.stdout)


def asked(database: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


def test_datasette_counts_what_the_graph_has(database: Path, full: Path) -> None:
    tables = datasette("inspect", str(database))["news"]["tables"]
    assert {table.name: tables[table.name]["count"] for table in TABLES} == counted(full)


def test_datasette_finds_words_in_a_table(database: Path) -> None:
    asked = urlencode({"_search": "isn't cafe", "_shape": "array"})
    (row,) = datasette(str(database), "--get", f"/news/quotations.json?{asked}")
    assert row["speaker"] == "Zoë Roe"


FOUND = ("don't", "don’t", "DONʼT", "isn’t", "isn't", "Roe's", "Roe’s", "cafe", "CAFÉ", "Zoe")


@pytest.mark.parametrize(
    ("words", "is_there"), [*((words, True) for words in FOUND), *((words, False) for words in ("won't", "dont"))]
)
def test_words_are_found_whatever_their_apostrophes_and_accents(database: Path, words: str, is_there: bool) -> None:
    quoted = words.replace("'", "''")
    found = "SELECT speaker FROM quotations WHERE rowid IN (SELECT rowid FROM quotations_fts WHERE quotations_fts MATCH"
    assert (("Zoë Roe",) in asked(database, f"{found} '\"{quoted}\"')")) is is_there


def test_every_key_leads_somewhere(database: Path) -> None:
    assert asked(database, "PRAGMA foreign_key_check") == []
    assert asked(database, "PRAGMA integrity_check") == [("ok",)]
    leads = asked(database, 'SELECT "table", "from" FROM pragma_foreign_key_list(\'statements\')')
    assert sorted(leads) == [
        ("articles", "article_iri"),
        *(("entities", name) for name in ("object_iri", "outlet_iri", "source_iri", "subject_iri")),
    ]


def test_views_answer_what_people_ask(database: Path) -> None:
    said = asked(database, "SELECT speaker, as_member_of_a_group FROM who_said_what WHERE words = 'Never again,'")
    assert sorted(said) == [("Jane Roe", 1), ("John Doe", 1), ("the couple", 0)]
    shown = asked(database, "SELECT DISTINCT words FROM statements_with_evidence WHERE object = '47'")
    assert shown == [("Jane Roe, 47",)]
    told = asked(database, "SELECT outlet, articles, statements FROM per_outlet WHERE outlet = 'The Sample Post'")
    assert told == [("The Sample Post", 4, 4)]
    assert asked(database, "SELECT articles, outlets FROM facts WHERE object = '47'") == [(2, 1)]
    reported = asked(database, "SELECT outlet, status FROM events_by_outlet WHERE event = 'Jane Roe sold her shares'")
    assert sorted(reported) == [("The Daily Example", "asserted"), ("The Sample Post", "attributed")]


def test_it_says_what_it_is(database: Path) -> None:
    about = dict(asked(database, "SELECT * FROM about"))
    assert (about["made by"], about["base IRI"], about["number of articles"]) == (
        "kg 0.1.0",
        "https://kg.example/",
        "8",
    )
    told = asked(database, "SELECT about FROM columns WHERE \"table\" = 'statements' AND \"column\" = 'subject'")
    assert told == [("of whom or what it is",)]
    odd = asked(database, "SELECT json_each.value FROM entities, json_each(aliases) WHERE name = 'Zoë Roe'")
    assert odd == [("+1 Roe",), ("Z. Roe",)]
