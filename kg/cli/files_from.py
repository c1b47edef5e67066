"""`--files-from`: the names of articles from a file or from standard input, as `find` and other programs print them."""

from __future__ import annotations

import codecs
import os
from collections.abc import Sequence
from pathlib import Path

from kg.cli.streams import read_stdin
from kg.errors import InputError, UsageError
from kg.paths import read_at_most

_MOST_BYTES = 64 * 2**20


def all_paths(paths: Sequence[str] | None, files_from: str | None) -> list[str]:
    """The paths that were given, and behind them those of the list, one a line or each ended by NUL (`find -print0`).

    Raises UsageError where there are none, or both articles and their list would come from standard input; InputError
    for a list that cannot be read, or is empty.
    """
    given = list(paths or ())
    if files_from is None:
        if not given:
            raise UsageError("no articles are named; give a PATH of a file or folder, or a list with --files-from")
        return given
    if files_from == "-":
        if "-" in given:
            raise UsageError("standard input is either an article or the list of --files-from; name one in a file")
        data, name = read_stdin(), "-"
    else:
        data, name = _read(Path(files_from))
    data = _decoded(data, name)
    names = data.split(b"\0") if b"\0" in data else [line.rstrip(b"\r") for line in data.split(b"\n") if line.strip()]
    listed = [os.fsdecode(each) for each in names if each]
    if not listed:
        raise InputError(f"{name}: names no files; put the path of one on each line")
    if "-" in listed:
        raise InputError(f"{name}: names -, which is standard input and no file; give it beside the list")
    return given + listed


def _decoded(data: bytes, name: str) -> bytes:
    """The list as the system writes names, without the mark of its encoding; Windows writes lists in UTF-16."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return os.fsencode(data.decode("utf-16", "replace"))
    if data.count(b"\0") * 3 > len(data):
        raise InputError(f"{name}: is no list of names, or not in UTF-8; save it as UTF-8")
    return data.removeprefix(codecs.BOM_UTF8)


def _read(path: Path) -> tuple[bytes, str]:
    from kg.reading.files import display_name, unreadable

    name = display_name(path)
    try:
        data = read_at_most(path, _MOST_BYTES)
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from None
    if data is None:
        raise InputError(f"{name}: has more than the {_MOST_BYTES >> 20} MiB that a list may have; split it")
    return data, name
