"""Three invented articles of one story, and graphs built of them."""

from __future__ import annotations

from pathlib import Path

TEXTS = {
    "a.md": """---
title: Jane Roe sentenced over Acme books
outlet: The Daily Example
date: 2024-03-05
---
Jane Roe, the former treasurer of Acme Corp, was sentenced to two years in prison on Tuesday.

"I am sorry for what I did," Roe said. She wrote a letter to Judge Mary Major before the hearing.
""",
    "b.md": """---
title: Stiles speaks of Roe
outlet: Example Tribune
date: 2024-03-06
url: https://example.org/stiles
---
John Stiles, the founder of Acme Corp, said that Jane Roe had been a friend for years.

Roe is accused of fraud. "She was a café owner when we met," Stiles told the Example Tribune.
""",
    "c.md": """---
title: Roe of Acme gets three years
outlet: Springfield Post
date: 2024-03-06
---
Jane Roe was sentenced on Tuesday to three years in prison, Stiles admonishes her.

"I am sorry for what I did," the former treasurer of Acme Corp said.
""",
}
FILES = ("graph.trig", "graph.ttl", "articles.jsonl", "network.html", "meta.json", ".current/recipe.json")


def written(folder: Path) -> dict[str, Path]:
    """The three articles as files in a folder, by the letter of their names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return {name[0]: folder / name for name in TEXTS}


def content(out: Path) -> dict[str, bytes]:
    """What is in the files of a graph."""
    return {name: (out / name).read_bytes() for name in FILES}
