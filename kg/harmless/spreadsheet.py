"""Cells of a table that a spreadsheet can open: none of them is a formula."""

from __future__ import annotations

import re

# What opens a formula (OWASP, "CSV Injection"), full-width too, also behind blanks and what cannot be seen.
_SIGNS = "=+@\uff1d\uff0b\uff0d\uff20-"
_UNSEEN = "\\s\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_FORMULA = re.compile(f"[\t\r\n]|[{_UNSEEN}]*[{_SIGNS}]")
_NUMBER = re.compile(r"[+-](?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def no_formula(cell: str) -> str:
    """The cell, with an apostrophe in front where it would open a formula; plain numbers stay as they are.

    A cell opens one with `=`, `+`, `-` or `@`, also behind blanks or as a full-width sign, or with a tab or the end of
    a line.
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
