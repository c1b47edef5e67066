"""A state that is over is one everywhere: in facts, kg verify, the card, the network, shipped queries."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.graph import Graph, open_graph
from kg.graph.checking.verifying import verify
from kg.graph.exporting.network import to_networkx
from kg.graph.store.opening import open_build
from kg.model import Role

TEXT = "Jane Roe, who was mayor of Dayton from 2010 to 2014, leads Acme Corp. She divorced John Doe in 2012.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("ended")
    (place / "story.txt").write_text(TEXT, encoding="utf-8")
    kg.build(place / "story.txt", place / "output")
    return place / "output"


@pytest.fixture(scope="module")
def graph(folder: Path) -> Graph:
    return open_graph(folder)


def test_its_fact_is_the_ended_form_and_never_the_state(graph: Graph) -> None:
    def facts(predicate: str) -> list[tuple[str, str]]:
        rows = graph.query(f"SELECT ?a ?b {{ ?s kg:{predicate} ?o . ?s rdfs:label ?a . ?o rdfs:label ?b }}").rows
        return sorted((str(row["a"]), str(row["b"])) for row in rows)

    assert facts("leads") == [("Jane Roe", "Acme Corp")]
    assert facts("formerlyLeads") == [("Jane Roe", "Dayton")]
    assert facts("spouseOf") == []
    assert facts("formerSpouseOf") == [("Jane Roe", "John Doe"), ("John Doe", "Jane Roe")]


def test_its_statement_says_the_state_that_it_is_over_and_when(graph: Graph) -> None:
    (row,) = (r for r in graph.statements() if r["object"] == "Dayton")
    assert (row["predicate"], row["ended"], row["from"], row["until"]) == ("leads", True, "2010", "2014")


def test_the_graph_conforms(folder: Path) -> None:
    assert verify(folder) == []


def test_a_card_says_it_as_over(graph: Graph) -> None:
    assert "Jane Roe formerly led Dayton  [asserted, from 2010, until 2014]" in str(graph.show("Jane Roe"))


def test_in_the_network_it_is_an_edge_of_its_own_kind(folder: Path) -> None:
    edges = to_networkx(open_build(folder)).edges(data=True)
    roles = {role.value for role in Role}
    assert {data["predicate"] for *_, data in edges} - roles == {"formerlyLeads", "leads", "formerSpouseOf"}


@pytest.mark.parametrize(
    ("query", "column", "told"),
    [("people", "occupation", "former mayor"), ("people", "memberships", "formerly led Dayton; leads Acme Corp")],
)
def test_a_shipped_query_says_it_as_over(graph: Graph, query: str, column: str, told: str) -> None:
    assert told in {row[column] for row in graph.query(query).rows}
