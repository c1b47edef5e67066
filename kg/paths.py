"""Paths as callers give them: one or several, each a string or a Path."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TypeAlias

from kg.errors import InputError

AnyPath: TypeAlias = str | PathLike[str]
#: One path, or several.
Paths: TypeAlias = AnyPath | Iterable[AnyPath]


def listed(paths: Paths) -> list[str | Path]:
    """The paths one by one, in their order; a lone string or Path is one path. Strings stay as they were typed.

    Raises InputError for an empty string, which is nobody's wish for the current folder.
    """
    several = [paths] if isinstance(paths, str | PathLike) else list(paths)
    if "" in several:
        raise InputError("a path is empty; name a file or a folder, '.' for the current one")
    return [path if isinstance(path, str) else Path(path) for path in several]


def file_name(path: str) -> str:
    """The last part of a path, as `kg:fileName` has it; in JSON Lines with the line, as `many.jsonl#17`."""
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]
