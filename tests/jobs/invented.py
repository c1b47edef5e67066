"""A few invented articles in two folders, one of them in both."""

from __future__ import annotations

from pathlib import Path

ROE = """---
title: Jane Roe sentenced over Acme books
outlet: The Daily Example
date: 2024-03-05
---
Jane Roe, the former treasurer of Acme Corp, was sentenced to two years in prison on Tuesday.

"I am sorry for what I did," Roe said.
"""
STILES = """---
title: Jane Roe sentenced to two years
outlet: Example Tribune
date: 2024-03-06
---
Jane Roe, who kept the books of Acme Corp, was sentenced to three years in prison on Tuesday.

"I am sorry for what I did," Roe told the court. John Stiles founded Acme Corp.
"""
WIRE = (
    '{"text": "Mary Major left town on Monday. She said that John Doe had paid her.", "outlet": "Example Wire"}\n'
    '{"text": "John Doe denied on Monday that he had paid Mary Major.", "outlet": "Example Wire"}\n'
    '{"text": "Ann Doe was elected mayor of Springfield.", "outlet": "Example Wire"}\n'
)
FRAME = """[[frame]]
predicate = "criticized"
verbs = ["lambast"]
subject = "agent"
object = "patient"
object_type = "Person"
"""


def write_articles(folder: Path) -> tuple[Path, Path]:
    """Writes the folders `first` and `second`, and gives their paths; there are five articles."""
    files = {
        "first/roe.md": ROE, "first/wire.jsonl": WIRE,
        "second/roe.md": ROE, "second/stiles.md": STILES,
    }  # fmt: skip
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder / "first", folder / "second"
