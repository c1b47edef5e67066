"""A terminal for the commands of a page: a shell in the page's folder, with kg as a person has it."""

from __future__ import annotations

import contextlib
import os
import pty
import subprocess
import sys
import tempfile
import termios
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
WIDTH = 110


class Terminal:
    """A terminal in a folder; `kg` and `python` are those under test, also by the name `.venv/bin/kg`.

    `kg` is a program that does what kg does, and by default `python -m kg`.
    """

    def __init__(self, folder: Path, kg: Path | None = None) -> None:
        self.folder = folder
        commands = folder / ".venv" / "bin"
        commands.mkdir(parents=True)
        for name, start in (("kg", str(kg or f"{sys.executable} -m kg")), ("python", sys.executable)):
            (commands / name).write_text(f'#!/bin/sh\nexec {start} "$@"\n', encoding="utf-8")
            (commands / name).chmod(0o755)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("KG_", "PYTHON"))}
        self._environment = kept | {
            "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "COLUMNS": str(WIDTH),
            "TERM": "dumb",
        }

    def run(self, command: str, stdin: str = "") -> tuple[int, list[str]]:
        """The exit status of a shell's command, and the lines that it prints: those on stderr come last."""
        reader, writer = pty.openpty()
        settings = termios.tcgetattr(writer)
        settings[1] &= ~termios.OPOST  # a line feed stays one character
        termios.tcsetattr(writer, termios.TCSANOW, settings)
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as errors:
            given.write(stdin.encode())
            given.seek(0)
            with subprocess.Popen(
                ["sh", "-c", command], cwd=self.folder, env=self._environment,
                stdin=given, stdout=writer, stderr=errors,
            ) as process:  # fmt: skip
                os.close(writer)
                printed = b"".join(_until_closed(reader))
            errors.seek(0)
            printed += errors.read()
        return process.returncode, [line.rstrip() for line in printed.decode().splitlines()]


def _until_closed(reader: int) -> Iterator[bytes]:
    # Linux raises where the other end is closed, other systems give nothing
    with contextlib.closing(os.fdopen(reader, "rb", buffering=0)) as stream, contextlib.suppress(OSError):
        while data := stream.read(65536):
            yield data
