"""Where output goes: data to stdout, everything else to stderr, readable by whatever reads them."""

from __future__ import annotations

import contextlib
import io
import os
import select
import sys
from collections.abc import Sequence
from typing import BinaryIO, TextIO

from kg.errors import InputError
from kg.harmless.printable import on_one_line, printable

#: In bytes; what is read as articles has limits of its own.
_MOST = 64 << 20


def prepare_streams() -> None:
    """Makes piped data UTF-8 with plain line feeds on every system, and no terminal choke on a character.

    A standard stream that whoever runs kg has closed fails when it is used, and no file takes its number.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            _stand_in(number, name)
    if isinstance(sys.stdout, io.TextIOWrapper):
        if isinstance(sys.stdout.buffer, io.FileIO):
            sys.stdout = _buffered(sys.stdout)
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if isinstance(sys.stderr, io.TextIOWrapper) and isinstance(sys.stderr.buffer, io.BufferedWriter | io.FileIO):
        encoding = sys.stderr.encoding
        sys.stderr = _Forgiving(sys.stderr.detach(), encoding, "backslashreplace", line_buffering=True)
    elif isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")


class _Forgiving(io.TextIOWrapper):
    """Standard error: what it does not take, as on a full disk, is lost, and no work with it."""

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError):
            super().write(text)
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            super().flush()


def _buffered(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    """The stream with a buffer, which PYTHONUNBUFFERED takes away: without one Python drops, and does not tell of it,
    what the system does not take at once, as of a pipe that is closed or a disk that is full."""
    encoding = stream.encoding
    return io.TextIOWrapper(io.BufferedWriter(stream.detach()), encoding=encoding, line_buffering=True)  # type: ignore[type-var]


def _stand_in(number: int, name: str) -> None:
    """Puts something in the place of a closed stream: stdout cannot be written to, what stderr is told is lost."""
    nowhere = os.open(os.devnull, os.O_RDONLY if name == "stdout" else os.O_WRONLY)
    if nowhere != number:
        os.dup2(nowhere, number)
        os.close(nowhere)
    if name != "stdin":
        setattr(sys, name, io.TextIOWrapper(io.FileIO(number, "w", closefd=False), encoding="utf-8"))


def stdin() -> BinaryIO | None:
    """Standard input as bytes; None where it is closed."""
    return sys.stdin.buffer if sys.stdin is not None else None


def read_stdin() -> bytes:
    """All of standard input. Raises InputError where it is closed, cannot be read or has no end."""
    source = stdin()
    if source is None:
        raise InputError("-: there is no standard input here; give a file")
    try:
        data = source.read(_MOST + 1)
    except OSError as error:
        raise InputError(f"-: standard input cannot be read ({error.strerror or error}); give a file") from error
    if len(data) > _MOST:
        raise InputError(f"-: standard input has more than {_MOST >> 20} MiB; give less")
    return data


def is_terminal(stream: TextIO) -> bool:
    """Whether a person looks at the stream right now."""
    return stream.isatty()


def write(data: str) -> None:
    """Writes data to stdout: as it is into a pipe or file, printable on a terminal."""
    sys.stdout.write(printable(data.replace("\r\n", "\n")) if is_terminal(sys.stdout) else data)


def write_line(line: str) -> None:
    """Writes a line that is for people to stdout: printable, wherever it goes."""
    sys.stdout.write(f"{on_one_line(line)}\n")


def write_aligned(rows: Sequence[Sequence[str]]) -> None:
    """Writes rows of words as lines, each column as wide as the widest of its cells."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        write_line("  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)).rstrip())


def discard_what_nobody_takes() -> None:
    """Points stdout at nothing if its reader takes nothing right now, so that no flush waits for it."""
    with contextlib.suppress(OSError, ValueError):  # of what cannot be asked, as on Windows
        if not select.select([], [sys.stdout.fileno()], [], 0)[1]:
            discard_stdout()


def discard_stdout() -> None:
    """Points stdout at nothing, so that Python's own flush at exit does not complain of it once more."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
