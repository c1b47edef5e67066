"""Where output goes: data to stdout, everything else to stderr, readable by whatever reads them."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TextIO

from kg.plain_text.printable import printable


def prepare_streams() -> None:
    """Makes piped data UTF-8 with plain line feeds on every system, and no terminal choke on a character."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")


def is_terminal(stream: TextIO) -> bool:
    """Whether a person looks at the stream right now."""
    return stream.isatty()


def write(data: str) -> None:
    """Writes data to stdout: as it is into a pipe or file, made harmless on a terminal."""
    sys.stdout.write(printable(data.replace("\r\n", "\n")) if is_terminal(sys.stdout) else data)


def discard_stdout() -> None:
    """Points stdout at nothing, so that Python's own flush at exit does not complain of a closed pipe."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
