"""Articles are written by others: whatever stands in them stays text."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import EntityType, Status
from tests.viewer.conftest import Page, build_page
from tests.viewer.story import Story

CANARIES = [
    "<script>document.title='pwned'</script>",
    "<img src=x onerror=\"document.title='pwned'\">",
    "</script><script>document.title='pwned'</script>",
    "<!--<script>document.title='pwned'",
    "<a href=\"javascript:document.title='pwned'\">href</a>",
    "<svg onload=document.title='pwned'>",
    "{{ 7 * 7 }} {% raw %} ${document.title='pwned'}",
    "line\u2028document.title='pwned'\u2029end",
    "'; document.title='pwned'; //",
    "&lt;b&gt; &amp; \\u003cscript>",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    story = Story()
    story.entity("href", EntityType.OUTLET)
    for canary in CANARIES:
        story.entity(canary)
    report = story.report(CANARIES[0], "href", "2031", "javascript:document.title='pwned'")
    for canary, other in zip(CANARIES, CANARIES[1:] + CANARIES[:1], strict=True):
        sentence = f"{canary} threatened {other}, said =1+1 href."
        report.states(sentence, f"{canary} threatened", canary, "threatened", other, Status.ALLEGED)
        report.states(f"{canary} is {other}.", canary, canary, "occupation", f"=HYPERLINK({other})")
        hit = f"{canary} hit the {other} in a <b>bold</b> way."
        report.happens(
            f"{canary} hit", hit, "hit", "hit.01", agent=canary, patient=f"the {other}", manner="<b>bold</b>"
        )
        report.quotes(f"“{other} href,” {canary} said to us.", f"{other} href,", "said", canary, other)
    return build_page(story.collection(), tmp_path_factory.mktemp("hostile"))


def harmless(page: Page) -> bool:
    """Whether the page is as it was made: no script ran, no element and no request came from an article."""
    foreign = page.all("body img, body iframe, body svg[onload], [onerror], [onload], a[href^='javascript' i]")
    scripts = page.run("return document.scripts.length")
    return (
        page.run("return document.title").startswith("News graph")
        and foreign == []
        and scripts == 3
        and page.messages() == []
        and page.requests() == set()
    )


def test_the_network_and_every_panel_show_article_text_as_text(page: Page, hostile: Path) -> None:
    page.open(hostile)
    for place, canary in enumerate(CANARIES):
        page.run("kgViewer.select({ entity: arguments[0] })", page.node(canary))
        page.run("document.querySelectorAll('#panel details').forEach((one) => one.setAttribute('open', ''))")
        assert page.texts("#panel h2") == [canary]
        assert f"{canary} threatened" in page.texts("#panel mark")
        other = CANARIES[(place + 1) % len(CANARIES)]
        assert f"{canary} threatened {other}, said =1+1 href." in page.texts("#panel blockquote")
        assert f"What {canary} did (1)" in page.texts("#panel h3")
        page.run("kgViewer.select({ event: arguments[0] })", place)
        assert page.texts("#panel blockquote")[0].endswith(" in a <b>bold</b> way.")
    assert harmless(page)


@pytest.mark.parametrize("view", ["events", "entities", "statements", "quotations"])
def test_the_tables_show_article_text_as_text(page: Page, hostile: Path, view: str) -> None:
    page.open(hostile, f"#view={view}")
    cells = " ".join(page.texts("#tables tbody th, #tables tbody td"))
    assert all(canary in cells for canary in CANARIES)
    assert harmless(page)


def test_search_and_filters_show_article_text_as_text(page: Page, hostile: Path) -> None:
    page.open(hostile)
    page.find("#search").send_keys("pwned")
    assert set(page.texts("#suggestions [role=option]")) <= {*CANARIES, *(f"{canary} hit" for canary in CANARIES)}
    assert page.texts('#filters [data-kind="outlet"] .name') == ["href"]
    assert harmless(page)


def test_an_article_address_that_is_not_of_the_web_is_no_link(page: Page, hostile: Path) -> None:
    page.open(hostile)
    page.click_edge(CANARIES[3], CANARIES[4], "alleged")
    page.until(lambda: page.all("#panel .card"))
    assert page.all("#panel a") == []
    assert CANARIES[0] in page.panel()


def test_the_download_cannot_be_run_by_a_spreadsheet(page: Page, hostile: Path) -> None:
    page.open(hostile)
    page.find("#download").click()
    path = page.folder / "statements.csv"
    page.until(path.exists)
    text = path.read_text(encoding="utf-8-sig")
    assert "\"'=HYPERLINK(" in text
    assert '"=' not in text


def test_no_script_runs_that_the_page_does_not_name_by_its_hash(page: Page, hostile: Path) -> None:
    page.open(hostile)
    page.run("""
        const script = document.createElement("script");
        script.textContent = "document.title = 'pwned'";
        document.body.append(script);
    """)
    assert page.run("return document.title").startswith("News graph")
