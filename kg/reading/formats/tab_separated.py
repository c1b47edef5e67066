"""Rows of tab-separated values, with quotation marks where they are about a cell and not in its words.

The format has no quoting (IANA, text/tab-separated-values), and databases write none; spreadsheets put marks around
cells that have marks or line ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: A cell in marks from end to end, in which marks are doubled.
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_END = re.compile(r'(?:[^"\t]|"")*"(?:\t|\r?\n?\Z)')


def tab_separated(lines: Iterator[str]) -> Iterator[list[str]]:
    """The cells of each row of a text, given as its lines with their ends.

    A cell in marks may go on over lines as long as no tab comes before its closing mark; a mark that opens no such cell
    is a character of its words.
    """
    waiting: list[str] = []
    closes = True  # until no line that is left closes a cell
    while True:
        line = waiting.pop(0) if waiting else next(lines, None)
        if line is None:
            return
        while closes and _is_open(line):
            rest, closes = _rest(waiting, lines)
            if not rest:
                break
            line += rest
        yield [_unquoted(cell) for cell in line.rstrip("\r\n").split("\t")]


def _rest(waiting: list[str], lines: Iterator[str]) -> tuple[str, bool]:
    """The lines up to the one with the closing mark of a cell, taken from those that wait; empty where that is none.

    And whether a line further on may have one.
    """
    taken = 0
    while True:
        if taken == len(waiting):
            if (following := next(lines, None)) is None:
                return "", False
            waiting.append(following)
        following = waiting[taken]
        taken += 1
        if _END.match(following):
            rest = "".join(waiting[:taken])
            del waiting[:taken]
            return rest, True
        if "\t" in following:
            return "", True


def _is_open(line: str) -> bool:
    """Whether the last cell of a line has an opening mark and no closing one."""
    last = line.rstrip("\r\n").rpartition("\t")[2]
    return last.startswith('"') and not _QUOTED.fullmatch(last)


def _unquoted(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if _QUOTED.fullmatch(cell) else cell
