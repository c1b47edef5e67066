"""A built graph answers a program: queries, cards, rows for tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

import kg
from kg.cli.app import app
from kg.graph import Graph, open_graph
from tests.graph.sample import FIRST, SECOND, build, collection, first, second, spans_of

NAMES = "SELECT ?name { ?person a schema:Person ; rdfs:label ?name }"


@pytest.fixture(scope="module")
def graph(built: Path) -> Graph:
    return open_graph(built)


def test_a_query_is_sparql_the_name_of_a_shipped_one_or_a_file(graph: Graph, tmp_path: Path) -> None:
    names = ({"name": "Jane Roe"}, {"name": "John Doe"})
    file = tmp_path / "my names.rq"
    file.write_text(NAMES, encoding="utf-8")
    assert graph.query(NAMES).rows == names
    assert graph.query(f"# who?\n{NAMES}").rows == names
    assert graph.query(str(file)).rows == graph.query(file).rows == names
    assert [row["person"] for row in graph.query("people")] == ["Jane Roe", "John Doe"]
    assert graph.query("describe person:jane-roe").kind == "triples"


def test_a_shipped_query_speaks_the_words_of_the_graph(tmp_path: Path) -> None:
    other = open_graph(build(tmp_path / "out", base_iri="https://example.org/news/"))
    assert len(other.query("people")) == 2


def test_what_is_no_query_is_told(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(kg.UsageError, match="did you mean people"):
        graph.query("peopel")
    with pytest.raises(kg.InputError, match=r"none\.rq: cannot be read \(No such file or directory\)"):
        graph.query(tmp_path / "none.rq")
    with pytest.raises(kg.QueryError):
        graph.query("SELECT ?a { ?a")


def test_a_graph_that_was_built_again_says_so(tmp_path: Path) -> None:
    graph = open_graph(build(tmp_path / "out"))
    build(tmp_path / "out")
    with pytest.raises(kg.StoreError, match="built again since it was opened"):
        graph.query(NAMES)


def test_rows_are_plain_values(graph: Graph) -> None:
    query = (
        "SELECT ?iri ?n ?x ?yes ?odd ?day ?none { VALUES (?iri ?n ?x ?yes ?odd ?day) { (person:jane-roe 2 1.5 true "
        '"two"^^xsd:integer "2021-05-04"^^xsd:date) } OPTIONAL { ?none kg:nothing ?n } }'
    )
    (row,) = graph.query(query)
    assert row == {
        "iri": "https://kg.example/id/person/jane-roe",
        "n": 2,
        "x": 1.5,
        "yes": True,
        "odd": "two",
        "day": "2021-05-04",
        "none": None,
    }
    assert [type(value) for value in row.values()] == [str, int, float, bool, str, str, type(None)]


@pytest.mark.parametrize(
    ("query", "truth", "size", "shown"),
    [
        ("ASK { ?a a schema:Person }", True, 0, "<answer: true>"),
        ("ASK { ?a a kg:Nothing }", False, 0, "<answer: false>"),
        (NAMES, True, 2, "<2 rows: name>"),
        ("SELECT ?a { ?a a kg:Nothing }", False, 0, "<0 rows: a>"),
    ],
)
def test_a_result_is_true_where_it_answers_yes_or_has_rows(
    graph: Graph, query: str, truth: bool, size: int, shown: str
) -> None:
    result = graph.query(query)
    assert (bool(result), len(result), repr(result)) == (truth, size, shown)


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (["query", "people", "--format", "table"], lambda graph: graph.query("people")),
        (["show", "Jane Roe"], lambda graph: graph.show("jane roe")),
    ],
)
def test_what_is_printed_is_what_the_command_line_shows(
    built: Path, graph: Graph, command: list[str], shown: Callable[[Graph], object]
) -> None:
    ran = CliRunner().invoke(app, [*command, "--graph", str(built)])
    assert ran.stdout == f"{shown(graph)}\n"


def test_a_name_that_nothing_or_several_have_is_told(graph: Graph) -> None:
    with pytest.raises(kg.NotFoundError, match="nothing in the graph is named Jane Row; near it: Jane Roe"):
        graph.show("Jane Row")
    with pytest.raises(kg.UsageError, match="the name is empty"):
        graph.show(" ")


def test_statements_are_rows(graph: Graph) -> None:
    rows = graph.statements()
    assert len(rows) == 7
    (wrote,) = [row for row in rows if row["predicate"] == "wrote"]
    assert wrote == {
        "article": first().article.id, "title": 'A "letter" – and <b>more</b>', "outlet": "The Daily Example",
        "published": "2021-05-04", "subject": "Jane Roe", "subject_key": "person/jane-roe", "predicate": "wrote",
        "object": "letter", "object_key": "document/letter", "normalized": None, "status": "asserted",
        "according_to": None, "time": "2021-05-04", "ended": False, "from": None, "until": None,
        "words": "Jane Roe wrote a letter", "start": 3, "end": 26,
    }  # fmt: skip
    (age,) = [row for row in rows if row["predicate"] == "age"]
    assert (age["object"], age["object_key"], age["normalized"]) == ("47", None, "47")
    (founded,) = [row for row in rows if row["predicate"] == "founded"]
    assert (founded["according_to"], founded["title"], founded["outlet"]) == ("John Doe", "second.txt", None)


def test_quotations_are_rows(graph: Graph) -> None:
    said, founded = sorted(graph.quotations(), key=lambda row: str(row["kind"]))
    assert said == {
        "article": first().article.id, "title": 'A "letter" – and <b>more</b>', "outlet": "The Daily Example",
        "published": "2021-05-04", "speaker": "Jane Roe", "speaker_key": "person/jane-roe", "addressee": "John Doe",
        "medium": None, "words": "It is a \\fine\\ plan, … a 🧨 one.", "cue": "said", "source": "Roe, 47",
        "kind": "direct", "cue_class": None, "factive": False, "status": "asserted", "time": None, "nested": False,
        "according_to": None, "start": FIRST.index("It is"), "end": FIRST.index(" one.") + 5,
    }  # fmt: skip
    assert (founded["speaker"], founded["outlet"], founded["source"]) == ("John Doe", None, None)


def test_a_quotation_inside_another_is_a_row_according_to_the_outer_speaker(tmp_path: Path) -> None:
    outer = second().quotations[0]
    inner = replace(outer, speaker="e2", content=spans_of(SECOND, "Acme Corp"))
    nested = replace(second(), quotations=(replace(outer, nested=(inner,)),))
    rows = open_graph(build(tmp_path / "out", collection(nested))).quotations()
    assert [(row["speaker"], row["nested"], row["according_to"]) for row in rows] == [
        ("John Doe", False, None),
        ("Jane Roe", True, "John Doe"),
    ]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    name = "<script>alert(1)</script>"
    sample = collection()
    entities = tuple(replace(e, name=name) if e.name == "Jane Roe" else e for e in sample.entities)
    return open_graph(build(tmp_path_factory.mktemp("hostile") / "out", replace(sample, entities=entities)))


def test_a_notebook_shows_hostile_names_as_text(hostile: Graph) -> None:
    for shown in (hostile.query("people")._repr_html_(), hostile.show("person/jane-roe")._repr_html_()):
        assert "<script" not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


def test_a_notebook_shows_the_counts_of_a_graph_and_an_answer(graph: Graph) -> None:
    shown = graph._repr_html_()
    assert all(f">{name}</td>" in shown and f">{count}</td>" in shown for name, count in graph.meta.counts.items())
    assert ">true</td>" in graph.query("ASK { ?a a schema:Person }")._repr_html_()
    assert repr(graph).startswith("<kg graph: 2 articles, ")
