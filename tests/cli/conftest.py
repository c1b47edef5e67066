"""Runs kg over two invented articles: in this process, or where that makes a difference in one of its own."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.cli.app import run as main

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


class Screen(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


def _clean() -> dict[str, str]:
    """This environment without what would change what kg does."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("KG_", "PYTHONIO"))}


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which kg runs."""
    return tmp_path_factory.mktemp("cwd")


@pytest.fixture(scope="session")
def kg(home: Path) -> Kg:
    """Runs what `kg` runs in this process, which has the pipeline loaded, with streams and a folder of its own.

    With `terminal`, a person looks at what it prints. One process reads the articles, as on a machine with one core, so
    that none loads the pipeline once more.
    """

    def run(*arguments: str | Path, stdin: bytes = b"", terminal: bool = False) -> Ran:
        out, err = io.BytesIO(), io.BytesIO()
        streams = {
            "argv": ["kg", *map(str, arguments)],
            "stdin": io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"),
            "stdout": (Screen if terminal else io.TextIOWrapper)(out, encoding="utf-8"),
            "stderr": io.TextIOWrapper(err, encoding="utf-8"),
        }
        with pytest.MonkeyPatch.context() as patch, contextlib.chdir(home):
            for name in os.environ.keys() - _clean().keys():
                patch.delenv(name)
            for name, value in streams.items():
                patch.setattr(sys, name, value)
            patch.setattr("kg.cli.options.available_cores", lambda: 1)
            with pytest.raises(SystemExit) as ended:
                main()
            sys.stdout.flush()
            sys.stderr.flush()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, out.getvalue().decode(), err.getvalue().decode())

    return run


@pytest.fixture(scope="session")
def kg_process(home: Path) -> Kg:
    """Runs `python -m kg` as a person does; output is read as UTF-8, wherever the test runs."""

    def run(*arguments: str | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "kg", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            cwd=home,
            env={**_clean(), **(env or {})},
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
