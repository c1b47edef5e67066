"""Runs `python -m kg` as a person does, over two invented articles."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ARTICLES = {
    "roe.md": """---
title: Jane Roe sentenced over Acme books
outlet: The Daily Example
date: 2024-03-05
---
Jane Roe, the former treasurer of Acme Corp, was sentenced to two years in prison on Tuesday.

"I am sorry for what I did," Roe said. She wrote a letter to Judge Mary Major before the hearing.
""",
    "stiles.md": """---
title: Stiles speaks of Roe
outlet: Example Tribune
date: 2024-03-06
---
John Stiles, the founder of Acme Corp, said that Jane Roe had been a friend for years.

Roe is accused of fraud. "She was a café owner when we met – nothing more," Stiles told the Example Tribune.
""",
}


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run of the command line ended."""

    code: int
    out: str
    err: str


Kg = Callable[..., Ran]


@pytest.fixture(scope="session")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Kg:
    """Runs kg in a folder of its own; output is read as UTF-8, wherever the test runs."""
    home = tmp_path_factory.mktemp("cwd")

    def run(*arguments: str | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("KG_", "PYTHONIO"))}
        done = subprocess.run(
            [sys.executable, "-m", "kg", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            cwd=home,
            env={**clean, **(env or {})},
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode(errors="replace"))

    return run


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the two articles."""
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder


@pytest.fixture(scope="session")
def graph(kg: Kg, articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph that `kg build` made of the two articles; tests only read it."""
    folder = tmp_path_factory.mktemp("built") / "graph"
    ran = kg("build", articles, "-o", folder)
    assert ran.code == 0, ran.err
    return folder
