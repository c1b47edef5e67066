"""A file that is there whole or not at all, however a process ends."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def put_in_place(file: Path, data: bytes) -> None:
    """Writes a file beside its place and renames it, with the folders above it. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".", suffix=".tmp", delete=False) as fresh:
        try:
            fresh.write(data)
            fresh.close()
            os.replace(fresh.name, file)
        except BaseException:
            with suppress(OSError):
                os.unlink(fresh.name)
            raise
