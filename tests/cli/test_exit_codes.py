"""Every exit code of docs/commands.md; test_streams.py has those of processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Kg

SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.mark.parametrize(
    ("code", "arguments", "said"),
    [
        (0, ["--version"], ""),
        (0, ["--help"], ""),
        (1, ["show", "Nobody Atall", "--graph", "{graph}"], "Nobody Atall"),
        (1, ["compare", "Nothing Atall", "--graph", "{graph}"], "Nothing Atall"),
        (1, ["query", "-q", "ASK { ?a a kg:Nothing }", "--exit-status", "--graph", "{graph}"], ""),
        (2, [], ""),
        (2, ["bild"], "bild"),
        (2, ["build"], "PATH"),
        (2, ["build", "--nonsense", "x"], "--nonsense"),
        (2, ["build", "{articles}", "--pipeline", "no-such-pipeline", "-o", "{tmp}"], "no-such-pipeline"),
        (2, ["build", "{articles}", "--base-iri", "not an iri", "-o", "{tmp}"], "not an iri"),
        (2, ["build", "{articles}", "--base-iri", "", "-o", "{tmp}"], "a base IRI"),
        (2, ["show", "", "--graph", "{graph}"], "the name is empty"),
        (2, ["query", "--graph", "{graph}"], "--list"),
        (2, ["query", "leters", "--graph", "{graph}"], "letters"),
        (2, ["query", "letters", "-q", "ASK {}", "--graph", "{graph}"], "only one"),
        (2, ["query", "letters", "--format", "docx", "--graph", "{graph}"], "docx"),
        (2, ["query", "letters", "--format", "csv", "--rows", "5", "--graph", "{graph}"], "--rows is for tables"),
        (2, ["export", "--format", "docx", "--graph", "{graph}"], "docx"),
        (2, ["compare", "--format", "docx", "--graph", "{graph}"], "html"),
        (2, ["compare", "-o", "{tmp}/page.pdf", "--graph", "{graph}"], ".txt, .md, .html"),
        (2, ["compare", "-o", "{tmp}/page", "--graph", "{graph}"], ".txt, .md, .html"),
        (2, ["export", "-o", "{tmp}/graph.pdf", "--graph", "{graph}"], ".ttl, .trig"),
        (2, ["export", "--graph", "{graph}"], "--format"),
        (2, ["export", "-f", "gexf", "--nodes", "5", "--graph", "{graph}"], "choose one of: html"),
        (2, ["view", "--nodes", "-1", "--graph", "{graph}"], "--nodes"),
        (2, ["export", "-f", "gexf", "--full", "--graph", "{graph}"], "turtle, trig, nquads, ntriples, jsonld"),
        (3, ["build", "{tmp}/missing.txt", "-o", "{tmp}/out"], "missing.txt"),
        # that nothing can be written there is told before anything is read
        (5, ["build", "{tmp}/missing.txt", "-o", "{graph}/meta.json"], "is no folder"),
        (5, ["extract", "{tmp}/missing.txt", "--cache", "{graph}/meta.json"], "is no folder"),
        (3, ["extract", "{tmp}/missing.txt"], "missing.txt"),
        (4, ["query", "-q", "SELEKT", "--graph", "{graph}"], ""),
        (4, ["query", "-q", "SELECT * FROM <file:///etc/hosts> { ?a ?b ?c }", "--graph", "{graph}"], "FROM"),
        (4, ["query", "-q", SLOW, "--timeout", "0.5", "--graph", "{graph}"], ""),
        (5, ["query", "letters", "--graph", "{tmp}/nowhere"], "kg build"),
        (5, ["view", "--no-open", "--graph", "{tmp}/nowhere"], "kg build"),
        (5, ["show", "Jane Roe", "--graph", "{tmp}/nowhere"], "kg build"),
        (5, ["compare", "--graph", "{tmp}/nowhere"], "kg build"),
        (5, ["compare", "-o", "{tmp}/nowhere/page.html", "--graph", "{graph}"], "cannot write"),
        (5, ["export", "-o", "{tmp}/nowhere/graph.ttl", "--graph", "{graph}"], "cannot write"),
        (5, ["export", "-f", "nquads", "-o", "{graph}/graph.trig", "--graph", "{graph}"], "choose another file"),
        (5, ["verify", "--graph", "{tmp}/nowhere"], "kg build"),
        (5, ["export", "--format", "turtle", "--graph", "{tmp}/nowhere"], "kg build"),
    ],
)
def test_a_run_ends_with_its_exit_code_and_no_traceback(
    kg: Kg, graph: Path, articles: Path, tmp_path: Path, code: int, arguments: list[str], said: str
) -> None:
    places = {"{graph}": graph, "{articles}": articles, "{tmp}": tmp_path}
    for name, place in places.items():
        arguments = [argument.replace(name, str(place)) for argument in arguments]
    ran = kg(*arguments)
    assert (ran.code, "Traceback" in ran.err) == (code, False), ran.err
    assert said in ran.err
    if code > 2:
        assert all(line.startswith("kg: ") for line in ran.err.splitlines())
        assert ran.err
    if code > 1 and arguments:
        assert ran.out == ""
