"""Help is there for everything, quick to come, and docs/commands.md says as much as it does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

from kg.cli.app import app

DOCS = Path(__file__).parents[2] / "docs" / "commands.md"
README = Path(__file__).parents[2] / "README.md"
HEAVY = (
    *("networkx", "numpy", "oxrdflib", "pygments", "pyoxigraph", "pyshacl", "pyvis"),
    *("rdflib", "rich", "spacy", "trafilatura", "yaml"),
)
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def test_commands_stand_in_the_order_in_which_a_person_meets_them() -> None:
    names = [
        *("build", "add", "remove", "query", "view", "show", "compare", "diff", "export", "serve", "push", "verify"),
        *("extract", "explain", "frames", "formats", "cache"),
    ]
    assert list(COMMANDS) == names


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_each_of_its_options_has_help(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert [parameter.name for parameter in command.params if not parameter.help] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_documentation_has_every_option_of_a_command_and_no_other(name: str) -> None:
    text = DOCS.read_text(encoding="utf-8")
    for_all, *rest = re.split(r"^## ", text, flags=re.MULTILINE)
    (section,) = [part for part in rest if re.match(rf"kg {name}\b", part)]
    documented = {
        option
        for row in re.findall(r"^\| (`-.*?) \|", for_all + section, flags=re.MULTILINE)
        for option in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", row)
    }
    there = {option for parameter in COMMANDS[name].params for option in parameter.opts if option.startswith("-")}
    assert documented == there | {"-h", "--help"}


def test_the_readme_names_every_command() -> None:
    text = README.read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`kg {name}" not in text] == []


def test_the_readme_uses_no_option_that_is_not_there() -> None:
    text = README.read_text(encoding="utf-8")
    for name, line in re.findall(r"(?:^\$ (?:\.venv/bin/)?|`)kg (\w+)([^`\n]*)", text, flags=re.MULTILINE):
        there = {option for parameter in COMMANDS[name].params for option in parameter.opts}
        unquoted = re.sub(r"'[^']*'", "", line)
        assert {word for word in unquoted.split() if re.fullmatch(r"--?[a-z-]+", word)} <= there, line


@pytest.mark.parametrize("arguments", [[], *([name] for name in COMMANDS)])
def test_help_shows_no_type_no_markup_and_paragraphs_in_one_piece(arguments: list[str]) -> None:
    shown = CliRunner().invoke(app, [*arguments, "--help"], terminal_width=100).output
    assert [mark for mark in ("<bool>", "<str>", "<list", "[bold]", "[dim]", "[/") if mark in shown] == []
    if arguments == ["build"]:
        assert "-v adds every predicate and type of event. When some\n" in shown


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["query", "--help"], ["query", "--list"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    probe = (
        "import sys\n"
        "from kg.cli import main\n"
        f"sys.argv = ['kg', *{arguments!r}]\n"
        "try:\n    main()\n"
        f"finally:\n    print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr.strip()) == (0, "[]")
