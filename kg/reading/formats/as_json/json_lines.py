"""Articles as JSON: one object a line (JSON Lines, gzipped or not), or a file that holds a list or one object."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from kg.errors import InputError
from kg.reading.fields import is_read, read_text
from kg.reading.formats.as_json.envelopes import articles_within, opened
from kg.reading.formats.as_json.json_feed import is_json_feed, items_of_feed
from kg.reading.formats.as_json.ninjs import is_ninjs

_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Record:
    """One JSON object; `number` counts lines, or items of a list, from 1, and is None for an object on its own.

    `place` is the file and the line, as a message names them.
    """

    place: str
    number: int | None
    values: Mapping[str, object]


class TwiceError(ValueError):
    """A key that kg reads stands twice in an object, with different values (RFC 8259, section 4, leaves open which)."""


def parsed(text: str) -> object:
    """What a JSON text says; NaN and infinities, which Python programs write for what is missing, as None.

    Raises ValueError for what is not JSON, TwiceError among it, and RecursionError where it is nested too deeply.
    """
    return json.loads(text, object_pairs_hook=_object, parse_constant=lambda _: None)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) < len(pairs):
        for key, value in pairs:
            if is_read(key) and value != values[key]:
                raise TwiceError(f"the key {json.dumps(key)} stands twice, with different values; keep one of them")
    return values


def read_lines(stream: BinaryIO, name: str, longest: int, *, first: bytes = b"") -> Iterator[Record | InputError]:
    """The objects of a JSON Lines stream in UTF-8, and an InputError, which names the line, in place of a broken one.

    Only one line is held in memory, and of a line of more than `longest` bytes no more than that. `first` is what was
    read from the stream before.
    """
    for number, line in enumerate(_lines(stream, longest, first), start=1):
        if line is None:
            yield InputError(
                f"{name}, line {number}: is larger than the {longest / 2**20:,.3g} MiB that one article may have; "
                "it is left out, so write one article a line"
            )
            continue
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not line.strip():
            continue
        try:
            # Without its end, so that what is missing there is missing in the last column and not on the next line.
            yield _record(parsed(line.decode("utf-8").rstrip()), number, f"{name}, line {number}")
        except UnicodeDecodeError:
            yield InputError(f"{name}, line {number}: is not UTF-8; save the file as UTF-8")
        except TwiceError as error:
            yield InputError(f"{name}, line {number}: {error}")
        except (ValueError, RecursionError) as error:
            yield InputError(f"{name}, line {number}: is not JSON ({_why(error)}); correct the line or delete it")


def read_document(text: str, name: str, longest: int, report: Callable[[str], None]) -> Iterator[Record | InputError]:
    """The objects of a whole JSON text: one object, a list of them, a feed, or JSON Lines under the name of JSON.

    `report` hears of a feed that has no whole texts.
    """
    try:
        content = parsed(text.rstrip())
    except (ValueError, RecursionError) as error:
        if _is_lines(text):
            yield from read_lines(io.BytesIO(text.encode("utf-8", "replace")), name, longest)
        elif isinstance(error, TwiceError):
            yield InputError(f"{name}: {error}")
        else:
            place = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
            yield InputError(f"{name}{place}: is not JSON ({_why(error)}); correct the file")
        return
    within = ""
    if isinstance(content, dict) and is_json_feed(content):
        content = items_of_feed(content, report)
    elif isinstance(content, dict) and _holds_others(content) and (found := articles_within(content)):
        within, content = f" of {found[0]}", found[1]
    if not isinstance(content, list):
        yield _record(content, None, name)
        return
    if not content:
        yield InputError(f"{name}: is an empty list; put articles in it")
    for number, item in enumerate(content, start=1):
        yield _record(item, number, f"{name}, item {number}{within}")


def _lines(stream: BinaryIO, longest: int, first: bytes) -> Iterator[bytes | None]:
    """The lines with their ends; None for one that is too long, which is passed over piece by piece."""
    head = io.BytesIO(first)
    while True:
        line = head.readline(longest + 1)
        if not line.endswith(b"\n"):
            line += stream.readline(longest + 1 - len(line))
        if not line:
            return
        if len(line) <= longest:
            yield line
            continue
        yield None
        while line and not line.endswith(b"\n"):
            line = head.readline(_PIECE) or stream.readline(_PIECE)


def _record(value: object, number: int | None, place: str) -> Record | InputError:
    if isinstance(value, dict):
        return Record(place, number, value if is_ninjs(value) else opened(value))
    return InputError(f'{place}: is JSON but no object; write an article as {{"title": ..., "text": ...}}')


def _holds_others(value: Mapping[str, object]) -> bool:
    return read_text(value) is None and not is_ninjs(value)


def _is_lines(text: str) -> bool:
    first = next((line for line in text.split("\n") if line.strip()), "")
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg.removesuffix(' at')} at column {error.colno}"
    return "nested too deeply" if isinstance(error, RecursionError) else "a number too long"
