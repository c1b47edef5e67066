"""What happened, as a person finds it on the page: in the drawing, in the panel, in a table, with the filters."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from kg.graph import open_graph, write_graph
from kg.graph.exporting.network import to_networkx
from kg.model import Collection
from kg.viewer.data import page_data
from kg.viewer.events import FIRST_EVENTS
from tests.viewer.conftest import Page, build_page
from tests.viewer.story import Story

SALE, BLOW, ARREST, MOVE = "Jane Roe sold Acme Corp", "John Doe struck Jane Roe", "John Doe arrested", "Jane Roe moved"


@pytest.fixture
def viewer(page: Page, sale_page: Path) -> Page:
    return page.open(sale_page)


def trade(viewer: Page) -> str:
    """What the type of the sale is called."""
    return str(viewer.run("return JSON.parse(document.getElementById('data').textContent).eventTypes.Trade"))


def test_events_that_are_said_to_be_so_are_drawn_and_the_others_on_demand(viewer: Page) -> None:
    assert viewer.drawn_events() == {SALE, BLOW, MOVE}
    assert "3 most salient of 4 events" in viewer.find("#notice").text
    viewer.find("#more-events").click()
    assert viewer.drawn_events() == {SALE, BLOW, ARREST, MOVE}
    viewer.find("#events-shown").click()
    assert viewer.drawn_events() == set()
    assert viewer.messages() == []


def test_whoever_does_it_points_at_an_event_and_an_event_at_all_others(viewer: Page) -> None:
    script = """const id = arguments[0];
    const edges = kgViewer.network.body.data.edges.get().filter((e) => e.from === id || e.to === id);
    return edges.map((e) => [e.from === id ? e.to : -1 - e.from, e.words])"""
    sale = viewer.run(script, viewer.event(SALE))
    assert sorted(sale) == sorted(
        [
            [-1 - viewer.node("Jane Roe"), "who"],
            [viewer.node("Acme Corp"), "whom or what"],
            [viewer.node("Port Ellis"), "where"],
        ]
    )
    (ladle,) = [words for end, words in viewer.run(script, viewer.event(BLOW)) if end == viewer.node("Jane Roe")]
    assert ladle == "whom or what (alleged)"


def test_a_click_on_an_event_shows_each_outlets_report_and_what_they_disagree_on(viewer: Page) -> None:
    viewer.click_event(SALE)
    viewer.until_texts("#panel h2", [SALE])
    assert viewer.texts("#panel .subtitle")[0] == f"Event, {trade(viewer)} · 11 May 2031 · 2 reports · 2 outlets"
    assert viewer.texts("#panel .difference li") == ["2 USD The Daily Example", "3 USD Harbour Herald"]
    assert viewer.texts("#panel .roles dt") == ["who", "whom or what", "where", "how much"]
    assert viewer.texts("#panel section:last-child h4") == ["The Daily Example", "Harbour Herald"]
    assert viewer.texts("#panel blockquote") == [
        "Jane Roe sold Acme Corp for $2 in Port Ellis.",
        "The sale of Acme Corp brought Jane Roe $3.",
    ]
    assert viewer.texts("#panel mark") == ["sold", "sale"]
    assert viewer.texts("#live")[0].endswith("2 reports, asserted, reports differ.")


def test_the_panel_of_an_entity_tells_first_what_it_did_in_the_order_of_time(viewer: Page) -> None:
    viewer.click_node("Jane Roe")
    viewer.until(lambda: viewer.panel())
    assert viewer.texts("#panel h3")[:2] == ["What Jane Roe did (2)", "What happened to Jane Roe (1)"]
    moved, sold, struck = viewer.texts("#panel .said[data-event] .main")
    assert moved == "2029 moved · to Port Ellis"
    assert sold == "11 May 2031 sold · whom or what Acme Corp · where Port Ellis · how much 2 USD, 3 USD"
    assert struck == "struck · who John Doe · with what a ladle"
    viewer.find("#panel .said[data-event] summary").click()
    viewer.until(lambda: viewer.all("#panel .said blockquote"))
    assert viewer.texts("#panel .said mark") == ["moved"]
    viewer.find("#panel .said .link").click()
    viewer.until_texts("#panel h2", [MOVE])


def test_a_place_has_what_happened_there(viewer: Page) -> None:
    viewer.click_node("Port Ellis")
    viewer.until(lambda: viewer.panel())
    assert viewer.texts("#panel h3")[0] == "What happened there (3)"


def test_the_event_table_holds_every_event_and_opens_it_by_keyboard(viewer: Page) -> None:
    viewer.find("#tab-network").send_keys(Keys.ARROW_RIGHT, Keys.NULL)
    assert viewer.texts("#tables tbody th") == [SALE, MOVE, BLOW, ARREST]
    assert viewer.find("#tables caption").text == "Events: 4; those that most outlets report first"
    assert viewer.find("#tables tbody th").get_attribute("scope") == "row"
    (row,) = [row for row in viewer.texts("#tables tbody tr") if row.startswith(SALE)]
    assert "2 USD3 USD" in row
    assert "The Daily Example, Harbour Herald" in row
    viewer.find("#tables tbody th .link").send_keys(Keys.ENTER)
    viewer.until_texts("#panel h2", [SALE])
    assert viewer.run("return document.activeElement.id") == "panel"


def test_the_search_finds_events_after_names(viewer: Page) -> None:
    viewer.find("#search").send_keys("roe")
    assert viewer.texts("#suggestions [role=option]") == ["Jane Roe", SALE, MOVE, f"{BLOW} (alleged)"]
    viewer.find("#search").send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    assert viewer.find("#panel h2").text == SALE


def test_the_opening_view_names_what_is_asserted_to_have_happened(viewer: Page) -> None:
    assert viewer.texts("#start-events .link") == [SALE, MOVE]


def test_filters_of_type_status_and_outlet_hold_for_events(viewer: Page) -> None:
    viewer.tick("event", trade(viewer))
    assert SALE not in viewer.drawn_events()
    viewer.tick("event", trade(viewer))
    viewer.tick("status", "alleged")
    assert viewer.drawn_events() == {SALE, MOVE}
    viewer.tick("outlet", "Harbour Herald")
    assert viewer.drawn_events() == {SALE}
    viewer.find("#tab-events").click()
    assert "1 of 4" in viewer.find("#tables caption").text


def test_the_address_keeps_the_event(viewer: Page, sale_page: Path) -> None:
    viewer.click_event(BLOW)
    viewer.until_texts("#panel h2", [BLOW])
    address = viewer.run("return location.hash")
    viewer.open(sale_page, address)
    assert viewer.find("#panel h2").text == BLOW


def test_the_download_of_the_event_table_holds_the_visible_events(viewer: Page) -> None:
    viewer.find("#tab-events").click()
    viewer.find("#download").click()
    path = viewer.folder / "events.csv"
    viewer.until(path.exists)
    rows = {row["event"]: row for row in csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""))}
    assert (rows[SALE]["agent"], rows[SALE]["amount"], rows[SALE]["reports_differ"]) == (
        "Jane Roe",
        "2 USD; 3 USD",
        "amount",
    )
    assert len(rows) == 4


def test_an_entity_in_nothing_but_events_is_drawn_with_them(page: Page, tmp_path: Path) -> None:
    story = Story()
    names = [story.entity(f"Person {number}") for number in range(2 * FIRST_EVENTS + 2)]
    report = story.report("A long list")
    for one, other in zip(names[::2], names[1::2], strict=True):
        report.happens(f"{one} hailed", f"{one} hailed {other}.", "hailed", "hail.01", agent=one, patient=other)
    page.open(build_page(story.collection(), tmp_path / "graph"))
    assert len(page.drawn_events()) == FIRST_EVENTS
    assert len(page.drawn()) == 2 * FIRST_EVENTS
    last = f"{names[-2]} hailed"
    assert last not in page.drawn_events()
    page.run("kgViewer.select({ entity: arguments[0] })", page.node(names[-1]))
    assert last in page.drawn_events()
    page.find("#more-events").click()
    assert len(page.drawn()) == len(names)


def test_each_sentence_stands_once_however_many_findings_point_into_it(sale: Collection, tmp_path: Path) -> None:
    write_graph(sale, tmp_path)
    data = page_data(to_networkx(open_graph(tmp_path)))
    assert len(data["sentences"]) == len(set(data["sentences"])) == 5
