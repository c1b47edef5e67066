"""The network of a built graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph import open_graph, write_graph
from kg.graph.exporting.network import Network, to_networkx
from kg.model import Collection

DATA = "https://kg.example/id/"
JANE, JOHN = DATA + "person/jane-roe", DATA + "person/john-doe"


@pytest.fixture(scope="module")
def network(harbour: Collection, tmp_path_factory: pytest.TempPathFactory) -> Network:
    folder = tmp_path_factory.mktemp("graph")
    write_graph(harbour, folder)
    return to_networkx(open_graph(folder))


def test_entities_are_nodes_with_label_type_and_counts(network: Network) -> None:
    assert len(network) == 11
    jane = network.nodes[JANE]
    assert (jane["label"], jane["type"], jane["aliases"]) == ("Jane Roe", "Person", ["Mayor Roe"])
    assert (jane["statements"], jane["quotations"], jane["articles"], jane["outlets"]) == (4, 1, 2, 2)
    assert jane["mentions"] == 5
    assert network.nodes[DATA + "outlet/harbour-herald"]["type"] == "Outlet"
    assert network.nodes[DATA + "group/the-couple"]["members"] == [JANE, JOHN]


def test_a_statement_between_entities_is_an_edge_with_its_evidence(network: Network) -> None:
    (denied,) = [edge for edge in network[JOHN][JANE].values() if edge["status"] == "denied"]
    assert (denied["kind"], denied["predicate"]) == ("statement", "threatened")
    assert (denied["according_to"], denied["source"]) == ("Zoë Quist", "Zoë Quist")
    assert (denied["outlet"], denied["title"], denied["date"]) == ("Harbour Herald", "A denial", "2031-06")
    (evidence,) = denied["evidence"]
    assert evidence["exact"] == "denied that John Doe had threatened Jane Roe"
    assert (evidence["prefix"], evidence["suffix"]) == ("Zoë Quist ", ".")
    assert evidence["end"] - evidence["start"] == len(evidence["exact"])


def test_statements_of_several_articles_stay_apart(network: Network) -> None:
    wrote = network[JANE][DATA + "document/a-letter"].values()
    assert sorted(edge["outlet"] for edge in wrote) == ["Harbour Herald", "The Daily Example"]
    assert sorted(edge["time"] for edge in wrote) == ["", "2031-05-11"]


def test_a_statement_with_a_value_is_a_property_and_no_edge(network: Network) -> None:
    found = {statement["predicate"]: statement["value"] for statement in network.nodes[JOHN]["properties"]}
    assert found == {"age": "58", "convictedOf": "fraud"}


def test_a_quotation_is_an_edge_only_where_somebody_is_spoken_to(network: Network) -> None:
    told = [(s, t, edge) for s, t, edge in network.edges(data=True) if edge["kind"] == "quotation"]
    assert [(s, t, edge["value"]) for s, t, edge in told] == [(JANE, DATA + "person/maria-keller", "We trusted him,")]
    assert {quotation["text"] for quotation in network.graph["quotations"]} == {"We trusted him,", "No comment,"}


@pytest.fixture
def spoken(voices: Collection, tmp_path: Path) -> Network:
    write_graph(voices, tmp_path)
    return to_networkx(open_graph(tmp_path))


def test_only_what_the_article_itself_reports_as_said_is_an_edge(spoken: Network) -> None:
    edges = [(s, t) for s, t, edge in spoken.edges(data=True) if edge["kind"] == "quotation"]
    assert edges == [(DATA + "group/the-couple", DATA + "person/maria-keller")]


def test_a_quotation_carries_its_act_its_status_its_medium_and_what_it_is_nested_in(spoken: Network) -> None:
    found = {quotation["text"]: quotation for quotation in spoken.graph["quotations"]}
    letter = found["Farewell,"]
    assert (letter["cue_class"], letter["status"], letter["nested_in"]) == ("writing", "asserted", "")
    assert letter["medium"] == DATA + "document/a-letter"
    assert found["stay away"]["status"] == "negated"
    outer = found["Jane Roe told John Doe that it was over,"]
    assert (outer["nested_in"], found["it was over,"]["nested_in"]) == ("", outer["id"])


def test_what_a_group_says_is_a_quotation_of_each_of_its_members(spoken: Network) -> None:
    (letter,) = [quotation for quotation in spoken.graph["quotations"] if quotation["text"] == "Farewell,"]
    assert (letter["speaker"], letter["members"]) == (DATA + "group/the-couple", [JANE, JOHN])
    assert [spoken.nodes[node]["quotations"] for node in (DATA + "group/the-couple", JANE, JOHN)] == [1, 2, 2]


def test_another_base_iri_gives_the_same_network_under_other_names(harbour: Collection, tmp_path: Path) -> None:
    write_graph(harbour, tmp_path, "https://news.example/graph/")
    network = to_networkx(open_graph(tmp_path))
    jane = network.nodes["https://news.example/graph/id/person/jane-roe"]
    assert (jane["type"], jane["statements"]) == ("Person", 4)
    assert {edge["predicate"] for *_, edge in network.edges(data=True)} >= {"wrote", "threatened"}
