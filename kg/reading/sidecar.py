"""The editor's side-car: a TOML or CSV file that says where articles come from, by file name."""

from __future__ import annotations

import csv
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from kg.errors import InputError
from kg.reading.decoding import decode
from kg.reading.fields import Fields, read_fields, unknown_names
from kg.reading.files import display_name, read_bytes, unreadable

_FILE_COLUMNS = ("file", "filename", "file_name", "path")
_MAX_BYTES = 64 * 2**20


class SideCar:
    """What a side-car says, article by article.

    A key is the end of an article's path: `a.txt`, or `north/a.txt` where two folders have an `a.txt`; the longest
    key that fits counts. For JSON Lines, `many.jsonl` describes all of a file's articles and `many.jsonl#17` the one of
    line 17, which goes first.
    """

    def __init__(self, path: Path, entries: Mapping[str, Fields]) -> None:
        self.name = display_name(path)
        self._folder = path.parent
        self._entries = {_parts(key): (key, fields) for key, fields in entries.items()}
        self._used: set[str] = set()
        self._split: set[tuple[str, ...]] = set()

    def fields_for(self, path: str) -> Fields:
        """What the editor says of the article at this path; empty fields where that is nothing."""
        file, mark, number = path.rpartition("#")
        said = self._longest(path)
        if not (mark and number.isdigit()):
            return said
        self._split.add(_parts(file))
        return said.over(self._longest(file))

    def unused(self) -> list[str]:
        """The keys, sorted, that described nothing so far and name no file beside the side-car, or no line of one."""
        return sorted(key for key, _ in self._entries.values() if key not in self._used and self._is_mistaken(key))

    def _is_mistaken(self, key: str) -> bool:
        file, mark, number = key.rpartition("#")
        if mark and number.isdigit():
            parts = _parts(file)
            if any(split[-len(parts) :] == parts for split in self._split):
                return True
            key = file
        try:
            return not (self._folder / key).is_file()
        except (OSError, ValueError):
            return True

    def _longest(self, path: str) -> Fields:
        parts = _parts(path)
        for start in range(len(parts)):
            if entry := self._entries.get(parts[start:]):
                self._used.add(entry[0])
                return entry[1]
        return Fields()


def load_side_car(path: Path, on_notice: Callable[[str], None]) -> SideCar:
    """Reads `path`, TOML if its name ends so and else CSV. Raises InputError, with the place, where it is broken.

    TOML has one table per file name, `["a.txt"]`; CSV has a column `file`. Both know the field names of front matter.
    """
    name = display_name(path)
    try:
        text = decode(read_bytes(path, name, _MAX_BYTES), name, on_notice)
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from None
    tables = _toml_tables(text, name) if path.suffix.lower() == ".toml" else _csv_tables(text, name)
    entries: dict[str, Fields] = {}
    unknown: set[str] = set()
    for key, table in tables.items():
        entries[key] = read_fields(table, lambda problem, key=key: on_notice(f"{name}, {key}: {problem}"))  # type: ignore[misc]
        unknown.update(unknown_names(table))
    if unknown:
        on_notice(f"{name}: ignores {_some(sorted(unknown))}; known are title, outlet, author, published and url")
    return SideCar(path, entries)


def _toml_tables(text: str, name: str) -> dict[str, Mapping[str, object]]:
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"{name}: is not TOML: {' '.join(str(error).split())}; correct it") from None
    for key, table in content.items():
        if not isinstance(table, dict):
            raise InputError(f'{name}: "{key}" stands outside a table; put it below a line such as ["article.txt"]')
        if table and all(isinstance(value, dict) for value in table.values()):
            inner = min(table)
            raise InputError(f'{name}: the table [{key}.{inner}] needs quotation marks: ["{key}.{inner}"]')
    return content


def _csv_tables(text: str, name: str) -> dict[str, Mapping[str, object]]:
    lines = text.splitlines(keepends=True)
    first = lines[0] if lines else ""
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    tables: dict[str, Mapping[str, object]] = {}
    header: list[str] = []
    try:
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            if not header:
                header = _csv_header(row, name)
                continue
            if len(row) > len(header):
                raise InputError(
                    f"{name}: line {rows.line_num} has {len(row)} cells under {len(header)} headings; "
                    "quote cells that hold the separator"
                )
            cells = {heading: cell.strip() for heading, cell in zip(header, row, strict=False)}
            file = cells.pop("file")
            if not file or file in tables:
                problem = f"names {file} again" if file else "names no file"
                raise InputError(f"{name}: line {rows.line_num} {problem}; give every file one line")
            tables[file] = cells
    except csv.Error as error:
        raise InputError(f"{name}: line {rows.line_num} is not CSV ({error}); correct it") from None
    return tables


def _csv_header(row: list[str], name: str) -> list[str]:
    header = [heading.strip() for heading in row]
    place = next((at for at, heading in enumerate(header) if heading.lower() in _FILE_COLUMNS), None)
    if place is None:
        raise InputError(
            f"{name}: line 1 has no column named file; start with a line such as file,outlet,published,url"
        )
    header[place] = "file"
    twice = next((heading for at, heading in enumerate(header) if heading and heading in header[:at]), None)
    if twice is not None:
        raise InputError(f"{name}: line 1 has the column {twice} twice; keep one of them")
    return header


def _parts(path: str) -> tuple[str, ...]:
    # Systems disagree on how an accent is encoded in a file name, so both sides are composed.
    composed = unicodedata.normalize("NFC", path.replace("\\", "/"))
    return tuple(part for part in composed.split("/") if part not in ("", "."))


def _some(names: Iterable[str]) -> str:
    listed = list(names)
    more = f" and {len(listed) - 5} more" if len(listed) > 5 else ""
    return ", ".join(listed[:5]) + more
