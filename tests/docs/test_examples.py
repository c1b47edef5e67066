"""The sentences in tables of examples are what the tables say they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model import Extraction
from kg.workflow import extract
from tests.docs.terminal import ROOT


def statuses(found: Extraction) -> set[str]:
    return {statement.status.value for statement in found.statements}


def cue_classes(found: Extraction) -> set[str]:
    return {quotation.cue_class.value for quotation in found.quotations if quotation.cue_class}


@pytest.mark.parametrize(
    ("page", "heads", "of"), [("README.md", "| status |", statuses), ("docs/extract.md", "| class |", cue_classes)]
)
def test_an_example_is_what_its_row_says(
    page: str, heads: str, of: Callable[[Extraction], set[str]], tmp_path: Path
) -> None:
    _, table = (ROOT / page).read_text(encoding="utf-8").split(f"\n{heads}")
    rows = [[cell.strip(" `") for cell in row.split("|")[1:-1]] for row in table.split("\n\n")[0].splitlines()[2:]]
    for number, row in enumerate(rows, 10):
        (tmp_path / f"{number}.txt").write_text(row[-1], encoding="utf-8")
    found = [(row[0], of(extraction)) for row, extraction in zip(rows, extract([tmp_path]), strict=True)]
    assert found == [(row[0], {row[0]}) for row in rows]
