"""The page of no article, of one short article, of names in many scripts, and of a large graph."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from kg.model import Collection, EntityType
from tests.viewer.conftest import Page, build_page
from tests.viewer.story import Story


def test_an_empty_graph_opens_with_a_word_of_advice(page: Page, tmp_path: Path) -> None:
    page.open(build_page(Collection((), (), {}), tmp_path / "graph"))
    assert "This graph is empty" in page.find("#empty").text
    for view in ("events", "entities", "statements", "quotations"):
        page.find(f"#tab-{view}").click()
        assert f"{view.capitalize()}: 0" in page.find("#tables caption").text
    assert page.messages() == []


def test_an_article_of_unknown_outlet_speaks_under_its_title(page: Page, tmp_path: Path) -> None:
    story = Story()
    for person in ("Jane Roe", "John Doe"):
        story.entity(person)
    report = story.report("An unsigned note")
    report.states("Jane Roe thanked John Doe.", "thanked John Doe", "Jane Roe", "thanked", "John Doe")
    page.open(build_page(story.collection(), tmp_path / "graph"))
    page.click_edge("Jane Roe", "John Doe", "asserted")
    page.until(lambda: page.all("#panel .card"))
    assert "Outlet unknown" in page.panel()
    assert "An unsigned note" in page.panel()


def test_names_of_every_script_are_shown_and_found(page: Page, tmp_path: Path) -> None:
    names = ["ليلى حداد", "王小明", "Ελένη Παππά", "🦊 Fox Club", "דנה לוי", "Ngũgĩ Wanjirũ"]
    story = Story()
    for name in names:
        story.entity(name)
    report = story.report("Guests")
    for name, other in zip(names, names[1:] + names[:1], strict=True):
        report.states(f"{name} met {other}.", f"{name} met {other}", name, "metWith", other)
    page.open(build_page(story.collection(), tmp_path / "graph"))
    assert page.drawn() == set(names)
    for name in names:
        page.run(
            "const box = document.getElementById('search');"
            "box.value = arguments[0]; box.dispatchEvent(new Event('input'))",
            name,
        )
        assert page.texts("#suggestions [role=option]") == [name]
    # Suggestions and panel would stand before the drawing.
    page.open(page.path)
    for name in names:
        page.click_node(name)
        page.until_texts("#panel h2", [name])
        page.find("#panel .close").click()
    page.click_node(names[0])
    page.until_texts("#panel h2", [names[0]])
    assert page.run("return getComputedStyle(document.querySelector('#panel blockquote')).unicodeBidi") == "isolate"


def large(people: int) -> Collection:
    """One hub that everybody works for, and a chain through all."""
    story = Story()
    story.entity("Acme Corp", EntityType.ORGANIZATION)
    names = [story.entity(f"Person {number}") for number in range(people)]
    report = story.report("A long list")
    # The builder looks for every name in every sentence; these sentences name nobody.
    for name, other in pairwise(names):
        report.states("One met the other.", "met", name, "metWith", other)
    for name in names[::3]:
        report.states("They work there.", "work", name, "worksFor", "Acme Corp")
    return story.collection()


def test_a_large_graph_draws_its_most_salient_part_and_more_on_demand(page: Page, tmp_path: Path) -> None:
    page.open(build_page(large(1100), tmp_path / "graph"))
    assert len(page.drawn()) == 1000
    assert "The 1,000 most salient of 1,101 entities" in page.find("#notice").text
    hidden = {f"Person {number}" for number in range(1100)} - page.drawn()
    missing = min(hidden)
    page.run("kgViewer.select({ entity: arguments[0] })", page.node(missing))
    assert missing in page.drawn()
    page.find("#tab-statements").click()
    assert len(page.all("#tables tbody tr")) == 500
    while page.find("#tables .more").is_displayed():
        page.find("#tables .more").click()
    assert len(page.all("#tables tbody tr")) == 1099 + 367
    assert page.messages() == []


def test_what_holds_both_ways_is_one_edge_and_one_line(page: Page, tmp_path: Path) -> None:
    story = Story()
    for person in ("Jane Roe", "John Doe"):
        story.entity(person)
    report = story.report("A wedding")
    report.states("Jane Roe married John Doe.", "married", "Jane Roe", "spouseOf", "John Doe")
    report.states("John Doe is the husband of Jane Roe.", "husband", "John Doe", "spouseOf", "Jane Roe")
    page.open(build_page(story.collection(), tmp_path / "graph"))
    edges = page.run("return kgViewer.network.body.data.edges.get().map((e) => [e.words, e.arrows.to.enabled])")
    assert edges == [["spouse of", False]]
    page.click_node("John Doe")
    page.until_texts("#panel h4", ["spouse of"])
    assert len(page.all("#panel .said")) == 1
    assert sorted(page.texts("#panel .said mark")) == ["husband", "married"]


def test_the_most_salient_are_labelled_first_and_more_follow_when_zooming_in(page: Page, tmp_path: Path) -> None:
    story = Story()
    names = [story.entity(f"A person of some renown, {number}") for number in range(160)]
    report = story.report("Who met whom")
    for number, name in enumerate(names[1:], start=1):
        # The lower the number, the more meetings.
        for divisor in (2, 3):
            report.states("One met the other.", "met", name, "metWith", names[number // divisor])
    page.open(build_page(story.collection(), tmp_path / "graph"))
    salience = page.run("return JSON.parse(document.getElementById('data').textContent).vis.nodes.map(n => n.salience)")
    by_salience = sorted(range(160), key=lambda node: (-salience[node], node))
    first = page.labelled()
    assert set(by_salience[:12]) <= set(first)
    assert len(first) < 160
    page.run("kgViewer.network.moveTo({ position: kgViewer.network.getPosition(arguments[0]), scale: 1.5 })", 0)
    seen = page.run(
        """const { width, height } = document.getElementById("canvas").getBoundingClientRect();
        const at = (id) => kgViewer.network.canvasToDOM(kgViewer.network.getPosition(id));
        const inside = ({ x, y }) => x > 120 && x < width - 120 && y > 30 && y < height - 30;
        return kgViewer.network.body.data.nodes.getIds().filter((id) => inside(at(id)));"""
    )
    near = page.labelled()
    assert len(seen) > 5
    assert len(set(near) & set(seen)) > len(set(first) & set(seen))


def test_those_linked_to_nobody_stand_in_a_tray_and_groups_beside_their_members(page: Page, tmp_path: Path) -> None:
    story = Story()
    for person in ("Jane Roe", "John Doe", "Maria Keller"):
        story.entity(person)
    story.entity("the couple", EntityType.GROUP, members=("Jane Roe", "John Doe"))
    report = story.report("A wedding")
    report.states("Jane Roe married John Doe.", "married", "Jane Roe", "spouseOf", "John Doe")
    report.quotes("“Lovely,” Maria Keller said.", "Lovely,", "said", "Maria Keller")
    report.quotes("“Thanks,” the couple said.", "Thanks,", "said", "the couple")
    page.open(build_page(story.collection(), tmp_path / "graph"))
    nodes = page.run("return JSON.parse(document.getElementById('data').textContent).vis.nodes")
    assert {node["label"]: node["tray"] for node in nodes if node["label"] in page.drawn()} == {
        "Jane Roe": None, "John Doe": None, "the couple": None, "Maria Keller": "lone",
    }  # fmt: skip
    assert page.node("Maria Keller") in page.labelled()
    page.click_edge("the couple", "John Doe", "member")
    page.until_texts("#panel .subtitle", ["John Doe is one of the couple"])
    assert page.messages() == []
