"""Cells that a spreadsheet shows and does not run."""

from __future__ import annotations

import pytest

from kg.harmless.spreadsheet import no_formula


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        '=HYPERLINK("http://x.example","see")',
        "+cmd|' /C calc'!A1",
        "-2+3+cmd|' /C calc'!A1",
        "@SUM(1)",
        "\t=1",
        "\rwords",
        "\nwords",
        " =A1",
        "\u200b\u00a0=A1",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(1)",
        "-",
        "-5-3",
        "- No, she said",
        "+1 555 0100",
    ],
)
def test_a_cell_that_would_open_a_formula_has_an_apostrophe_in_front(cell: str) -> None:
    assert no_formula(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "-5", "+3.2", "-.5", "-1e-7", "words", "a = b", " words", "'=1", "2021-05-05"])
def test_other_cells_and_plain_numbers_stay_as_they_are(cell: str) -> None:
    assert no_formula(cell) == cell
