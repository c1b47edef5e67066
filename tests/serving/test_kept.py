"""Which answers are kept, and for how long."""

from __future__ import annotations

import json

import pytest

from kg.serving import kept
from kg.serving.answer import Answer
from kg.serving.kept import Kept
from tests.serving.conftest import Server

GIVEN = Answer(200, "text/plain", b"given")


def known(query: str, answer: Answer = GIVEN) -> Answer | None:
    """What is kept of an answer to a query."""
    answers = Kept()
    answers.keep({"query": query}, query.encode(), answer)
    return answers.get(query.encode())


def test_an_answer_is_kept_for_the_same_question() -> None:
    assert known("SELECT ?known { ?known ?p '\\u0041' }") is GIVEN


@pytest.mark.parametrize(
    "query", ["SELECT (now() AS ?x) {}", "SELECT (R\\u0041ND() AS ?x) {}", "SELECT (STRUUID() AS ?x) {}"]
)
def test_what_is_another_each_time_is_not_kept(query: str) -> None:
    assert known(query) is None


@pytest.mark.parametrize("answer", [Answer(503, "text/plain", b""), Answer(200, "text/plain", bytes(1 << 18))])
def test_what_is_no_answer_or_long_is_not_kept(answer: Answer) -> None:
    assert known("ASK {}", answer) is None


def test_what_was_not_asked_for_longest_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_ALL", 3 * len(b"1given"))
    answers = Kept()
    for asked in (b"1", b"2", b"3"):
        answers.keep({}, asked, GIVEN)
    answers.get(b"1")
    answers.keep({}, b"4", GIVEN)
    assert [asked for asked in (b"1", b"2", b"3", b"4") if answers.get(asked) is None] == [b"2"]


def test_the_time_is_told_anew(server: Server) -> None:
    query = "SELECT (NOW() AS ?now) (RAND() AS ?drawn) {}"
    answers = {json.dumps(json.loads(server.asked("/sparql", {"query": query}).body)["results"]) for _ in range(3)}
    assert len(answers) == 3
