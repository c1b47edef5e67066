"""An invented article as an annotator labels it, and a folder with all that packing needs."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from training.corpus.articles import CorpusArticle

TEXT = (
    "Mayor Jane Roe told the Daily Example that she would not resign.\n\n"
    "“Doe said ‘yes’ {twice},” Roe said. Actor John Doe, her former husband, was arrested on Friday. "
    "On Friday they met in Elmtown, said the Greens."
)
MARKED = (
    "{s1 Mayor {e1 Jane Roe}} {c1 told} the {e2 Daily Example} that {q1 {e1:p she} would not {v1 resign}}.\n\n"
    "“{q2 {e3 Doe} {c3 said} ‘{q3 yes}’ \\{twice\\}},” {s2 {e1 Roe}} {c2 said}. Actor {e3 John Doe}, {e3:d {e1:p her} "
    "former husband}, was {v2 arrested} on Friday. On Friday {e1+e3:p they} {v3 met} in {e4 Elmtown}, said the "
    "{e5 Greens}.\n"
)
ANN = f"""@entities
e1 | Person | Jane Roe
e2 | Outlet | Daily Example
e3|Person|John Doe
e4 | Place | Elmtown
e5 | Group | Greens
@text
{MARKED}@quotations
q1 | indirect | e1 | e2
q3 | direct | e3
q2 | direct | e1 |
@statements
e3 | occupation | "Actor" | asserted | | | core | | Actor John Doe
e3 | spouseOf | e1 | asserted | | | core | ended | former husband
e1 | metWith | e3 | attributed | e5 | 2020-03-06 | | | Friday
@events
v3 | meet.03 | attributed | e5 | ARG0=e1+e3 | ARGM-LOC=e4 | ARGM-TMP=On Friday
v1 | resign.01 | negated | e1 | ARG0=e1
v2 | ? | asserted | | ARG1=e3 | ARGM-TMP=Friday
"""
RECORD: dict[str, Any] = {
    "id": "invented",
    "title": "Roe stays",
    "outlet": "Wikinews",
    "published": "2020-03-07",
    "url": "https://example.org/roe",
    "text": TEXT,
}
BARE = CorpusArticle(**RECORD)
ROLESETS: list[dict[str, Any]] = [
    {"id": "resign.01", "roles": [{"n": "0"}]},
    {"id": "meet.03", "roles": [{"n": "0"}, {"n": "1"}]},
    {"id": "be.03"},
]


def write_source(folder: Path) -> Path:
    """A corpora folder with the article and a few rolesets."""
    files: dict[str, list[dict[str, Any]]] = {
        "wikinews/wikinews.jsonl.gz": [RECORD],
        "propbank_frames/rolesets.jsonl.gz": ROLESETS,
    }
    for name, rows in files.items():
        path = folder / name
        path.parent.mkdir(parents=True)
        path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode("utf-8")))
    return folder


def write_labels(folder: Path, ann: str = ANN, name: str = "invented") -> Path:
    """The labels of the article beside its text."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8", newline="")
    path = folder / f"{name}.ann"
    path.write_text(ann, encoding="utf-8", newline="")
    return path
