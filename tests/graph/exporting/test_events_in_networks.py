"""In a network an event is a node, with an edge to everybody known who has a role in it."""

from __future__ import annotations

import pytest

from kg.graph.exporting.network import Network, to_networkx
from tests.graph.happenings import built_happenings

DATA = "https://kg.example/id/"
SALE, JANE, ACME = f"{DATA}happening/sale", f"{DATA}person/jane-roe", f"{DATA}organization/acme"


@pytest.fixture(scope="module")
def network() -> Network:
    return to_networkx(built_happenings())


def test_an_event_is_a_node_after_the_entities_with_how_many_report_it(network: Network) -> None:
    kinds = [data["kind"] for _, data in network.nodes(data=True)]
    assert kinds == ["entity"] * 6 + ["event"] * 3
    sale = network.nodes[SALE]
    assert (sale["label"], sale["type"], sale["roleset"]) == ("Jane Roe sold Acme Corp", "Trade", "sell.01")
    assert (sale["status"], sale["time"]) == ("asserted", "2024-03-04")
    assert (sale["reports"], sale["articles"], sale["outlets"]) == (2, 2, 2)
    assert sale["roles"] == {"amount": ["2 USD", "3 USD"]}
    assert network.nodes[f"{DATA}happening/blow"]["status"] == "alleged"


def test_each_role_of_an_entity_is_one_edge_however_many_report_it(network: Network) -> None:
    roles = {(s, t, edge["predicate"], edge["reports"]) for s, t, edge in network.edges(data=True)}
    assert roles == {
        (SALE, JANE, "agent", 2),
        (SALE, ACME, "patient", 1),
        (SALE, f"{DATA}place/port-ellis", "place", 1),
        (f"{DATA}happening/blow", f"{DATA}person/john-doe", "agent", 1),
        (f"{DATA}happening/blow", JANE, "patient", 1),
        (f"{DATA}happening/move", JANE, "agent", 1),
        (f"{DATA}happening/move", f"{DATA}place/port-ellis", "end", 1),
    }


def test_entities_count_their_events_and_no_role_as_a_statement(network: Network) -> None:
    jane = network.nodes[JANE]
    assert (jane["events"], jane["statements"]) == (3, 0)
