"""Graphs that kg itself has built, of articles with whatever an export has to keep apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg
from tests.graph.exporting.everything import build_everything
from tests.graph.exporting.test_any_text import graph_of

ROOT = Path(__file__).parents[3]

ARTICLES = [
    {
        "title": "Jane Roe sold Acme Corp to John Doe, board says",
        "outlet": "The Daily Example",
        "date": "2024-03-06",
        "url": "https://daily.example/roe",
        "author": "Maria Keller",
        "text": (
            "Jane Roe, 47, was sentenced to two years in prison on Tuesday. She was convicted of fraud.\n\n"
            "“I am sorry,” she told John Doe, her husband, in a letter to the court.\n\n"
            "Roe founded Acme Corp in 2016. Doe is the chief executive of Acme Corp.\n\n"
            "John Stiles accused Roe of theft. Stiles claims that Doe bribed Maria Lopez.\n\n"
            "Lopez denied that she had threatened Stiles. Doe allegedly attacked Lopez.\n\n"
            "“It was Lopez who said: ‘He never paid’,” Stiles said. Lopez never said that it was over.\n\n"
            "Lopez fears that Doe will leave.\n\n"
            "Acme Corp acquired Brightwater Ltd for $2 million in May."
        ),
    },
    {
        "title": "“I will sue,” says Lopez",
        "outlet": "The Harbour Herald",
        "date": "2024-03-07",
        "text": (
            "John Doe is married to Jane Roe. Acme Corp bought Brightwater Ltd for $3 million.\n\n"
            "“She said she was sorry,” Doe said. Maria Lopez, a former mayor of Port Ellis, joined the Green Party.\n\n"
            "Carl Roe is the brother of Jane Roe. Jane Roe used to lead the Harbour Trust."
        ),
    },
    {
        "title": "Jane Roe was convicted of fraud",
        "text": "Jane Roe met John Stiles in Port Ellis. She praised the mayor: “A good one.”",
    },
]


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of invented articles: facts, claims, values, titles of their own, one without outlet and date."""
    folder = tmp_path_factory.mktemp("news")
    (folder / "news.jsonl").write_text("".join(json.dumps(each) + "\n" for each in ARTICLES), encoding="utf-8")
    kg.build([folder / "news.jsonl"], folder / "output")
    return folder / "output"


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the seeds."""
    folder = tmp_path_factory.mktemp("seeds") / "output"
    kg.build([ROOT / "seeds"], folder)
    return folder


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of one article of which nothing is known and in which nothing is found."""
    folder = tmp_path_factory.mktemp("empty")
    (folder / "empty.txt").write_text("Nothing here.", encoding="utf-8")
    kg.build([folder / "empty.txt"], folder / "output")
    return folder / "output"


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph that has something for every table; read-only by agreement."""
    return build_everything(tmp_path_factory.mktemp("everything") / "output")


ODD = [
    "a\x00b",
    "c\x0b d\x1f",
    "\ufeffe",
    "f\r\ng",
    "\x7f\x9f",
    "h\u200d\u00adi",
    "e\u0301",
    "\U0001f9e8",
    "\u2028",
    "''",
    '"',
    "=1",
    "\u202eh",
]


@pytest.fixture(scope="session")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of names and values as no article should have them."""
    return graph_of(ODD, tmp_path_factory.mktemp("odd"))
