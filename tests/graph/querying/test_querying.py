from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph, Variable
from rdflib.query import Result

from kg.errors import QueryError, StoreError, UsageError
from kg.graph import Vocabulary, current_build, run_query
from kg.graph.querying.query_worker import answer
from kg.vocabulary.compact import compact
from tests.graph.sample import build, first

ROOT = Path(__file__).parents[3]
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def values(graph: Path, query: str) -> list[tuple[str, ...]]:
    result = run_query(graph, query, timeout=60)
    return [tuple(getattr(term, "value", "") for term in row) for row in result.terms]


def written(graph: Path, query: str, format: str, width: int | None = None) -> str:
    stream = io.BytesIO()
    run_query(graph, query, timeout=60).write(format, stream, width=width)
    return stream.getvalue().decode()


def refusal(graph: Path, query: str) -> str:
    """Why a query is refused: what the worker process does, without the process."""
    store = ox.Store.read_only(str(current_build(graph) / "store"))
    with pytest.raises(QueryError) as caught:
        answer(store, query, Vocabulary().prefixes)
    return str(caught.value)


# What is answered


def test_project_prefixes_need_no_declaration(built: Path) -> None:
    assert values(built, "SELECT ?name { person:jane-roe kg:spouseOf/schema:name ?name }") == [("John Doe",)]


def test_a_prefix_declared_in_the_query_wins(built: Path) -> None:
    query = "PREFIX kg: <https://schema.org/> SELECT ?name { person:jane-roe kg:name ?name }"
    assert values(built, query) == [("Jane Roe",)]


def test_each_thing_is_counted_once_and_statements_are_reached_by_graph_only(built: Path) -> None:
    assert values(built, "SELECT (COUNT(?p) AS ?n) { ?p a schema:Person }") == [("2",)]
    assert values(built, "SELECT (COUNT(?s) AS ?n) { ?s a rdf:Statement }") == [("0",)]
    assert values(built, "SELECT (COUNT(?s) AS ?n) { GRAPH ?article { ?s a rdf:Statement } }") == [("7",)]


def test_from_a_graph_of_the_store_works(built: Path) -> None:
    iri = f"article:{first().article.id}"
    assert values(built, f"SELECT (COUNT(?s) AS ?n) FROM {iri} {{ ?s a rdf:Statement }}") == [("5",)]
    query = f"SELECT (COUNT(?s) AS ?n) FROM NAMED {iri} {{ GRAPH ?g {{ ?s a rdf:Statement }} }}"
    assert values(built, query) == [("5",)]


def test_rows_are_sorted_unless_the_query_orders_them(built: Path) -> None:
    query = "SELECT ?p { ?p a schema:Person } "
    names = [("https://kg.example/id/person/jane-roe",), ("https://kg.example/id/person/john-doe",)]
    assert values(built, query) == names
    assert values(built, query + "ORDER BY DESC(?p)") == names[::-1]


def test_an_order_inside_a_subquery_does_not_order_the_whole(built: Path) -> None:
    query = "SELECT ?p { { SELECT ?p { ?p a schema:Person } ORDER BY DESC(?p) LIMIT 9 } }"
    assert values(built, query)[0] == ("https://kg.example/id/person/jane-roe",)


def test_the_columns_of_select_star_come_as_in_the_query(built: Path) -> None:
    assert run_query(built, "SELECT * { ?z a schema:Person ; schema:name ?a . BIND(1 AS ?m) }").variables == (
        "z",
        "a",
        "m",
    )
    assert run_query(built, "SELECT ?m ?a ?z { ?z schema:name ?a . BIND(1 AS ?m) }").variables == ("m", "a", "z")


def test_words_in_strings_comments_and_iris_are_not_taken_for_keywords(built: Path) -> None:
    query = """
        PREFIX service: <https://service.example/#service> # SERVICE <http://x.example/> { }
        SELECT ?service { BIND("SERVICE <x> { } FROM <y> LOAD <z>" AS ?service) FILTER(service:x != <urn:load>) }
    """
    assert values(built, query) == [("SERVICE <x> { } FROM <y> LOAD <z>",)]


# What is refused


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://x.example/> { ?s ?p ?o } }",
        "PREFIX x: <http://x.example/> SELECT * { SeRvIcE # {\n x:sparql { ?s ?p ?o } }",
        "SELECT * { { SELECT ?s { ?s ?p ?o . SERVICE ?s { ?s ?p ?o } } } }",
        "SELECT * { ?s ?p ?o FILTER NOT EXISTS { SERVICE <http://x.example/> { ?s ?p ?o } } }",
        "SELECT (EXISTS { SERVICE <http://x.example/> { ?s ?p ?o } } AS ?x) { }",
        "ASK { OPTIONAL { GRAPH ?g { SERVICE <http://x.example/> { ?s ?p ?o } } } }",
        "CONSTRUCT { ?s ?p ?o } { { } UNION { SERVICE <http://x.example/> { ?s ?p ?o } } }",
        "DESCRIBE ?s { ?s ?p ?o MINUS { SERVICE <http://x.example/> { ?s ?p ?o } } }",
        "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (EXISTS { SERVICE <http://x.example/> { ?s ?p ?o } })",
        "SELECT * { \\u0053ERVICE <http://x.example/> { ?s ?p ?o } }",
    ],
)
def test_service_is_refused_wherever_it_hides(query: str, built: Path) -> None:
    assert "SERVICE is refused" in refusal(built, query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <{file}> {{ ?s ?p ?o }}",
        "SELECT * FROM NAMED <{file}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "BASE <{file}> ASK FROM <> {{ ?s ?p ?o }}",
        "PREFIX f: <{file}> CONSTRUCT {{ ?s ?p ?o }} FROM f: {{ ?s ?p ?o }}",
        "DESCRIBE ?s FROM <http://x.example/data.ttl> {{ ?s ?p ?o }}",
        "SELECT * FROM article:0000 {{ ?s ?p ?o }}",
    ],
)
def test_from_anything_but_a_graph_of_the_store_is_refused(query: str, built: Path) -> None:
    file = (current_build(built) / "graph.ttl").resolve().as_uri()
    assert re.match("FROM <.*> is refused", refusal(built, query.format(file=file)))


@pytest.mark.parametrize(
    "query",
    [
        "LOAD <file:///etc/hosts>",
        "INSERT DATA { kg:a kg:b kg:c }",
        "DELETE WHERE { ?s ?p ?o }",
        "clear all",
        "PREFIX x: <http://x.example/> DROP GRAPH x:y ; CREATE GRAPH x:z",
    ],
)
def test_updates_are_refused(query: str, built: Path) -> None:
    assert "kg query only reads" in refusal(built, query)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * {\n  ?s ?p\n}", "line 3, column 2, in: }"),
        ("SELECT ?x {\n ?x nope:name ?y }", "the prefix nope: is not declared"),
        ("SELEKT ?x { ?x ?y ?z }", "does not parse: line 1"),
        ("SELECT * { ?s ?p ?o LATERAL { ?s ?p ?o } }", "does not parse"),
        ("  ", "the query is empty"),
        ("# people\n", "the query is empty"),
        ("SELECT ?s { " + "{ " * 400 + "?s ?p ?o" + " }" * 400 + " }", "query"),
        ("SELECT (?x AS ?x) { ?x ?y ?z }", "does not parse: line 1"),
    ],
)
def test_what_does_not_parse_is_said_in_one_line_with_its_place(query: str, message: str, built: Path) -> None:
    refused = refusal(built, query)
    assert message in refused
    assert "\n" not in refused


def test_a_refusal_comes_back_from_the_worker_process(built: Path) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        run_query(built, "ASK { SERVICE <http://x.example/> { } }", timeout=60)


def test_a_query_of_a_graph_that_is_not_there_is_a_store_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run kg build first"):
        run_query(tmp_path, "ASK { }")


def test_a_store_that_cannot_be_opened_is_a_store_error(tmp_path: Path) -> None:
    out = build(tmp_path)
    (current_build(out) / "store" / "CURRENT").unlink()
    with pytest.raises(StoreError, match="run kg build again"):
        run_query(out, "ASK { }")


# What is stopped


def test_the_time_limit_stops_a_cross_product(built: Path) -> None:
    with pytest.raises(QueryError, match=r"longer than 1.5 s; raise the time limit"):
        run_query(built, ENDLESS, timeout=1.5)


def test_the_query_ends_when_the_process_that_asked_is_gone(built: Path) -> None:
    command = [sys.executable, "-m", "kg.graph.querying.query_worker"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    request = {"store": str(current_build(built) / "store"), "query": ENDLESS, "prefixes": {}}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as worker:
        assert worker.stdin is not None
        worker.stdin.write(json.dumps(request).encode() + b"\n")
        worker.stdin.close()
        assert worker.wait(60) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no way to send Ctrl-C to one process")
def test_ctrl_c_stops_a_query_without_a_time_limit(built: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from kg.graph import run_query; print('asking', flush=True);"
        "run_query(Path(sys.argv[1]), sys.argv[2])"
    )
    command = [sys.executable, "-c", script, str(built), ENDLESS]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        # a shell starts background jobs with Ctrl-C ignored, and the tests may run in one
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert errors.decode().strip().splitlines()[-1].startswith("KeyboardInterrupt")


# Formats

ROWS = "SELECT ?q ?text ?nothing { ?q a schema:Quotation ; schema:text ?text . OPTIONAL { ?q kg:none ?nothing } }"
TEXTS = {"It is a \\fine\\ plan, … a \U0001f9e8 one.", "Jane Roe founded Acme Corp in 2016"}


def test_csv_is_read_by_a_csv_reader(built: Path) -> None:
    rows = list(csv.reader(io.StringIO(written(built, ROWS, "csv"), newline="")))
    assert rows[0] == ["q", "text", "nothing"]
    assert {row[1] for row in rows[1:]} == TEXTS


def test_json_is_read_by_a_json_reader(built: Path) -> None:
    data = json.loads(written(built, ROWS, "json"))
    assert data["head"]["vars"] == ["q", "text", "nothing"]
    assert {row["text"]["value"] for row in data["results"]["bindings"]} == TEXTS
    assert not any("nothing" in row for row in data["results"]["bindings"])


def test_csv_opens_no_formula_in_a_spreadsheet_unless_it_is_to_be_raw(built: Path) -> None:
    rows = '("=A1" "-5") ("a, b" "-1.5") (<http://x.example/> "- No") (UNDEF "@x"@en)'
    query = f"SELECT * {{ VALUES (?x ?y) {{ {rows} }} }}"
    assert written(built, query, "csv").split("\r\n") == [
        "x,y", ",'@x", "'=A1,-5", '"a, b",-1.5', "http://x.example/,'- No", "",
    ]  # fmt: skip
    raw = io.BytesIO()
    run_query(built, query).write("csv", raw, raw=True)
    assert raw.getvalue().decode().split("\r\n")[1:] == [
        ",@x", "=A1,-5", '"a, b",-1.5', "http://x.example/,- No", "",
    ]  # fmt: skip
    assert written(built, query, "tsv").splitlines()[2] == '"=A1"\t"-5"'


@pytest.mark.parametrize("format", ["csv", "tsv", "json", "xml"])
def test_rdflib_reads_the_rows_of_every_format(format: str, built: Path) -> None:
    result = Result.parse(io.BytesIO(written(built, ROWS, format).encode()), format=format)
    assert {str(row[Variable("text")]) for row in result.bindings} == TEXTS


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # in rdflib's JSON-LD
@pytest.mark.parametrize("format", ["turtle", "ntriples", "jsonld"])
@pytest.mark.parametrize(
    "form",
    [
        "CONSTRUCT { ?s ?p ?o } { ?s a schema:Person ; ?p ?o }",
        "DESCRIBE person:jane-roe person:john-doe",
        "DESCRIBE * { ?person a schema:Person }",
    ],
)
def test_rdflib_reads_the_triples_of_every_format(format: str, form: str, built: Path) -> None:
    names = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld"}
    found = Graph().parse(data=written(built, form, format), format=names[format])
    whole = Graph().parse(built / "graph.ttl")
    people = ("https://kg.example/id/person/jane-roe", "https://kg.example/id/person/john-doe")
    assert set(found) == {triple for triple in whole if str(triple[0]) in people}


@pytest.mark.parametrize("format", ["turtle", "ntriples", "jsonld", "table"])
def test_blank_nodes_of_a_template_have_the_same_names_every_time(format: str, built: Path) -> None:
    query = "CONSTRUCT { [] kg:of ?p ; kg:in [ kg:to ?p ] } { ?p a schema:Person }"
    assert written(built, query, format) == written(built, query, format)


@pytest.mark.parametrize(("query", "answer"), [("ASK { ?s a schema:Person }", True), ("ASK { ?s a kg:None }", False)])
def test_ask_is_answered_in_every_format(query: str, answer: bool, built: Path) -> None:
    word = "true" if answer else "false"
    assert run_query(built, query).boolean is answer
    assert written(built, query, "table") == f"{word}\n"
    assert json.loads(written(built, query, "json"))["boolean"] is answer
    assert Result.parse(io.BytesIO(written(built, query, "xml").encode()), format="xml").askAnswer is answer


def test_the_table_shows_prefixes_plain_words_and_no_truncated_cells(built: Path) -> None:
    query = "SELECT ?p ?name { ?p a schema:Person ; schema:name ?name }"
    assert written(built, query, "table").splitlines() == [
        "p                 name",
        "──────────────────────────",
        "person:jane-roe   Jane Roe",
        "person:john-doe   John Doe",
    ]


def test_a_table_keeps_to_the_width_and_folds_what_is_longer(built: Path) -> None:
    lines = written(
        built, 'SELECT ("word [bold]word[/bold] 語語語" AS ?x) ("b" AS ?y) { }', "table", width=12
    ).splitlines()
    assert max(map(len, lines)) <= 12
    assert "[bold]" in "".join(line.strip() for line in lines).replace(" b", "")


def test_a_table_without_rows_is_its_heading(built: Path) -> None:
    assert written(built, "SELECT ?x ?y { ?x kg:none ?y }", "table").splitlines()[0] == "x   y"
    assert written(built, "SELECT * { }", "table")


@pytest.mark.parametrize(
    ("query", "format", "fitting"),
    [
        ("SELECT * { }", "turtle", "csv"),
        ("ASK { }", "jsonld", "json"),
        ("DESCRIBE kg:x", "csv", "ntriples"),
        ("ASK { }", "", "table"),
    ],
)
def test_a_format_that_does_not_fit_is_refused_with_those_that_do(
    query: str, format: str, fitting: str, built: Path
) -> None:
    with pytest.raises(UsageError, match=fitting):
        written(built, query, format)


def test_nothing_in_a_table_moves_the_cursor_or_turns_the_text(built: Path) -> None:
    table = written(built, 'SELECT ("a\\u001B[2J\\nb\\u202Ec" AS ?x) { }', "table")
    assert table.splitlines()[-1] == "a\\x1b[2J\\nb\\u202ec"


def test_an_iri_is_shortened_only_where_the_prefixed_name_stands_for_it() -> None:
    prefixes = {"ex": "https://x.example/", "deep": "https://x.example/a/"}
    assert compact(ox.NamedNode("https://x.example/a/b"), prefixes) == "deep:b"
    assert compact(ox.NamedNode("https://x.example/b/c"), prefixes) == "<https://x.example/b/c>"
    assert compact(ox.NamedNode("https://x.example/a/b%20c"), prefixes) == "<https://x.example/a/b%20c>"
