"""The SPARQL 1.1 Protocol, the Graph Store Protocol for reading, and what is refused."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

from tests.serving.conftest import Server

PEOPLE = "SELECT ?name { ?p a schema:Person ; rdfs:label ?name } ORDER BY ?name"
SUED = "CONSTRUCT { ?s kg:sued ?o } { ?s kg:sued ?o }"
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"


def names(body: bytes) -> list[str]:
    return [row["name"]["value"] for row in json.loads(body)["results"]["bindings"]]


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_a_query_is_taken_in_all_three_ways(server: Server, way: str) -> None:
    if way == "get":
        answer = server.asked("/sparql", {"query": PEOPLE})
    elif way == "form":
        answer = server.asked(
            "/sparql", method="POST", body=urlencode({"query": PEOPLE}).encode(), headers={"Content-Type": FORM}
        )
    else:
        answer = server.asked(
            "/sparql", method="POST", body=PEOPLE.encode(), headers={"Content-Type": f"{DIRECT}; charset=utf-8"}
        )
    assert (answer.status, answer.type) == (200, "application/sparql-results+json")
    assert names(answer.body) == ["Jane Roe", "John Doe"]


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("application/sparql-results+xml", ox.QueryResultsFormat.XML),
        ("text/xml;q=0.9, text/plain", ox.QueryResultsFormat.XML),
        ("application/json", ox.QueryResultsFormat.JSON),
        ("text/tab-separated-values", ox.QueryResultsFormat.TSV),
    ],
)
def test_rows_come_as_the_client_likes_them(server: Server, accept: str, kind: ox.QueryResultsFormat) -> None:
    answer = server.asked("/sparql", {"query": PEOPLE}, headers={"Accept": accept})
    assert answer.type in accept
    found = ox.parse_query_results(answer.body, kind)
    assert isinstance(found, ox.QuerySolutions)
    assert [str(row["name"].value) for row in found] == ["Jane Roe", "John Doe"]


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("*/*", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
    ],
)
def test_triples_come_as_the_client_likes_them(server: Server, accept: str, kind: ox.RdfFormat) -> None:
    answer = server.asked("/sparql", {"query": SUED}, headers={"Accept": accept})
    assert answer.status == 200
    assert {str(each.predicate.value) for each in ox.parse(answer.body, kind)} == {"https://kg.example/ns#sued"}


def test_ask_is_answered(server: Server) -> None:
    answer = server.asked("/sparql", {"query": "ASK { ?p rdfs:label 'Jane Roe' }"})
    assert json.loads(answer.body)["boolean"] is True


def test_the_graphs_of_a_request_are_the_dataset(server: Server) -> None:
    article = server.rows("SELECT ?a { ?a kg:fileName 'roe.txt' }")[0].strip("<>")
    asked = "SELECT (COUNT(*) AS ?n) { ?s a rdf:Statement }"
    assert server.rows(asked) == ["0"]
    for given in ({"default-graph-uri": [article]}, {"named-graph-uri": [article]}):
        query = asked if "default-graph-uri" in given else asked.replace("{", "{ GRAPH ?g {", 1) + "}"
        answer = server.asked("/sparql", {"query": query, **given}, headers={"Accept": "text/csv"})
        assert int(answer.body.split()[1]) > 0


def test_graphs_can_be_taken_away_and_are_those_of_the_store(server: Server) -> None:
    article = server.rows("SELECT ?a { ?a kg:fileName 'roe.txt' }")[0].strip("<>")
    count = int(server.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[0])
    own = int(server.rows(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{article}> {{ ?s ?p ?o }} }}")[0])
    for path, number in (("/graphs?default", count), (f"/graphs?{urlencode({'graph': article})}", own)):
        answer = server.asked(path, headers={"Accept": "application/n-triples"})
        assert len(list(ox.parse(answer.body, ox.RdfFormat.N_TRIPLES))) == number
    assert server.asked("/graphs", {"graph": "https://x.example/none"}).status == 404
    assert server.asked("/graphs").status == 400


@pytest.mark.parametrize(
    ("method", "parameters", "kind", "body", "status", "said"),
    [
        ("GET", {"query": "SELECT {"}, "", b"", 400, "does not parse"),
        ("GET", {"query": "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }"}, "", b"", 400, "SERVICE is refused"),
        ("GET", {"query": "SELECT * { S\\u0045RVICE <http://x.example/> { ?s ?p ?o } }"}, "", b"", 400, "query"),
        ("GET", {"query": "SELECT * FROM <file:///etc/hosts> { ?s ?p ?o }"}, "", b"", 400, "FROM"),
        ("GET", {"query": PEOPLE, "default-graph-uri": "file:///x"}, "", b"", 400, "holds no graph"),
        ("GET", {"query": "SELECT * " + "{ " * 300 + "}" * 300}, "", b"", 400, "nested too deeply"),
        ("GET", {"querry": PEOPLE}, "", b"", 400, "there is no query"),
        ("GET", {"query": [PEOPLE, PEOPLE]}, "", b"", 400, "one query at a time"),
        ("POST", {}, "application/sparql-update", b"CLEAR ALL", 403, "only reads"),
        ("POST", {}, FORM, b"update=CLEAR+ALL", 403, "only reads"),
        ("POST", {}, "text/plain", PEOPLE.encode(), 415, DIRECT),
        ("POST", {}, DIRECT, b"\xff", 400, "UTF-8"),
        ("POST", {}, DIRECT, b" " * (1 << 20) + b" ", 413, "at most"),
        ("PUT", {}, DIRECT, b"", 405, ""),
    ],
)
def test_what_is_refused_is_said_in_a_line(
    server: Server, method: str, parameters: dict[str, str | list[str]], kind: str, body: bytes, status: int, said: str
) -> None:
    answer = server.asked("/sparql", parameters, method=method, body=body or None, headers={"Content-Type": kind})
    assert answer.status == status
    assert said in answer.body.decode()
    assert answer.type == "text/plain"


@pytest.mark.parametrize("query", [PEOPLE, SUED])
def test_a_type_that_there_is_not_is_not_acceptable(server: Server, query: str) -> None:
    answer = server.asked("/sparql", {"query": query}, headers={"Accept": "image/png"})
    assert answer.status == 406
    assert "can be had as" in answer.body.decode()


def test_without_a_query_the_endpoint_describes_itself(server: Server) -> None:
    answer = server.asked("/sparql")
    triples = list(ox.parse(answer.body, ox.RdfFormat.TURTLE))
    told = {(str(each.predicate.value).rpartition("#")[2], str(each.object)) for each in triples}
    assert ("endpoint", f"<{server.sparql}>") in told
    assert ("supportedLanguage", "<http://www.w3.org/ns/sparql-service-description#SPARQL11Query>") in told
