from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.checking.happened import EventCheck
from kg.graph.checking.pages import article_page, default_pages
from kg.graph.store.layout import Meta
from kg.graph.store.opening import BuiltGraph
from kg.model import Collection, ResolvedEvent, Status
from kg.vocabulary.event_types import broader_types, event_types
from tests.graph.happened import happened, one
from tests.graph.sample import rows, store_of


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return store_of(happened())


def described(store: ox.Store, pattern: str) -> list[tuple[str, ...]]:
    """Local names of properties, and values, of what a pattern binds as ?it, in the graph that it stands in."""
    found = rows(store, f"SELECT ?p ?o {{ {pattern} }}")
    return sorted((p.replace("#", "/").rpartition("/")[2], o.replace("#", "/").rpartition("/")[2]) for p, o in found)


def test_a_report_stands_in_the_graph_of_its_article(store: ox.Store) -> None:
    found = described(store, 'GRAPH ?g { ?it kg:eventWord "resigned" ; kg:timeWords "Tuesday" ; ?p ?o }')
    article, evidence = one().article.id, one().events[0].evidence[0]
    assert found == sorted([
        ("type", "EventReport"), ("event", "resignation"), ("eventType", "LeavingOffice"), ("roleset", "resign.01"),
        ("eventWord", "resigned"), ("status", "asserted"), ("accordingTo", "the-daily-example"),
        ("time", "2021-05-04"), ("earliest", "2021-05-04"), ("latest", "2021-05-04"),
        ("timeWords", "Tuesday"), ("isPartOf", article),
        ("evidence", f"{article}-{evidence.start}-{evidence.end}"),
        ("agent", "jane-roe"), ("start", "acme-corp"), ("place", "laneville"), ("cause", "because of its debts"),
    ])  # fmt: skip


def test_reports_of_one_event_meet_in_it_with_what_each_asserts(store: ox.Store) -> None:
    found = described(store, "happening:resignation ?p ?o FILTER(?p != kg:report)")
    assert found == sorted([
        ("type", "Event"), ("label", "Jane Roe resigned"), ("eventType", "LeavingOffice"),
        ("roleset", "resign.01"), ("agent", "jane-roe"), ("start", "acme-corp"), ("hasActor", "jane-roe"),
        ("place", "laneville"), ("hasPlace", "laneville"), ("place", "hillton"), ("hasPlace", "hillton"),
        ("hasTimeStamp", "2021-05-04"), ("hasTimeStamp", "2021-05-05"),
    ])  # fmt: skip
    assert rows(store, "SELECT ?word { happening:resignation kg:report ?r . GRAPH ?g { ?r kg:eventWord ?word } }") == [
        ("resignation",), ("resigned",), ("resigned",)
    ]  # fmt: skip


def test_what_is_only_attributed_is_not_said_of_the_event(store: ox.Store) -> None:
    assert rows(store, "SELECT ?label { happening:sale kg:amount/rdfs:label ?label }") == [("more than 2,500,000 USD",)]
    claimed = replace(one(), events=tuple(replace(e, status=Status.ATTRIBUTED) for e in one().events))
    found = store_of(replace(happened(), extractions=(claimed,)))
    assert described(found, "happening:sale ?p ?o FILTER(?p != kg:report)") == [
        ("label", "Jane Roe sold her shares"), ("type", "ClaimedEvent")
    ]  # fmt: skip


def test_a_report_without_others_has_an_event_of_its_own_under_its_word(store: ox.Store) -> None:
    assert rows(store, "SELECT ?label { ?it a kg:ClaimedEvent ; rdfs:label ?label }") == [("attacked",)]
    alone = store_of(happened(joined=False))
    assert rows(alone, "SELECT ?label (COUNT(?r) AS ?n) { ?it rdfs:label ?label ; kg:report ?r } GROUP BY ?label") == [
        ("attacked", "1"),
        ("resignation", "1"),
        ("resigned", "1"),
        ("sold", "2"),
    ]


def test_an_amount_is_one_node_for_all_that_give_it(store: ox.Store) -> None:
    assert described(store, "?it a schema:MonetaryAmount ; kg:bound 'more_than' ; ?p ?o") == sorted([
        ("type", "MonetaryAmount"), ("label", "more than 2,500,000 USD"), ("value", "2500000"), ("currency", "USD"),
        ("amountKind", "money"), ("bound", "more_than"), ("part", "total"),
    ])  # fmt: skip
    assert rows(store, "SELECT ?it { ?it kg:bound ?b }") == [
        ("https://kg.example/id/amount/money-2500000-USD",),
        ("https://kg.example/id/amount/money-more_than-2500000-USD",),
    ]
    assert rows(store, "SELECT ?value { ?e kg:amount/schema:value ?value FILTER(?value > 2400000) }") == [("2500000",)]


def test_when_it_was_is_told_in_words_where_it_has_no_date(store: ox.Store) -> None:
    assert rows(store, "SELECT ?when { GRAPH ?g { ?r kg:status kg:alleged ; kg:timeWords ?when } }") == [
        ("on Monday night",)
    ]


def test_the_words_of_an_event_are_evidence_of_it_though_the_report_left_them_out(store: ox.Store) -> None:
    found = rows(
        store,
        "SELECT ?words { GRAPH ?g { ?r kg:eventWord 'attacked' ; kg:evidence/oa:exact ?words } }",
    )
    assert found == [("John Doe",), ("Mary Major",), ("attacked",)]


def test_a_statement_is_borne_out_by_a_report_of_the_same_words_and_people_and_status(store: ox.Store) -> None:
    found = rows(store, "SELECT ?p ?word { GRAPH ?g { ?s rdf:predicate ?p ; kg:bornOutBy/kg:eventWord ?word } }")
    assert [(p.rpartition("#")[2], word) for p, word in found] == [("resignedFrom", "resigned")]


def test_an_outlet_reported_each_of_its_reports(store: ox.Store) -> None:
    found = rows(
        store,
        "SELECT ?name (COUNT(?r) AS ?n) { ?o kg:reported ?r ; rdfs:label ?name . ?e kg:report ?r } GROUP BY ?name",
    )
    assert found == [("The Daily Example", "3"), ("The Sample Post", "2")]


def test_types_and_rolesets_in_use_have_names(store: ox.Store) -> None:
    found = rows(store, "SELECT DISTINCT ?name { ?e kg:roleset|kg:eventType ?c . ?c skos:prefLabel ?name }")
    assert found == [(event_types()["LeavingOffice"].label,), ("resign.01",), ("sell.01",)]
    meaning = rows(store, "SELECT ?meaning { pb:resign.01 skos:definition ?meaning }")
    assert meaning == [("quit, cease employment",)]
    above = rows(store, "SELECT ?name { kg:LeavingOffice skos:broader+/skos:prefLabel ?name }")
    assert above == [(event_types()[name].label,) for name in broader_types("LeavingOffice")[1:]]


@st.composite
def tellings(draw: st.DrawFn) -> Collection:
    """Reports of any status by anybody, put together in any way."""
    reports = [
        replace(
            report,
            status=draw(st.sampled_from(Status)),
            according_to=draw(st.none() | st.just("John Doe")),
            participants=tuple(p for p in report.participants if draw(st.booleans())),
        )
        for extraction in happened().extractions
        for report in extraction.events
    ]
    first, second = happened().extractions
    number = len(first.events)
    told = (replace(first, events=tuple(reports[:number])), replace(second, events=tuple(reports[number:])))
    groups: dict[int, list[tuple[str, int]]] = {}
    for extraction in told:
        for place in range(len(extraction.events)):
            groups.setdefault(draw(st.integers(0, 3)), []).append((extraction.article.id, place))
    events = tuple(ResolvedEvent(f"happening/{name}", f"event {name}", tuple(groups[name])) for name in sorted(groups))
    return replace(happened(), extractions=told, events=events)


@given(tellings())
def test_whatever_is_told_events_say_what_their_asserted_reports_say_and_no_more(collection: Collection) -> None:
    graph = BuiltGraph(Path(), Meta("https://kg.example/", {}), store_of(collection), whole=True)
    check = EventCheck(graph)
    articles = [article_page(graph.store, name) for name in graph.store.named_graphs()]
    problems = [problem for page in articles for problem in check.of_article(page)]
    problems += [problem for page in default_pages(graph.store) for problem in check.of_default(page)]
    assert [*problems, *check.at_end()] == []
