"""The code blocks of a Markdown page, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

_FENCE = re.compile(r'```(?P<language>\w*)(?: title="(?P<title>[^"]+)")?')
_WITH_OUTPUT = ("python", "sparql")


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block: its language, the file it stands for (`title="story.txt"`), its text, and its first line.

    `output` is the text block right below a block of Python or SPARQL: what comes of it. None where there is none.
    """

    page: str
    line: int
    language: str
    title: str | None
    text: str
    output: str | None = None


def blocks(page: Path) -> list[Block]:
    """The blocks of a page, outputs with what they are the output of.

    Raises ValueError for a fence that is not understood or not closed.
    """
    found: list[Block] = []
    adjacent = False
    for block, adjacent in _fenced(page):
        if block.language == "text" and not block.title and adjacent and found[-1].language in _WITH_OUTPUT:
            found[-1] = replace(found[-1], output=block.text)
        else:
            found.append(block)
    return found


def _fenced(page: Path) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether nothing stands between it and the one before it."""
    opened: re.Match[str] | None = None
    start, body, adjacent = 0, list[str](), False
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if opened is not None and line == "```":
            text = "".join(f"{each}\n" for each in body)
            yield Block(page.name, start, opened["language"], opened["title"], text), adjacent
            opened, adjacent = None, True
        elif opened is not None:
            body.append(line)
        elif line.startswith("```"):
            opened, start, body = _FENCE.fullmatch(line), number, []
            if opened is None:
                raise ValueError(f"{page.name}:{number}: this fence is not understood: {line}")
        elif line.strip():
            adjacent = False
    if opened is not None:
        raise ValueError(f"{page.name}:{start}: this fence is never closed")
