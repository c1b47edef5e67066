"""Tables as CSV (RFC 4180): as spreadsheets open them, or with every cell as it is."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date
from io import StringIO
from pathlib import Path
from typing import BinaryIO

from kg.graph.exporting.options import Options
from kg.graph.exporting.tables.every import TABLES, rows_of, table_called
from kg.graph.exporting.tables.model import Cell, Cells, Table
from kg.graph.store.opening import BuiltGraph
from kg.harmless.spreadsheet import no_formula

#: By which Excel knows that a file is in UTF-8.
_MARK = "\ufeff"
#: What stands between the items of a list.
BETWEEN = "; "


def one(graph: BuiltGraph, stream: BinaryIO, options: Options) -> None:
    """One table: the one that is asked for, or else the statements."""
    table = table_called(options.table or "statements")
    file = CsvFile(stream, table, raw=options.raw)
    for _, rows in rows_of(graph, [table]):
        file.write(rows)


def every(graph: BuiltGraph, folder: Path, options: Options) -> None:
    """Every table, each in a file of its name."""
    with ExitStack() as open_files:
        files = {}
        for table in TABLES:
            stream = open_files.enter_context((folder / f"{table.name}.csv").open("wb"))
            files[table.name] = CsvFile(stream, table, raw=options.raw)
        for table, rows in rows_of(graph, TABLES):
            files[table.name].write(rows)


class CsvFile:
    """A table of which the rows are written to a binary stream; `raw` leaves cells as they are, and the mark away."""

    def __init__(self, stream: BinaryIO, table: Table, *, raw: bool) -> None:
        self._stream, self._raw = stream, raw
        stream.write(("" if raw else _MARK).encode())
        self.write([tuple(column.name for column in table.columns)])

    def write(self, rows: Iterable[Cells]) -> None:
        """Writes rows."""
        lines = StringIO(newline="")
        csv.writer(lines, lineterminator="\r\n").writerows([self._cell(cell) for cell in row] for row in rows)
        self._stream.write(lines.getvalue().encode("utf-8", "backslashreplace"))

    def _cell(self, cell: Cell) -> str:
        match cell:
            case None:
                return ""
            case bool():
                return "true" if cell else "false"
            case str() | tuple():
                words = cell if isinstance(cell, str) else BETWEEN.join(cell)
                return words if self._raw else no_formula(words)
            case date():
                return cell.isoformat()
            case _:
                return f"{cell:f}" if not isinstance(cell, int) else str(cell)
