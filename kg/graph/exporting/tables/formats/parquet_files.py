"""Tables as Parquet, with the types of their columns, for pandas, Polars, R, DuckDB and Spark."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from kg.graph.exporting.options import Options
from kg.graph.exporting.tables.every import TABLES, rows_of, table_called
from kg.graph.exporting.tables.formats.numbers import as_number
from kg.graph.exporting.tables.model import Cells, Column, Kind, Table
from kg.graph.store.opening import BuiltGraph
from kg.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.INTEGER: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.DATE: pa.date32(),
    Kind.LIST: pa.list_(pa.string()),
}
#: So many rows are held of a table and then written as one group.
_AT_ONCE = 10_000


def one(graph: BuiltGraph, stream: BinaryIO, options: Options) -> None:
    """One table: the one that is asked for, or else the statements."""
    table = table_called(options.table or "statements")
    with ParquetFile(stream, table) as file:
        for _, rows in rows_of(graph, [table]):
            file.write(rows)


def every(graph: BuiltGraph, folder: Path, options: Options) -> None:
    """Every table, each in a file of its name."""
    with ExitStack() as opened:
        files = {}
        for table in TABLES:
            stream = opened.enter_context((folder / f"{table.name}.parquet").open("wb"))
            files[table.name] = opened.enter_context(ParquetFile(stream, table))
        for table, rows in rows_of(graph, TABLES):
            files[table.name].write(rows)


class ParquetFile:
    """A table of which the rows are written to a binary stream, some thousands at a time."""

    def __init__(self, stream: BinaryIO, table: Table) -> None:
        self._schema = pa.schema(
            [_field(column) for column in table.columns],
            metadata={"made by": f"kg {__version__}", "about": table.about},
        )
        self._writer = pq.ParquetWriter(stream, self._schema, compression="zstd")
        self._rows: list[Cells] = []

    def write(self, rows: Iterable[Cells]) -> None:
        """Writes rows."""
        self._rows += rows
        if len(self._rows) >= _AT_ONCE:
            self._hand_on()

    def __enter__(self) -> ParquetFile:
        return self

    def __exit__(self, *raised: object) -> None:
        try:
            if raised[0] is None:
                self._hand_on()
                self._writer.close()
        finally:
            self._writer.is_open = False  # or else it ends the file when it is forgotten, and tells if it cannot

    def _hand_on(self) -> None:
        columns = (
            zip(*(map(as_number, row) for row in self._rows), strict=True) if self._rows else ((),) * len(self._schema)
        )
        arrays = [pa.array(cells, field.type) for cells, field in zip(columns, self._schema, strict=True)]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self._rows = []


def _field(column: Column) -> object:
    return pa.field(column.name, _TYPES[column.kind], column.nullable, metadata={"about": column.about})
