"""Paths as callers give them: one or several, each a string or a Path."""

from __future__ import annotations

import os
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TypeAlias

from kg.errors import InputError

AnyPath: TypeAlias = str | PathLike[str]
_META_LENGTH = 1 << 16
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


def why_unwritable(folder: Path) -> str | None:
    """Why no file can be made in a folder, which need not be there yet; None where nothing speaks against it now.

    It is asked before work begins that would be in vain; whether it succeeds only the work can tell.
    """
    for place in (folder, *folder.absolute().parents):
        if os.path.lexists(place):
            if not place.is_dir():
                return f"{place} is no folder"
            return None if os.access(place, os.W_OK | os.X_OK) else f"{place} cannot be written to"
    return None


def is_graph(folder: Path) -> bool:
    """Whether `kg build` wrote a graph into a folder, or it is a build itself (docs/graph.md, "Files of a build")."""
    try:
        if (folder / ".builds").is_dir():
            return True
        with (folder / "meta.json").open("rb") as file:
            return b'"layout"' in file.read(_META_LENGTH)
    except (OSError, ValueError):
        return False


def read_at_most(path: Path, most: int) -> bytes | None:
    """The bytes of a file; None where it has more than `most`, as what never ends. Raises OSError and ValueError."""
    with path.open("rb") as file:
        data = file.read(most + 1)
    return data if len(data) <= most else None


def file_name(path: str) -> str:
    """The last part of a path, as `kg:fileName` has it; in JSON Lines with the line, as `many.jsonl#17`."""
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]
