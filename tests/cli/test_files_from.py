"""`--files-from`: articles that a list names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli.app import app
from kg.cli.files_from import all_paths
from kg.errors import InputError, UsageError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b", "with a blank", "line\nend"):
        Path(f"{name}.txt").write_text(f"Jane Roe left {name.split()[0]}.", encoding="utf-8")


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)


def read_by(result: Result) -> list[str]:
    """The last words of the articles."""
    assert result.exit_code == 0, result.stderr
    return [json.loads(line)["text"].split()[-1] for line in result.stdout.splitlines()]


def test_names_come_from_a_file_or_standard_input_behind_those_given() -> None:
    Path("list").write_bytes(b"with a blank.txt\r\n\nb.txt\n")
    assert read_by(run("extract", "a.txt", "--files-from", "list")) == ["a.", "with.", "b."]
    assert read_by(run("extract", "--files-from", "-", stdin=b"b.txt\na.txt")) == ["b.", "a."]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_list_may_say_how_it_is_encoded(encoding: str) -> None:
    Path("list").write_bytes("a.txt\r\nb.txt\r\n".encode(encoding))
    assert all_paths(None, "list") == ["a.txt", "b.txt"]


def test_names_that_end_with_nul_may_hold_line_ends() -> None:
    Path("list").write_bytes(b"line\nend.txt\0a.txt\0")
    assert all_paths(None, "list") == ["line\nend.txt", "a.txt"]


def test_build_and_add_take_a_list() -> None:
    built = run("build", "--files-from", "-", "-o", "out", stdin=b"a.txt\n")
    assert built.exit_code == 0, built.stderr
    added = run("add", "--files-from", "-", "-o", "out", stdin=b"b.txt\n")
    assert added.exit_code == 0, added.stderr
    assert json.loads(Path("out/meta.json").read_text(encoding="utf-8"))["counts"]["articles"] == 2


@pytest.mark.parametrize(
    ("paths", "files_from", "data", "error"),
    [
        ([], None, b"", UsageError("no articles are named; ")),
        (["-"], "-", b"", UsageError("standard input is either an article or the list")),
        ([], "list", b"\n \n", InputError("list: names no files; ")),
        ([], "list", "a.txt\n".encode("utf-16-le"), InputError("list: is no list of names, or not in UTF-8; ")),
        ([], "list", b"a.txt\n-\n", InputError("list: names -, which is standard input")),
        ([], "no-list", b"", InputError("no-list: there is no such file")),
    ],
)
def test_what_is_no_list_is_told(paths: list[str], files_from: str | None, data: bytes, error: Exception) -> None:
    Path("list").write_bytes(data)
    with pytest.raises(type(error), match=f"^{error}"):
        all_paths(paths, files_from)


def test_a_list_is_not_for_what_was_read_before() -> None:
    ran = run("build", "--from", "out", "--files-from", "list")
    assert ran.exit_code == 2
    assert ran.stderr.startswith("kg: --files-from is for reading articles")
