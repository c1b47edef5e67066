"""Tables for notebooks."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given, strategies

from kg.html_tables import MOST_ROWS, html_table

_CELLS = strategies.text(strategies.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"))


@given(_CELLS, _CELLS)
def test_a_cell_is_text_whatever_stands_in_it(caption: str, cell: str) -> None:
    table = ElementTree.fromstring(html_table(caption, ["a", "b"], [[cell, None]]))
    cells = ["tbody", "tr", "td", "td"]
    assert [element.tag for element in table.iter()] == ["table", "caption", "thead", "tr", "th", "th", *cells]
    assert [table.findtext("caption"), *(td.text or "" for td in table.iter("td"))] == [caption, cell, ""]


def test_of_a_long_table_the_first_rows_are_shown_and_said_to_be_the_first() -> None:
    table = ElementTree.fromstring(html_table("numbers", ["n"], ([n] for n in range(MOST_ROWS + 1))))
    assert table.findtext("caption") == f"numbers (the first {MOST_ROWS})"
    assert [td.text for td in table.iter("td")] == [str(n) for n in range(MOST_ROWS)]
