"""What a person does with the page, done in a real browser."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from kg.model import Collection
from tests.viewer.conftest import Page, build_page, program

STATEMENTS = 11
EVERYBODY = {
    "Jane Roe", "John Doe", "Maria Keller", "Acme Corp", "Harbour Trust", "a letter", "Port Ellis", "Zoë Quist",
}  # fmt: skip


@pytest.fixture
def viewer(page: Page, harbour_page: Path) -> Page:
    return page.open(harbour_page)


def test_it_opens_without_console_messages_and_asks_for_nothing(viewer: Page) -> None:
    for tab in ("events", "entities", "statements", "quotations", "network"):
        viewer.find(f"#tab-{tab}").click()
    viewer.click_node("John Doe")
    assert viewer.messages() == []
    assert viewer.requests() == set()


def test_it_draws_what_something_is_said_of(viewer: Page) -> None:
    assert viewer.drawn() == EVERYBODY


def test_those_only_mentioned_are_drawn_on_demand(viewer: Page) -> None:
    viewer.find("#mentioned-only").click()
    assert viewer.drawn() == EVERYBODY | {"the couple", "The Daily Example", "Harbour Herald"}


def test_search_finds_by_name_without_accents_and_opens_the_entity(viewer: Page) -> None:
    viewer.find("#search").send_keys("zoe")
    assert viewer.texts("#suggestions [role=option]") == ["Zoë Quist"]
    viewer.find("#search").send_keys(Keys.ENTER)
    assert viewer.find("#panel h2").text == "Zoë Quist"


def test_search_finds_what_is_not_drawn_and_draws_it(viewer: Page) -> None:
    viewer.find("#search").send_keys("couple", Keys.ENTER)
    assert "the couple" in viewer.drawn()


def test_a_source_shows_what_it_is_cited_for(viewer: Page) -> None:
    viewer.click_node("Zoë Quist")
    viewer.until(lambda: viewer.panel())
    assert viewer.texts("#panel mark") == [
        "denied that John Doe had threatened Jane Roe",
        "John Doe founded Harbour Trust",
    ]


def test_search_finds_by_another_name(viewer: Page) -> None:
    viewer.find("#search").send_keys("mayor r")
    assert viewer.texts("#suggestions [role=option]") == ["Jane Roe Mayor Roe"]


def test_arrow_keys_choose_among_suggestions(viewer: Page) -> None:
    viewer.find("#search").send_keys("a")
    names = viewer.texts("#suggestions [role=option]")
    viewer.find("#search").send_keys(Keys.ARROW_DOWN)
    assert viewer.find("#search").get_attribute("aria-activedescendant") == "suggestion-1"
    viewer.find("#search").send_keys(Keys.ENTER)
    assert viewer.find("#panel h2").text == names[1]


def test_search_says_when_there_is_nothing(viewer: Page) -> None:
    viewer.find("#search").send_keys("qqq")
    assert viewer.texts("#suggestions li") == ["Nothing by that name"]


def test_the_opening_view_lists_those_of_whom_most_is_said(viewer: Page) -> None:
    assert [link.text for link in viewer.all("#start .link")][:2] == ["Jane Roe", "John Doe"]
    assert viewer.find("#start li").get_attribute("title") == "4 statements, 1 quotation"
    viewer.find("#start .link").click()
    assert viewer.find("#panel h2").text == "Jane Roe"


def test_a_click_on_a_node_shows_what_is_said_of_it(viewer: Page) -> None:
    viewer.click_node("John Doe")
    panel = viewer.until(lambda: viewer.panel())
    assert "John Doe" in panel
    assert [text for text in viewer.texts("#panel h4") if text[0] != "←"] == [
        "age",
        "convicted of",
        "founded",
        "threatened",
    ]
    assert "58" in panel
    assert "“No comment,”" in panel
    assert "the couple" in panel


def test_each_line_of_an_entity_opens_its_evidence(viewer: Page) -> None:
    viewer.click_node("John Doe")
    viewer.until(lambda: viewer.all("#panel .said"))
    line = next(line for line in viewer.all("#panel .said") if "fraud" in line.text)
    line.find_element("css selector", "summary").click()
    assert "John Doe was convicted of fraud." in line.text
    assert line.find_element("css selector", "mark").text == "convicted of fraud"


def test_a_click_on_an_edge_shows_every_sentence_with_its_words_marked(viewer: Page) -> None:
    viewer.click_edge("Jane Roe", "a letter", "asserted")
    viewer.until(lambda: viewer.all("#panel .card"))
    assert viewer.texts("#panel blockquote") == [
        "On Monday Jane Roe wrote a letter to the court.",
        "Jane Roe wrote a letter last month.",
    ]
    assert viewer.texts("#panel mark") == ["Jane Roe wrote a letter", "wrote a letter"]
    panel = viewer.panel()
    assert "The Daily Example · 12 May 2031" in panel
    assert "Harbour Herald · June 2031" in panel
    assert "11 May 2031" in panel
    link = viewer.find("#panel a")
    assert (link.text, link.get_attribute("href")) == ("Mayor writes", "https://example.com/mayor?a=1&b=2")
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_claim_and_denial_between_the_same_two_are_two_edges_and_one_panel(viewer: Page) -> None:
    viewer.click_edge("John Doe", "Jane Roe", "denied")
    viewer.until(lambda: viewer.all("#panel .card"))
    assert [tag.get_attribute("data-status") for tag in viewer.all("#panel .card .tag")] == ["denied", "alleged"]
    assert "Denied by Zoë Quist" in viewer.panel()


def test_statuses_differ_by_dashes_and_not_by_colour_alone(viewer: Page) -> None:
    edges = viewer.run("return kgViewer.network.body.data.edges.get().map((e) => [e.status, JSON.stringify(e.dashes)])")
    dashes = dict(edges)
    assert dashes["asserted"] == "false"
    assert len(set(dashes.values())) == len(dashes) == 5
    assert (
        len(
            set(
                viewer.run(
                    "return [...document.querySelectorAll('#filters .symbol path')].map((p) => p.getAttribute('d'))"
                )
            )
        )
        == 6
    )


def test_a_status_filter_hides_its_edges_and_brings_them_back(viewer: Page) -> None:
    edges = "return kgViewer.network.body.data.edges.get().map((e) => e.status).sort()"
    before = viewer.run(edges)
    viewer.tick("status", "denied")
    assert viewer.run(edges) == [status for status in before if status != "denied"]
    viewer.tick("status", "denied")
    assert viewer.run(edges) == before


def test_a_type_filter_hides_its_nodes(viewer: Page) -> None:
    viewer.tick("type", "Document")
    assert viewer.drawn() == EVERYBODY - {"a letter"}


def test_an_outlet_filter_hides_what_only_it_says(viewer: Page) -> None:
    viewer.tick("outlet", "Harbour Herald")
    assert "Harbour Trust" not in viewer.drawn()
    viewer.click_edge("Jane Roe", "a letter", "asserted")
    viewer.until(lambda: viewer.all("#panel .card"))
    assert len(viewer.all("#panel .card")) == 1


def test_a_predicate_filter_and_its_group_hide_edges(viewer: Page) -> None:
    viewer.tick("predicate", "wrote")
    words = "return kgViewer.network.body.data.edges.get().map((e) => e.words)"
    assert "wrote" not in viewer.run(words)
    family = viewer.find('input[data-family="Justice"]')
    family.click()
    assert not viewer.find('input[data-value="convictedOf"]').is_selected()
    viewer.find("#tab-statements").click()
    assert "convicted of" not in viewer.texts("#tables td.plain .link")


def test_the_statement_table_holds_every_statement_with_its_evidence(viewer: Page) -> None:
    viewer.find("#tab-statements").click()
    assert len(viewer.all("#tables tbody tr")) == STATEMENTS
    assert "convicted of fraud" in viewer.texts("#tables mark")
    assert viewer.find("#tables thead th").get_attribute("scope") == "col"
    assert viewer.find("#tables tbody th").get_attribute("scope") == "row"


def test_the_filters_hold_in_the_tables_too(viewer: Page) -> None:
    viewer.find("#tab-statements").click()
    viewer.tick("status", "asserted")
    assert len(viewer.all("#tables tbody tr")) == 5
    assert "5 of 11" in viewer.find("#tables caption").text


def test_a_table_sorts_both_ways_and_says_so(viewer: Page) -> None:
    viewer.find("#tab-statements").click()
    subjects = "#tables tbody th"
    viewer.find("#tables thead button").click()
    assert viewer.texts(subjects) == sorted(viewer.texts(subjects), key=str.casefold)
    assert viewer.find("#tables thead th").get_attribute("aria-sort") == "ascending"
    viewer.find("#tables thead button").click()
    assert viewer.texts(subjects) == sorted(viewer.texts(subjects), key=str.casefold, reverse=True)
    assert viewer.find("#tables thead th").get_attribute("aria-sort") == "descending"
    assert viewer.find("#live").get_attribute("textContent") == "Sorted by Subject, descending."


def test_numbers_sort_as_numbers(viewer: Page) -> None:
    viewer.find("#tab-entities").click()
    salience = [int(text) for text in viewer.texts("#tables tbody td:last-child")]
    assert salience == sorted(salience, reverse=True)
    assert max(salience) > 9


def test_the_quotation_table_names_speaker_and_addressee(viewer: Page) -> None:
    viewer.find("#tab-quotations").click()
    rows = viewer.texts("#tables tbody tr")
    assert len(rows) == 2
    assert any("Jane Roe" in row and "We trusted him," in row and "Maria Keller" in row for row in rows)


def test_a_quotation_says_what_was_done_and_whether_and_who_reports_it(
    page: Page, voices: Collection, tmp_path: Path
) -> None:
    page.open(build_page(voices, tmp_path / "graph"))
    page.click_node("John Doe")
    page.until(lambda: page.all("#panel .quotation"))
    assert page.texts("#panel .quotation > .origin:nth-child(2)") == [
        "the couple · direct quotation “wrote” to Maria Keller in a letter · writing",
        "direct quotation “told” to Maria Keller · speech · not said",
        "Jane Roe · direct quotation “told” to John Doe · speech · according to Maria Keller",
    ]
    page.find("#tab-quotations").click()
    acts = page.texts("#tables tbody td:nth-child(4)")
    assert sorted(acts) == ["", "speech, according to Maria Keller", "speech, not said", "writing"]
    assert page.messages() == []


def test_the_keyboard_alone_reaches_the_evidence(viewer: Page) -> None:
    viewer.find("#tab-network").send_keys(Keys.ARROW_RIGHT, Keys.NULL)
    viewer.find("#tab-events").send_keys(Keys.ARROW_RIGHT)
    viewer.find("#tab-entities").send_keys(Keys.ARROW_RIGHT)
    button = next(b for b in viewer.all("#tables td.plain .link") if b.text == "convicted of")
    button.send_keys(Keys.ENTER)
    assert viewer.texts("#panel mark") == ["convicted of fraud"]
    assert viewer.run("return document.activeElement.id") == "panel"
    ActionChains(viewer.driver).send_keys(Keys.ESCAPE).perform()
    assert not viewer.find("#panel").is_displayed()
    assert viewer.run("return document.activeElement.textContent") == "convicted of"


def test_a_selection_is_announced(viewer: Page) -> None:
    viewer.click_node("Acme Corp")
    viewer.until(lambda: viewer.panel())
    assert viewer.find("#live").get_attribute("textContent") == "Acme Corp, Organization: 3 statements, 0 quotations."


def test_the_address_keeps_selection_and_view(viewer: Page, harbour_page: Path) -> None:
    viewer.click_node("Acme Corp")
    viewer.until(lambda: viewer.panel())
    viewer.find("#tab-statements").click()
    address = viewer.run("return location.hash")
    viewer.open(harbour_page, address)
    assert viewer.find("#panel h2").text == "Acme Corp"
    assert viewer.find("#tables").is_displayed()


def test_going_back_returns_to_what_was_selected_before(viewer: Page) -> None:
    viewer.click_node("Acme Corp")
    viewer.until(lambda: viewer.panel())
    viewer.find("#search").send_keys("jane", Keys.ENTER)
    assert viewer.find("#panel h2").text == "Jane Roe"
    viewer.driver.back()
    viewer.until(lambda: viewer.find("#panel h2").text == "Acme Corp")


@pytest.mark.parametrize(
    "address", ["#view=nonsense", "#entity=person/nobody", "#view=network&from=x&to=y&status=z", "#%"]
)
def test_an_address_that_leads_nowhere_opens_the_network(page: Page, harbour_page: Path, address: str) -> None:
    page.open(harbour_page, address)
    assert page.find("#network").is_displayed()
    assert not page.find("#panel").is_displayed()
    assert page.messages() == []


def test_the_download_holds_the_visible_statements(viewer: Page) -> None:
    viewer.tick("status", "asserted")
    viewer.find("#download").click()
    path = viewer.folder / "statements.csv"
    viewer.until(path.exists)
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    assert len(rows) == 5
    denied = next(row for row in rows if row["status"] == "denied")
    assert (denied["subject"], denied["predicate"], denied["object"]) == ("John Doe", "threatened", "Jane Roe")
    assert denied["source"] == "Zoë Quist"
    assert denied["sentence"] == "Zoë Quist denied that John Doe had threatened Jane Roe."


def test_on_a_phone_nothing_is_wider_than_the_screen(page: Page, harbour_page: Path) -> None:
    screen = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    page.open(harbour_page)
    assert not page.find("#filters").is_displayed()
    page.find("#search").send_keys("john", Keys.ENTER)
    for view in ("network", "statements"):
        page.find(f"#tab-{view}").click()
        assert page.run("return document.documentElement.scrollWidth") == 390
        assert page.find("#panel").rect["width"] == 390


def test_dark_screens_get_dark_colours(page: Page, harbour_page: Path) -> None:
    page.open(harbour_page)
    light = page.run("return getComputedStyle(document.body).backgroundColor")
    edge = "return kgViewer.network.body.data.edges.get()[0].color.color"
    light_edge = page.run(edge)
    dark = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", dark)
    page.until(lambda: page.run(edge) != light_edge)
    assert page.run("return getComputedStyle(document.body).backgroundColor") != light


def test_a_missing_browser_is_said_aloud(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.fail.Exception, match="apt-get install -y chromium chromium-driver"):
        program("chromium")
