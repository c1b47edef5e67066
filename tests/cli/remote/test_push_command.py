"""`kg push`, into real stores and into one that fails where it is told to."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from kg.catalogue import catalogue
from tests.cli.conftest import Kg
from tests.cli.remote.conftest import Scripted
from tests.stores import PASSWORD, Store

IRI = "https://elsewhere.example/graph"


@pytest.fixture
def own(graph: Path, tmp_path: Path) -> Path:
    """A graph of one's own, beside which can be kept what was pushed."""
    folder = tmp_path / "own"
    shutil.copytree(graph, folder, symlinks=True)
    return folder


def put(store: Store, parameters: str, turtle: str, method: str = "PUT") -> None:
    """Puts a graph into a store as others do, or by POST adds to one."""
    request = Request(f"{store.graphs}?{parameters}", turtle.encode(), {"Content-Type": "text/turtle"}, method=method)
    urlopen(request).close()


def rows(kg: Kg, store: Store, *options: str) -> str:
    """What the store answers to a query that needs its graphs of articles."""
    ran = kg("query", "--endpoint", store.sparql, *options, "evidence", "-f", "csv")
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_a_graph_is_put_into_oxigraph_at_once_and_answers_there_as_it_does_here(
    kg: Kg, own: Path, oxigraph: Store
) -> None:
    first, second = (kg("push", oxigraph.graphs, "--graph", own) for _ in range(2))
    assert re.fullmatch(r"3 graphs, [\d,]+ triples: 3 sent \(in one request\)\n", first.out), first
    assert re.fullmatch(r"3 graphs, [\d,]+ triples: 0 sent, 3 there already\n", second.out), second
    for query in catalogue():
        here = kg("query", "--graph", own, query.name, "-f", "json")
        assert kg("query", "--endpoint", oxigraph.sparql, query.name, "-f", "json") == here


def test_nothing_that_others_put_there_is_lost(kg: Kg, own: Path, oxigraph: Store) -> None:
    put(oxigraph, "default", "<urn:a> <urn:b> <urn:c> .")
    put(oxigraph, "graph=urn:theirs", "<urn:d> <urn:e> <urn:f> .")
    refused = kg("push", oxigraph.graphs, "--graph", own)
    assert (refused.code, refused.out) == (2, "")
    assert "the default graph of the store holds 1 triples that this graph was not seen to put there" in refused.err
    beside = kg("push", oxigraph.graphs, "--graph", own, "--default-graph", IRI)
    assert "3 sent\n" in beside.out, beside
    assert rows(kg, oxigraph, "--default-graph", IRI) == kg("query", "--graph", own, "evidence", "-f", "csv").out
    instead = kg("push", oxigraph.graphs, "--graph", own, "--replace")
    assert "3 sent\n" in instead.out, instead
    asked = kg("query", "--endpoint", oxigraph.sparql, "-q", "ASK { GRAPH <urn:theirs> { <urn:d> ?p ?o } }")
    assert asked.out == "true\n"
    put(oxigraph, "default", "<urn:a> <urn:b> <urn:c> .", "POST")
    again = kg("push", oxigraph.graphs, "--graph", own)
    assert (again.code, "triples that this graph was not seen to put there" in again.err) == (2, True)
    asked = kg("query", "--endpoint", oxigraph.sparql, "-q", "ASK { <urn:a> <urn:b> <urn:c> }")
    assert asked.out == "true\n"


@pytest.mark.parametrize("options", [(), ("--default-graph", IRI)])
def test_articles_that_the_graph_has_no_more_are_told_of_and_deleted_where_asked(
    kg: Kg, own: Path, oxigraph: Store, options: tuple[str, ...]
) -> None:
    count = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s a rdf:Statement } }"
    kg("push", oxigraph.graphs, "--graph", own, *options)
    assert kg("remove", "stiles.md", "-o", own).code == 0
    left = kg("push", oxigraph.graphs, "--graph", own, *options)
    assert "the store still has 1 graph of articles that kg put there and the graph has no more" in left.err
    assert kg("query", "--endpoint", oxigraph.sparql, "-q", count, "-f", "csv").out.split() == ["n", "2"]
    pruned = kg("push", oxigraph.graphs, "--graph", own, "--prune", *options)
    assert ("1 deleted" in pruned.out, pruned.err) == (True, "")
    assert kg("query", "--endpoint", oxigraph.sparql, "-q", count, "-f", "csv").out.split() == ["n", "1"]


def test_a_dry_run_sends_nothing(kg: Kg, own: Path, scripted: Scripted) -> None:
    ran = kg("push", scripted.graphs, "--graph", own, "--dry-run")
    assert re.fullmatch(r"3 graphs, [\d,]+ triples: 3 would be sent\n", ran.out), ran
    assert {method for method, _, _ in scripted.heard} == {"OPTIONS", "POST"}
    assert len(scripted.store) == 0


def test_virtuoso_keeps_the_default_graph_under_a_name_and_believes_who_asks(
    kg: Kg, own: Path, virtuoso: Store
) -> None:
    nameless = kg("push", virtuoso.graphs, "--graph", own)
    assert (nameless.code, "no default graph of its own" in nameless.err) == (2, True)
    first, second = (kg("push", virtuoso.graphs, "--graph", own, "--default-graph", IRI) for _ in range(2))
    assert first.out.endswith(": 3 sent\n"), first
    assert second.out.endswith(": 0 sent, 3 there already\n"), second
    assert rows(kg, virtuoso, "--default-graph", IRI) == kg("query", "--graph", own, "evidence", "-f", "csv").out
    union = kg("query", "--endpoint", virtuoso.sparql, "people")
    assert "takes all graphs together for its default graph" in union.err
    asked = kg("query", "--endpoint", virtuoso.sparql, "--default-graph", IRI, "-q", "ASK { ?s a schema:Person }")
    assert asked.out == "true\n"
    named = kg("query", "--endpoint", virtuoso.sparql, "--default-graph", IRI, "-q", "DESCRIBE person:jane-roe")
    assert "person:jane-roe a schema:Person" in named.out
    cut = kg("query", "--endpoint", virtuoso.sparql, "-q", "SELECT * { ?s ?p ?o }")
    assert (cut.code, cut.out, "no more than 2,000 rows" in cut.err) == (4, "", True)


def test_virtuoso_is_told_no_wrong_password_twice(
    kg: Kg, own: Path, virtuoso: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ("push", virtuoso.graphs, "--graph", own, "--default-graph", IRI)
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login dba password nobodys\n")
    wrong = kg(*options)
    assert (wrong.code, "does not take these credentials" in wrong.err, "nobodys" in wrong.err) == (5, True, False)
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    none = kg(*options)
    assert (none.code, "wants to know who asks; set KG_STORE_USER and KG_STORE_PASSWORD" in none.err) == (5, True)


def test_what_is_in_the_store_is_told_where_a_graph_does_not_go_in_and_the_next_push_goes_on(
    kg: Kg, own: Path, scripted: Scripted
) -> None:
    scripted.refused = lambda graph: graph == "DEFAULT" or "default" in graph.lower()
    failed = kg("push", scripted.graphs, "--graph", own)
    assert (failed.code, failed.out) == (5, "")
    assert "(HTTP 507: the disk is full)" in failed.err
    assert re.search(
        r"2 of 3 graphs went in before it, and of the default graph there are 0 of [\d,]+ triples", failed.err
    )
    scripted.refused = lambda _: False
    assert ": 1 sent, 2 there already\n" in kg("push", scripted.graphs, "--graph", own).out


def test_another_number_of_triples_is_a_failure_and_sent_again(kg: Kg, own: Path, scripted: Scripted) -> None:
    scripted.answers["PUT", "/data"] = (204, {}, b"")  # and does not keep it
    lost = kg("push", scripted.graphs, "--graph", own)
    assert (lost.code, "holds another number of triples than it was sent, in 3 of 3 graphs" in lost.err) == (5, True)
    scripted.answers.clear()
    assert ": 3 sent\n" in kg("push", scripted.graphs, "--graph", own).out


@pytest.mark.parametrize(
    "counted", [b'"results":{"bindings":[]}', b'"results":{"bindings":[{"n":{"type":"literal","value":"x"}}]}']
)
def test_an_answer_that_counts_nothing_is_the_servers_mistake(
    kg: Kg, own: Path, scripted: Scripted, counted: bytes
) -> None:
    told = b'{"head":{"vars":["n"]},' + counted + b"}"
    scripted.answers["POST", "/query"] = (200, {"Content-Type": "application/sparql-results+json"}, told)
    ran = kg("push", scripted.graphs, "--graph", own)
    assert (ran.code, "the endpoint's answer is broken" in ran.err) == (5, True)


def test_a_store_that_fails_where_kg_asks_it_is_no_mistake_in_a_query(kg: Kg, own: Path, scripted: Scripted) -> None:
    scripted.answers["POST", "/query"] = (503, {"Content-Type": "text/plain"}, b"busy")
    ran = kg("push", scripted.graphs, "--graph", own)
    assert (ran.code, "failed (HTTP 503: busy); try again later" in ran.err, "query" in ran.err.split(";")[1]) == (
        5,
        True,
        False,
    )


def test_a_server_that_answers_with_far_too_much_is_told(kg: Kg, own: Path, scripted: Scripted) -> None:
    scripted.answers["OPTIONS", "/data"] = (200, {"Content-Type": "text/html"}, b"x" * (1 << 21))
    ran = kg("push", scripted.graphs, "--graph", own)
    assert (ran.code, "answers with more than a store would" in ran.err) == (5, True)


def test_a_store_that_takes_all_graphs_for_its_default_graph_is_told_apart(
    kg: Kg, own: Path, scripted: Scripted
) -> None:
    scripted.union = True
    ran = kg("push", scripted.graphs, "--graph", own)
    assert (ran.code, "push again with --default-graph https://kg.example/graph" in ran.err) == (5, True)
    assert kg("push", scripted.graphs, "--graph", own, "--default-graph", IRI).code == 0


def test_what_kg_serves_is_for_reading_only(kg: Kg, own: Path) -> None:
    command = [sys.executable, "-m", "kg", "serve", "--graph", str(own), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        ran = kg("push", f"{address}graphs", "--graph", own)
        server.send_signal(signal.SIGINT)
    assert (ran.code, "is for reading only, as what kg serve serves" in ran.err) == (5, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["http://127.0.0.1:7878/"], "kg knows no address of this form"),
        (["localhost:7878/store"], "is no address of a store"),
        (["file:///store"], "is no address of a store"),
        ([f"http://jane:{PASSWORD}secret@127.0.0.1/store"], "holds a user or a password"),
        (["http://127.0.0.1/store", "--default-graph", "no iri"], "is no IRI"),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_asked(kg: Kg, own: Path, arguments: list[str], told: str) -> None:
    ran = kg("push", *arguments, "--graph", own)
    assert (ran.code, ran.out, told in ran.err, f"{PASSWORD}secret" in ran.err) == (2, "", True, False), ran
