"""`kg export` writes tables to files and folders, and says which others there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Kg
from tests.graph.exporting.everything import build_everything


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph that has something for every table."""
    return build_everything(tmp_path_factory.mktemp("everything") / "output")


def test_the_command_tells_which_other_tables_there_are(kg: Kg, full: Path, tmp_path: Path) -> None:
    one = kg("export", "--graph", full, "-o", tmp_path / "x.csv")
    assert one.code == 0
    assert "that is the table statements; --table NAME gives another one (articles, entities" in one.err
    asked = kg("export", "--graph", full, "-o", tmp_path / "y.csv", "--table", "statements")
    assert (asked.err, (tmp_path / "y.csv").read_bytes()) == ("", (tmp_path / "x.csv").read_bytes())
    both = kg("export", "--graph", full, "-f", "csv", "--table", "events", "-o", f"{tmp_path}/all/")
    assert (both.code, "--table is one file" in both.err) == (2, True)


def test_a_file_is_no_folder(kg: Kg, full: Path, tmp_path: Path) -> None:
    ran = kg("export", "--graph", full, "-f", "sqlite", "-o", f"{tmp_path}/tables/")
    assert (ran.code, "sqlite is one file, and" in ran.err, list(tmp_path.iterdir())) == (2, True, [])
