"""A file that is there whole or not at all, however a process ends."""

from __future__ import annotations

import os
import re
from pathlib import Path
from uuid import uuid4

UNFINISHED = ".tmp"
"""How the name of a file ends that is not in its place yet; a killed process leaves it."""


_NAME = re.compile(r"\.[0-9a-f]{32}" + re.escape(UNFINISHED))


def is_unfinished(name: str) -> bool:
    """Whether a file of this name is one that `put_in_place` has not put in its place yet."""
    return _NAME.fullmatch(name) is not None


def put_in_place(file: Path, data: bytes) -> None:
    """Writes a file beside its place and renames it, with the folders above it. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    # processes of several machines, which may have the same number, write into one folder
    fresh = file.with_name(f".{uuid4().hex}{UNFINISHED}")
    try:
        fresh.write_bytes(data)
        os.replace(fresh, file)
    finally:
        fresh.unlink(missing_ok=True)
