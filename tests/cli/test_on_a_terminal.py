"""Nothing that others wrote, neither in articles nor as names of files, drives the terminal of whom kg shows it."""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path

import pytest

from kg.graph import write_graph
from tests.cli.conftest import Kg
from tests.harmless.test_printable import acts
from tests.viewer.story import Story

#: It clears a screen in two ways, renames a window, and turns the direction of what comes after it.
ACTING = "\x1b[2J\x9b2J\x1b]0;x\x07\u202e\u2066\u200f\u061c\u2028\x7f"
ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no files of such names")


def graph_of(folder: Path, said: str) -> Path:
    """A graph with such characters wherever text of articles can be."""
    story = Story()
    roe, doe, corp, outlet = (story.entity(f"{name}{ACTING}") for name in ("Roe", "Doe", "Acme", "The Daily Example"))
    report = story.report(f"Title{ACTING}", outlet, "2031-01-02")
    report.states(f"{roe} founded {corp}.", f"founded {corp}", roe, "founded", corp)
    report.happens(f"{roe} met {doe}", f"{roe} met {doe}.", "met", "meet.02", agent=roe, patient=doe)
    report.quotes(f"“{said}{ACTING},” {roe} said to {doe}.", f"{said}{ACTING},", "said", roe, doe)
    folder.mkdir()
    write_graph(story.collection(), folder)
    return folder


@pytest.fixture(scope="module")
def hostile(kg: Kg, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of graphs, articles and a side-car in which everything that can be has such characters."""
    folder = tmp_path_factory.mktemp("hostile") / f"all{ACTING}"
    folder.mkdir()
    graph_of(folder / "one", "met")
    graph_of(folder / "two", "said")
    about = {"title": f"Roe{ACTING} left", "outlet": f"Example{ACTING}", "url": f"javascript:{ACTING}", "date": ACTING}
    told = f"Jane Roe wrote a{ACTING} letter to each of her friends. Roe left{ACTING} Acme{ACTING} Corp in May {{}}."
    lines = [json.dumps({"text": told.format(year), **about}) for year in (2021, 2022)]
    (folder / f"a{ACTING}.jsonl").write_text("\n".join((*lines, f"not JSON{ACTING}")), encoding="utf-8")
    (folder / "metadata.csv").write_text(f"file,{ACTING}\nx,{ACTING}\n", encoding="utf-8")
    (folder / "frames.toml").write_text(f'[["{ACTING}', encoding="utf-8")
    assert kg("build", folder / f"a{ACTING}.jsonl", "-o", folder / "built", "--story", "one").code == 3
    return folder


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("build {all}/a{acting}.jsonl -o {all}/new", 3),
        ("add {all}/a{acting}.jsonl -o {all}/built", 3),
        ("remove {acting} -o {all}/built", 1),
        ("build {all}/a{acting}.jsonl -o {all}/new --metadata {all}/metadata.csv -vv", 3),
        ("build {all}/{acting} -o {all}/new", 3),
        ("extract {all}/a{acting}.jsonl", 3),
        ("explain --article {all}/a{acting}.jsonl#1", 0),
        ("explain Jane{acting}Roe_left", 0),
        ("explain --json Jane{acting}Roe_left", 0),
        ("frames {all}/frames.toml", 3),
        ("show Roe{acting} --graph {all}/one", 0),
        ("show Roe{acting} --graph {all}/one --json", 0),
        ("show Nobody{acting} --graph {all}/one", 1),
        ("query quotations --graph {all}/one", 0),
        ("query -q SELECT*{{?a?b?c}} --graph {all}/one -f csv", 0),
        ("query -q CONSTRUCT{{?a?b?c}}WHERE{{?a?b?c}} --graph {all}/one", 0),
        ("query -q SELECT{acting} --graph {all}/one", 4),
        ("diff {all}/one {all}/two", 1),
        ("compare --graph {all}/built", 0),
        ("compare --graph {all}/built -f md", 0),
        ("compare {acting} --graph {all}/built", 1),
        ("export -f turtle --graph {all}/one", 0),
        ("export -f html --graph {all}/one", 0),
        ("verify --graph {all}/built", 0),
        ("verify --graph {all}/one", 1),
        ("view --no-open --graph {all}/built", 0),
        ("cache {all}/built", 0),
        ("show --{acting}", 2),
        ("show one two{acting}", 2),
        ("{acting}", 2),
    ],
)
def test_what_a_command_shows_has_nothing_that_acts(kg: Kg, hostile: Path, command: str, code: int) -> None:
    ran = kg(*(word.format(all=hostile, acting=ACTING) for word in command.split()), terminal=True)
    assert ran.code == code, ran.err
    assert "2J" in ran.out + ran.err
    assert [letter for letter in ran.out + ran.err if acts(letter) and letter not in "\n\t"] == []


def test_data_that_is_piped_has_every_character(kg: Kg, hostile: Path) -> None:
    graph = ("--graph", hostile / "one")
    assert ACTING in json.loads(kg("show", f"Roe{ACTING}", "--json", *graph).out)["entity"]["name"]
    words = 'SELECT ?text { ?quotation schema:text ?text FILTER(STRSTARTS(?text, "met")) }'
    assert kg("query", "-q", words, "-f", "tsv", *graph).out == f'?text\n"met{ACTING},"\n'
    assert kg("view", "--no-open", "--graph", hostile / "built").out == f"{hostile / 'built' / 'network.html'}\n"


def test_text_for_people_has_nothing_that_acts_wherever_it_goes(kg: Kg, hostile: Path) -> None:
    ran = kg("show", f"Roe{ACTING}", "--graph", hostile / "one")
    assert not any(acts(letter) for letter in ran.out if letter != "\n")


def test_commands_print_in_two_places_alone() -> None:
    """Where all goes through kg.harmless; Console draws queries of kg's own, and signals write words of their own."""
    printing = set()
    for file in sorted((ROOT / "kg" / "cli").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            if called.endswith(("print", "echo", "secho", "stdout.write", "stderr.write")):
                printing.add((file.relative_to(ROOT / "kg" / "cli").as_posix(), called))
    assert printing == {
        ("messages.py", "print"),
        ("query.py", "Console().print"),
        ("streams.py", "sys.stdout.write"),
    }
