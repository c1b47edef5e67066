"""Articles as JSON: one object a line (JSON Lines, gzipped or not), or a file that holds a list or one object."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from kg.errors import InputError


@dataclass(frozen=True, slots=True)
class Record:
    """One JSON object; `number` counts lines, or items of a list, from 1, and is None for an object on its own.

    `place` is the file and the line, as a message names them.
    """

    place: str
    number: int | None
    values: Mapping[str, object]


def read_lines(stream: BinaryIO, name: str, longest: int, *, first: bytes = b"") -> Iterator[Record | InputError]:
    """The objects of a JSON Lines stream in UTF-8, and an InputError, which names the line, in place of a broken one.

    Only one line is held in memory. A line of more than `longest` bytes ends the reading. `first` are whole lines that
    were read from the stream before.
    """
    lines = chain(io.BytesIO(first), iter(lambda: stream.readline(longest + 1), b""))
    for number, line in enumerate(lines, start=1):
        if len(line) > longest:
            yield InputError(
                f"{name}, line {number}: is longer than {longest // 1024:,} KiB and ends the reading; "
                "write one article a line"
            )
            return
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not line.strip():
            continue
        try:
            yield _record(json.loads(line.decode("utf-8")), number, f"{name}, line {number}")
        except UnicodeDecodeError:
            yield InputError(f"{name}, line {number}: is not UTF-8; save the file as UTF-8")
        except (ValueError, RecursionError) as error:
            yield InputError(f"{name}, line {number}: is not JSON ({_why(error)}); correct the line or delete it")


def read_document(text: str, name: str, longest: int) -> Iterator[Record | InputError]:
    """The objects of a whole JSON text: one object, a list of them, or JSON Lines under the name of JSON."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        if _is_lines(text):
            yield from read_lines(io.BytesIO(text.encode("utf-8", "replace")), name, longest)
        else:
            place = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
            yield InputError(f"{name}{place}: is not JSON ({_why(error)}); correct the file")
        return
    if not isinstance(content, list):
        yield _record(content, None, name)
        return
    if not content:
        yield InputError(f"{name}: is an empty list; put articles in it")
    for number, item in enumerate(content, start=1):
        yield _record(item, number, f"{name}, item {number}")


def _record(value: object, number: int | None, place: str) -> Record | InputError:
    if isinstance(value, dict):
        return Record(place, number, value)
    return InputError(f'{place}: is JSON but no object; write an article as {{"title": ..., "text": ...}}')


def _is_lines(text: str) -> bool:
    first = next((line for line in text.split("\n") if line.strip()), "")
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg}, column {error.colno}"
    return "nested too deeply" if isinstance(error, RecursionError) else "a number too long"
