"""Short invented articles, so that a run takes seconds."""

from __future__ import annotations

from pathlib import Path

_TOWNS = (
    "Springfield", "Riverton", "Greenville", "Fairview", "Clinton", "Salem", "Madison", "Georgetown",
    "Shelbyville", "Milton", "Ashland", "Oxford", "Burlington", "Dover", "Hudson", "Kingston",
)  # fmt: skip
_TEXT = """---
title: Jane Roe speaks in {town}
outlet: The Daily Example
date: 2024-03-{day:02}
---
Jane Roe, the mayor of {town}, was criticized by John Doe on Tuesday.

"We built {number} houses last year," Roe said.
"""


def write_articles(folder: Path, count: int, first: int = 0) -> None:
    """Writes `count` articles into a folder, numbered from `first`."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        text = _TEXT.format(town=_TOWNS[number % len(_TOWNS)], day=number % 28 + 1, number=number + 2)
        (folder / f"{number}.md").write_text(text, encoding="utf-8", newline="\n")


def change_article(folder: Path) -> None:
    """Adds a sentence to the first article of the folder."""
    with (folder / "0.md").open("a", encoding="utf-8", newline="\n") as file:
        file.write("\nMary Major denied it.\n")
