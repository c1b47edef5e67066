"""Articles as rows of a table in Parquet."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pyarrow
from pyarrow.parquet import ParquetFile

from kg.errors import InputError
from kg.reading.fields import is_read, read_language, read_text
from kg.reading.formats.as_json.json_articles import items_of_records
from kg.reading.formats.as_json.json_lines import Record
from kg.reading.formats.csv_tables import checked_names
from kg.reading.formats.protocol import Items, Opened

#: So many rows are held in memory, apart from what the file packs together.
_AT_ONCE = 16


def items(opened: Opened) -> Items:
    """The articles of the rows, which are numbered from 1; a file of any size is read row by row."""
    yield from items_of_records(opened, _records(opened))


def _records(opened: Opened) -> Iterator[Record | InputError]:
    number = 0
    try:
        with ParquetFile(opened.path or io.BytesIO(opened.data())) as table:
            names = checked_names(opened.name, table.schema_arrow.names)
            # others may be far larger than the articles, such as vectors of numbers
            wanted = [name for name in names if is_read(name) or read_language({name: "en"})]
            for batch in table.iter_batches(batch_size=_AT_ONCE, columns=wanted, use_threads=False):
                rows = _in_microseconds(batch)
                for place in range(len(rows)):
                    number += 1
                    yield _record(opened, number, rows.slice(place, 1))
    except (InputError, MemoryError, GeneratorExit):
        raise
    except Exception as error:  # the file is anybody's, and pyarrow raises whatever it meets in it
        where = f"behind row {number}" if number else "or no Parquet"
        raise InputError(f"{opened.name}: is damaged, {where} ({type(error).__name__}); fetch it again") from error


def _in_microseconds(batch: pyarrow.RecordBatch) -> pyarrow.Table:
    """The rows with times as exact as Python's own; other libraries write them in nanoseconds."""
    rows = pyarrow.Table.from_batches([batch])
    for number, field in enumerate(rows.schema):
        if pyarrow.types.is_timestamp(field.type) and field.type.unit == "ns":
            times = rows.column(number).cast(pyarrow.timestamp("us", field.type.tz), safe=False)
            rows = rows.set_column(number, field.name, times)
    return rows


def _record(opened: Opened, number: int, table: pyarrow.Table) -> Record | InputError:
    """The record of a table of one row."""
    place = f"{opened.name}, row {number}"
    try:
        row: dict[str, object] = table.to_pylist()[0]
    except (ValueError, OverflowError):  # of a number of days, the year of which Python has not
        return InputError(f"{place}: has a date outside the years 1 to 9999; correct it, or leave the date out")
    if len(read_text(row) or "") > opened.max_bytes:
        return InputError(
            f"{place}: is larger than the {opened.max_bytes / 2**20:,.3g} MiB that one article may have; it is left out"
        )
    return Record(place, number, {name: value for name, value in row.items() if value is not None})
