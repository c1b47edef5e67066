"""Paths as callers give them: one or several, each a string or a Path."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TypeAlias

AnyPath: TypeAlias = str | PathLike[str]
#: One path, or several.
Paths: TypeAlias = AnyPath | Iterable[AnyPath]


def listed(paths: Paths) -> list[str | Path]:
    """The paths one by one, in their order; a lone string or Path is one path. Strings stay as they were typed."""
    several = [paths] if isinstance(paths, str | PathLike) else paths
    return [path if isinstance(path, str) else Path(path) for path in several]
