"""`kg formats` prints what docs/formats.md says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.app import app
from kg.reading.formats import table
from kg.reading.formats.table import FORMATS, Format

DOCS = Path(__file__).parents[2] / "docs" / "formats.md"


def test_the_page_has_every_format_with_its_files_and_what_it_needs() -> None:
    rows = re.findall(r"^\| ([^|]+) \| (`[^|]+) \| ([^|]+) \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert [(name, re.findall(r"`(\.[a-z.0-9]+)`", files.partition(",")[0]), needs) for name, files, needs in rows] == [
        (each.name, list(each.endings), f"`{each.extra}`" if each.extra else "–") for each in FORMATS
    ]
    assert [", also `.gz`" in files for _, files, _ in rows] == [each.gzipped for each in FORMATS]


def test_what_is_missing_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = Format("scrolls", (".scroll",), "scrolls:items", extra="scrolls", needs=("no_such_module",))
    monkeypatch.setattr(table, "FORMATS", (*FORMATS, missing))
    ran = CliRunner().invoke(app, ["formats"])
    assert ran.exit_code == 0
    head, *lines = ran.stdout.splitlines()
    assert head.split() == ["format", "files"]
    assert lines[0].split() == ["text", *FORMATS[0].endings]
    assert lines[-1].split(maxsplit=2) == ["scrolls", ".scroll", "pip install 'kg-news[scrolls]'"]
