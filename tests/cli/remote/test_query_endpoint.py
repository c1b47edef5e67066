"""`kg query --endpoint`, where the answer is none, or not for everybody."""

from __future__ import annotations

import base64
import socket
from pathlib import Path

import pytest

from tests.cli.conftest import Kg
from tests.cli.remote.conftest import Scripted

ROWS = {"Content-Type": "application/sparql-results+json"}
ALL = "SELECT * { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("status", "headers", "body", "code", "told"),
    [
        (
            200,
            {"Content-Type": "text/html"},
            b"<html>Welcome</html>",
            5,
            "answers with a web page and is no SPARQL endpoint",
        ),
        (200, ROWS, b'{"head": {"vars": ["s"]}, "results"', 5, "answer is broken"),
        (200, ROWS, b"[" * 100_000, 5, "answer is broken"),
        (200, ROWS, b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "uri"}}]}}', 5, "is broken"),
        (
            400,
            {"Content-Type": "text/plain"},
            b"line 1: \x1b[31mno",
            4,
            r"does not answer the query (HTTP 400): line 1: \x1b",
        ),
        (404, {}, b"", 5, "there is nothing of a store at"),
        (403, {"Content-Type": "text/html"}, b"<title>x</title><p>Not&nbsp;you</p>", 5, "(HTTP 403: x Not you)"),
        (503, {"Content-Type": "text/plain"}, b"busy", 4, "(HTTP 503): busy"),
        (401, {"WWW-Authenticate": 'Basic realm="x"'}, b"", 5, "wants to know who asks"),
        (302, {"Location": "https://elsewhere.example/query"}, b"", 5, "sends on to https://elsewhere.example/query"),
    ],
)
def test_what_is_no_answer_is_told_in_one_line(
    kg: Kg, scripted: Scripted, status: int, headers: dict[str, str], body: bytes, code: int, told: str
) -> None:
    scripted.answers["POST", "/query"] = status, headers, body
    ran = kg("query", "--endpoint", scripted.sparql, "-q", ALL)
    assert (ran.code, ran.out, told in ran.err, ran.err.count("\n")) == (code, "", True, 1), ran


def test_an_answer_that_is_too_large_or_too_late_is_told(kg: Kg, scripted: Scripted) -> None:
    scripted.answers["POST", "/query"] = 200, ROWS, b" " * 2_000_000
    large = kg("query", "--endpoint", scripted.sparql, "-q", ALL, "--memory", "1M")
    assert (large.code, "answer is larger than 1 MB" in large.err) == (4, True)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/query"
        late = kg("query", "--endpoint", address, "-q", ALL, "--timeout", "0.2")
    assert (late.code, "the endpoint took longer than 0.2 s" in late.err) == (4, True)
    gone = kg("query", "--endpoint", address, "-q", ALL)
    assert (gone.code, "cannot be reached" in gone.err) == (5, True)


@pytest.mark.parametrize("question", ["DELETE WHERE { ?s ?p ?o }", "SELECT * { SERVICE <urn:x> { ?s ?p ?o } }"])
def test_what_is_more_than_asking_is_refused_before_it_is_sent(kg: Kg, scripted: Scripted, question: str) -> None:
    ran = kg("query", "--endpoint", scripted.sparql, "-q", question)
    assert (ran.code, "refused" in ran.err) == (4, True)
    assert not [each for each in scripted.heard if "WHERE" in each[1]]


def test_a_password_goes_where_it_was_asked_for_and_to_nobody_else(
    kg_process: Kg, scripted: Scripted, tmp_path: Path
) -> None:
    scripted.answers["POST", "/query"] = 401, {"WWW-Authenticate": 'Basic realm="x"'}, b""
    env = {"KG_STORE_USER": "jane", "KG_STORE_PASSWORD": "s3cret"}
    ran = kg_process("query", "--endpoint", scripted.sparql, "-q", ALL, "-vv", env=env)
    assert (ran.code, "s3cret" in ran.out + ran.err) == (5, False)
    assert "does not take these credentials" in ran.err
    sent = [said for _, _, said in scripted.heard]
    assert sent[0] is None, "only where the server asks for it"
    assert sent[1:] == ["Basic " + base64.b64encode(b"jane:s3cret").decode()] * 2


@pytest.mark.parametrize(
    ("env", "told"),
    [
        ({"KG_STORE_USER": "jane"}, "set both KG_STORE_USER and KG_STORE_PASSWORD"),
        ({"KG_STORE_TOKEN": "a\nb"}, "holds a line break"),
    ],
)
def test_credentials_that_cannot_be_are_told(kg_process: Kg, env: dict[str, str], told: str) -> None:
    ran = kg_process("query", "--endpoint", "http://127.0.0.1/query", "-q", ALL, env=env)
    assert (ran.code, told in ran.err) == (2, True)


def test_a_netrc_that_is_damaged_is_told_without_its_words(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "netrc"
    path.write_text("machine 127.0.0.1 s3cret\n")
    monkeypatch.setenv("NETRC", str(path))
    ran = kg("query", "--endpoint", "http://127.0.0.1/query", "-q", ALL)
    assert (ran.code, "cannot be read" in ran.err, "s3cret" in ran.err) == (2, True, False)


def test_a_graph_here_and_an_endpoint_are_a_usage_error(kg: Kg, graph: Path) -> None:
    ran = kg("query", "--graph", graph, "--endpoint", "http://127.0.0.1/query", "people")
    assert (ran.code, "give one of them" in ran.err) == (2, True)


def test_articles_of_others_and_of_another_base_do_not_hide_those_of_kg(kg: Kg, scripted: Scripted) -> None:
    def add(article: str) -> None:
        scripted.store.update(f"INSERT DATA {{ <{article}> a <https://schema.org/NewsArticle> }}")

    add("http://aaa.example/1")
    add("https://one.example/id/article/0123456789abcdef")
    asked = "ASK { <https://one.example/ns#x> a <https://schema.org/NewsArticle> }"
    ran = kg("query", "--endpoint", scripted.sparql, "-q", asked)
    assert (ran.code, ran.err) == (0, "")
    add("https://two.example/id/article/0123456789abcdef")
    ran = kg("query", "--endpoint", scripted.sparql, "-q", asked)
    assert (ran.code, "(https://one.example/, https://two.example/)" in ran.err) == (0, True), ran.err


def test_a_default_graph_without_an_endpoint_is_a_usage_error(kg: Kg, graph: Path) -> None:
    ran = kg("query", "--graph", graph, "--default-graph", "urn:x", "people")
    assert (ran.code, "--default-graph is for a store that --endpoint names" in ran.err) == (2, True)
