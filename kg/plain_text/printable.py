"""Text that can do nothing to the program that shows it: a terminal, a spreadsheet."""

from __future__ import annotations

import csv
import io
import re

# Control characters other than tab and line feed: in article text they could move a terminal's cursor or retitle it.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
#: What spreadsheets run: a formula, or a call behind one of the other signs that may open one.
_FORMULA = re.compile(r"\s*(?:=|[+@-][\d\s.+*/@^-]*[A-Za-z_.]+\s*[(!|])")


def printable(text: str) -> str:
    """The text with control and direction characters replaced, so that it can do nothing to a terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def without_formulas(table: str) -> str:
    """A table in CSV with an apostrophe before each cell that a spreadsheet would run; else as it is, to the byte."""
    if not re.search(r"[=+@-]", table):
        return table
    rows = list(csv.reader(io.StringIO(table, newline="")))
    if not any(_FORMULA.match(cell) for row in rows for cell in row):
        return table
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(
        [f"'{cell}" if _FORMULA.match(cell) else cell for cell in row] for row in rows
    )
    return written.getvalue()
