"""Every export format comes from the table of formats, and docs/exports.md says what it says."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.app import app
from kg.errors import UsageError
from kg.graph import export
from kg.graph.exporting import table
from kg.graph.exporting.table import EXPORT_FORMATS, FORMATS, Format, writer
from kg.graph.exporting.tables.every import TABLES

DOCS = Path(__file__).parents[3] / "docs" / "exports.md"
TABLES_PAGE = DOCS.with_name("tables.md")


def test_the_page_has_every_format_as_the_table_says_it() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert [tuple(row) for row in rows] == [
        (
            each.name,
            " ".join(f"`{suffix}`" for suffix in each.suffixes) or "–",
            each.what,
            " ".join(f"`--{option}`" for option in sorted(each.options)) or "–",
            f"`{each.extra}`" if each.extra else "–",
        )
        for each in FORMATS
    ]


def test_the_page_of_tables_has_every_column() -> None:
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", TABLES_PAGE.read_text(encoding="utf-8"), re.M | re.S))
    assert list(sections) == [each.name for each in TABLES]
    for each in TABLES:
        assert f"{each.about[1:]}.\n" in sections[each.name]
        assert re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$", sections[each.name], re.M) == [
            (
                column.name,
                f"{column.kind}{'?' if column.nullable else ''}{f' → {column.to}' if column.to else ''}",
                column.about,
            )
            for column in each.columns
        ]


def test_a_suffix_says_one_format() -> None:
    suffixes = [suffix for each in FORMATS for suffix in each.suffixes]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_writer_is_there(form: Format) -> None:
    named = list(filter(None, (form.stream, form.file, form.folder)))
    assert named
    assert all(callable(writer(each)) for each in named)


def test_what_is_missing_is_told_with_what_to_install(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = Format("scrolls", (".scroll",), "a scroll", "scrolls:scroll", extra="scrolls", needs=("no_such_module",))
    monkeypatch.setattr(table, "FORMATS", (*FORMATS, missing))
    with pytest.raises(UsageError, match=r"scrolls needs .*: pip install 'kg-news\[scrolls\]'"):
        export(built, "scrolls", io.BytesIO())


def test_what_a_format_does_not_heed_is_refused(built: Path) -> None:
    with pytest.raises(UsageError, match=r"--full is nothing for gexf; .* turtle, trig"):
        export(built, "gexf", io.BytesIO(), full=True)
    ran = CliRunner().invoke(app, ["export", "--graph", str(built), "-f", "trig", "--nodes", "3"])
    assert (ran.exit_code, "--nodes is nothing for trig; leave it out, or choose one of: html" in ran.stderr) == (
        2,
        True,
    )


def test_the_list_has_every_format() -> None:
    ran = CliRunner().invoke(app, ["export", "--list"])
    assert ran.exit_code == 0
    assert [line.split()[0] for line in ran.stdout.splitlines()] == ["format", *EXPORT_FORMATS]
