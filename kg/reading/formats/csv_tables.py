"""Articles as rows of a table: CSV and TSV, whose first row names the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from kg.errors import InputError
from kg.reading.decoding import decode, refuse_binary
from kg.reading.fields import is_read, read_text
from kg.reading.formats.as_json.json_articles import items_of_records
from kg.reading.formats.as_json.json_lines import Record
from kg.reading.formats.protocol import Item, OfAnotherKindError, Opened
from kg.reading.formats.tab_separated import tab_separated

_SEPARATORS = ",;\t|"
#: Python's own bound for a cell is 128 KiB, less than a long article has; a row has `max_bytes`.
_LARGEST_CELL = 2**31 - 1


def items(opened: Opened) -> Iterator[Item | InputError]:
    """The articles of the rows, numbered as a spreadsheet numbers them: the row of the names is 1."""
    yield from items_of_records(opened, _records(opened))


def _records(opened: Opened) -> Iterator[Record | InputError]:
    csv.field_size_limit(_LARGEST_CELL)
    lines = _Lines(opened)
    first = next(lines, "")
    separator = "\t" if opened.name.lower().endswith((".tsv", ".tab")) else max(_SEPARATORS, key=first.count)
    rows = (
        tab_separated(lines.again(first))
        if separator == "\t"
        else csv.reader(lines.again(first), delimiter=separator, strict=True)
    )
    names: list[str] = []
    number = 0
    while True:
        number, lines.taken = number + 1, 0
        place = f"{opened.name}, row {number}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield InputError(f"{place}: is not CSV ({error}); correct it, from line {lines.read} of the file on")
            continue
        if row is None:
            return
        if not any(cell.strip() for cell in row):
            continue
        if not names:
            names = checked_names(opened.name, [cell.strip() for cell in row])
        elif len(row) > len(names):
            yield InputError(
                f"{place}: has {len(row)} cells under {len(names)} names; put quotation marks around cells that hold "
                "the separator"
            )
        else:
            yield Record(place, number, {name: cell for name, cell in zip(names, row, strict=False) if cell.strip()})


def checked_names(name: str, names: Sequence[str]) -> list[str]:
    """The names of a table's columns. Raises InputError where none is of texts, or one that is read comes twice."""
    if read_text(dict.fromkeys(names, "a text")) is None:
        raise OfAnotherKindError(
            name, "is a table without a column of texts", 'name that column "text" in its first row'
        )
    for each in names:
        if is_read(each) and names.count(each) > 1:
            raise InputError(f"{name}: has two columns named {each!r}; name one of them otherwise")
    return list(names)


class _Lines:
    """The lines of a table with their ends. Raises InputError once a row has taken more than one article may have."""

    def __init__(self, opened: Opened) -> None:
        self._opened, self._lines = opened, _text_lines(opened)
        self.taken = self.read = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines, None)
        if line is None:
            raise StopIteration
        self.taken += len(line)
        self.read += 1
        if self.taken > self._opened.max_bytes:
            raise InputError(
                f"{self._opened.name}: has a row larger than the {self._opened.max_bytes / 2**20:,.3g} MiB that one "
                "article may have; look for a quotation mark that is never closed"
            )
        return line

    def again(self, line: str) -> Iterator[str]:
        """The lines, with one that was taken already before them."""
        yield line
        yield from self


def _text_lines(opened: Opened) -> Iterator[str]:
    """A small table in any encoding; of one larger than memory should hold the lines one by one, in UTF-8."""
    data = opened.stream.read(opened.max_bytes + 1)
    if len(data) <= opened.max_bytes:
        yield from io.StringIO(decode(data, opened.name, opened.on_notice), newline="")
        return
    refuse_binary(data, opened.name)
    head = io.BytesIO(data.removeprefix(b"\xef\xbb\xbf"))
    for number in range(1, 2**63):
        line = head.readline()
        if not line.endswith(b"\n"):
            line += opened.stream.readline(opened.max_bytes + 1)
        if not line:
            return
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            raise InputError(
                f"{opened.name}, line {number}: is not UTF-8, as a table of this size has to be; save it as UTF-8"
            ) from None
