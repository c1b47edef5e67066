"""The page of a graph that is too large for one: which part it has, and what it says of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kg.graph import open_graph, write_graph
from kg.graph.store.opening import BuiltGraph
from kg.model import Collection, CueClass, EntityType
from kg.viewer import network_page
from kg.viewer.choosing import choose
from tests.viewer.conftest import Page
from tests.viewer.story import Story


def town() -> Collection:
    """Five people known by name of whom less and less is told, one who is not, and what two outlets tell of them."""
    story = Story()
    names = [story.entity(name) for name in ("Ann Roe", "Ben Roe", "Cy Roe", "Di Roe", "Ed Roe")]
    story.entity("the caller", named=False)
    story.entity("The Daily Example", EntityType.OUTLET)
    story.entity("Harbour Herald", EntityType.OUTLET)
    one = story.report("A feud", "The Daily Example", "2031-05-12")
    two = story.report("More of it", "Harbour Herald", "2031-05-13")
    for place, name in enumerate(names):
        for other in names[:place]:
            one.states(f"{other} met {name}.", f"{other} met {name}", other, "metWith", name)
    two.states("Ann Roe sued Ben Roe.", "Ann Roe sued Ben Roe", "Ann Roe", "sued", "Ben Roe")
    two.states("Ann Roe is 58.", "Ann Roe is 58", "Ann Roe", "age", "58")
    for report in (one, two):
        report.happens(
            "Ann Roe hit Ben Roe", "Ann Roe hit Ben Roe.", "hit", "hit.01", agent="Ann Roe", patient="Ben Roe"
        )
    one.happens(
        "the caller left", "“And the caller left,” Ann Roe said.", "left", "leave.01", by="Ann Roe", agent="the caller"
    )
    two.happens("Ann Roe left", "Ann Roe left, the caller said.", "left", "leave.01", by="the caller", agent="Ann Roe")
    sentence = one.sentence("“Ed Roe said ‘enough,’” Ann Roe said.")
    inner = one.quotation(sentence, "enough,", "said", "Ed Roe", cue_class=CueClass.SPEECH)
    one.quotations.append(one.quotation(sentence, "Ed Roe said ‘enough,’", "said", "Ann Roe", nested=(inner,)))
    return story.collection()


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> BuiltGraph:
    folder = tmp_path_factory.mktemp("town")
    write_graph(town(), folder)
    return open_graph(folder)


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def page_of(graph: BuiltGraph, entities: int) -> dict[str, Any]:
    return data_of(network_page(graph, entities)[0])


def test_it_has_those_of_whom_most_is_told_and_of_two_alike_the_one_with_a_name(graph: BuiltGraph) -> None:
    labels = [{each["label"] for each in page_of(graph, number)["entities"]} for number in (2, 5)]
    assert labels == [{"Ann Roe", "Ben Roe"}, {"Ann Roe", "Ben Roe", "Cy Roe", "Di Roe", "Ed Roe"}]


def test_what_leads_to_somebody_who_is_left_out_is_left_out_too(graph: BuiltGraph) -> None:
    data = page_of(graph, 2)
    told = [(each["predicate"], each["value"]) for each in data["statements"]]
    assert sorted(told) == [("age", "58"), ("metWith", ""), ("sued", "")]
    assert [each["text"] for each in data["quotations"]] == ["Ed Roe said ‘enough,’"]


def test_each_entity_has_something_before_another_has_more(graph: BuiltGraph) -> None:
    data = page_of(graph, 3)
    assert len(data["statements"]) == 5  # of 3 people: 3 meetings, a suit, an age
    ends = {end for each in page_of(graph, 4)["statements"][:8] for end in (each["subject"], each["object"])}
    assert ends >= {0, 1, 2, 3}


def test_a_quotation_within_another_is_only_there_with_it(graph: BuiltGraph) -> None:
    part = choose(graph, 5).part
    assert part is not None
    assert len(part.quotations) == 2
    data = page_of(graph, 5)
    nested = {each["text"]: each["nestedIn"] for each in data["quotations"]}
    assert nested["Ed Roe said ‘enough,’"] is None
    assert data["quotations"][nested["enough,"]]["text"] == "Ed Roe said ‘enough,’"


def test_counts_are_those_of_the_whole_graph_and_who_is_left_out_keeps_a_name(graph: BuiltGraph) -> None:
    data = page_of(graph, 2)
    (ann,) = [each for each in data["entities"] if each["label"] == "Ann Roe"]
    whole = next(each for each in page_of(graph, 0)["entities"] if each["label"] == "Ann Roe")
    assert (ann["mentions"], ann["articles"]) == (whole["mentions"], whole["articles"])
    (left,) = [each for each in data["events"] if each["label"] == "Ann Roe left"]
    assert left["reports"][0]["source"] == "the caller"


def test_all_are_there_where_they_fit_or_are_asked_for(graph: BuiltGraph) -> None:
    assert choose(graph).part is None
    assert choose(graph, 0).part is None
    page, told = network_page(graph)
    assert told == ""
    assert 'id="part"' not in page
    assert "of" not in data_of(page)


def test_the_same_graph_gives_the_same_page(graph: BuiltGraph) -> None:
    again = BuiltGraph(graph.folder, graph.meta, graph.store)
    assert network_page(again, 3) == network_page(graph, 3)


def test_the_page_says_what_it_has_to_everybody(graph: BuiltGraph, page: Page, tmp_path: Path) -> None:
    text, told = network_page(graph, 2)
    assert told.startswith(
        "has the 2 of 8 entities that are told of most, "
        "with 2 of 3 events, 3 of 12 statements, 1 of 2 quotations and all articles;"
    )
    (tmp_path / "network.html").write_text(text, encoding="utf-8")
    page.open(tmp_path / "network.html")
    note = page.find("#part")
    assert note.is_displayed()
    assert note.text == f"This page {told}."
    assert note.get_attribute("role") == "note"
    page.find("#tab-statements").click()
    assert page.find("#tables caption").text.startswith("Statements: 3; the whole graph has 12")
    page.run("kgViewer.select({ event: 0 })")
    page.find("#search").send_keys("Cy Roe")
    page.until_texts(
        "#suggestions [role=option]", ["Nothing by that name on this page; kg show looks in the whole graph"]
    )
    assert page.messages() == []
