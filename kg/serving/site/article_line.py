"""The line of an article in the file of articles of a build."""

from __future__ import annotations

from pathlib import Path

import msgspec

from kg.graph.store.layout import ARTICLES
from kg.serving.index.reading import Index


def line_of(build: Path, index: Index, key: str) -> bytes | None:
    """The line, as `kg extract` prints it; None for an article that is not there. Raises OSError."""
    if (at := index.line(key)) is None:
        return None
    with (build / ARTICLES).open("rb") as lines:
        lines.seek(at[0])
        return lines.read(at[1])


def text_of(build: Path, index: Index, key: str) -> str:
    """The text of an article; empty for one that is not there. Raises OSError."""
    line = line_of(build, index, key)
    return "" if line is None else str(msgspec.json.decode(line)["text"])
