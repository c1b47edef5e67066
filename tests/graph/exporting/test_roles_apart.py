"""Who tells which role of an event: no outlet has in an export what another one alone reports of the same event."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import kg
from kg.graph import export

TEXTS = {
    "Daily A": "Max Moe killed Anna Low in Springfield on 3 March 2025.",
    "Daily B": "Anna Low was killed in Springfield on 3 March 2025.",
    "Daily C": "Police alleged that Ken Kew attacked Jane Roe in Port Ellis on 7 March 2025.",
}


@pytest.fixture(scope="module")
def killing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of one event that two outlets tell, one of them without the agent, and of one that is alleged."""
    folder = tmp_path_factory.mktemp("killing")
    lines = [json.dumps({"outlet": o, "date": "2025-03-04", "title": o, "text": text}) for o, text in TEXTS.items()]
    (folder / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    kg.build([folder / "news.jsonl"], folder / "output")
    return folder / "output"


def test_followthemoney_lays_a_role_to_those_outlets_alone_that_tell_it(killing: Path, tmp_path: Path) -> None:
    export(killing, "ftm", f"{tmp_path}/ftm/")
    with (tmp_path / "ftm" / "statements.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["canonical_id"].startswith("happening.")]
    told = {(row["prop"], row["value"], row["dataset"]) for row in rows if row["prop"] in ("involved", "name")}
    assert told == {
        ("name", "Max Moe killed Anna Low in Springfield", "daily_a"),
        ("involved", "person.max-moe", "daily_a"),
        ("involved", "person.anna-low", "daily_a"),
        ("involved", "person.anna-low", "daily_b"),
    }


def test_the_table_of_roles_has_the_status_of_each(killing: Path, tmp_path: Path) -> None:
    export(killing, "sqlite", f"{tmp_path}/news.db")
    with closing(sqlite3.connect(tmp_path / "news.db")) as db:
        agents = set(db.execute("SELECT filler, status FROM roles WHERE role = 'agent' AND filled_by = 'entity'"))
        (counted,) = db.execute("SELECT value FROM about WHERE name = 'number of events that an article asserts'")
        (there,) = db.execute("SELECT COUNT(*) FROM events WHERE status = 'asserted'")
    assert {("Max Moe", "asserted"), ("Ken Kew", "alleged")} <= agents
    assert int(counted[0]) == there[0]
