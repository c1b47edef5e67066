"""Text that can do nothing to what shows it."""

from __future__ import annotations

import csv
import io

import pytest

from kg.graph.views.card import CardQuotation, EntityCard, card_text
from kg.graph.views.parts import Named, Where
from kg.plain_text.printable import without_formulas


@pytest.mark.parametrize(
    "cell",
    ["=1+1", '=HYPERLINK("http://x.example","see")', "+cmd|' /C calc'!A1", "@SUM(1)", " =A1", "-2+3+cmd|' /C calc'!A1"],
)
def test_a_cell_that_a_spreadsheet_would_run_has_an_apostrophe_in_front(cell: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["name", "number"], [cell, "-5"]])
    assert list(csv.reader(io.StringIO(without_formulas(out.getvalue()), newline=""))) == [
        ["name", "number"],
        [f"'{cell}", "-5"],
    ]


def test_other_cells_stay_as_they_are_to_the_byte() -> None:
    table = 'name\r\n@janeroe\r\n-5\r\n"- No, she said"\r\n"a = b"\r\n+1 555 0100\r\n'
    assert without_formulas(table) == table


def test_a_card_sends_no_escapes_to_a_terminal() -> None:
    quotation = CardQuotation("No\x1b[2J\x07, \u202eshe said", "direct", "", Where("", "", ""))
    card = EntityCard(Named("person/roe", "Jane\x1b]0;x\x07 Roe", "Person"), (), (), (), (quotation,), (), ())
    assert all(letter.isprintable() or letter == "\n" for letter in card_text(card))
