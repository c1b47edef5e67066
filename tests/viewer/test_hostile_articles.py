"""Articles are written by others: whatever stands in them stays text."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from urllib.parse import urlencode

import pytest

from kg.explaining.explanation import Explanation
from kg.explaining.notes import SentenceExplained
from kg.graph import open_graph
from kg.harmless.printable import printable
from kg.harmless.spreadsheet import no_formula
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
    "</title></style></noscript></textarea><img src=x onerror=\"document.title='pwned'\">",
    "--><svg><script>document.title='pwned'</script></svg> ]]>",
    "<iframe srcdoc=\"<script>parent.document.title='pwned'</script>\"></iframe>",
    "<link rel=stylesheet href=//x.example/x.css><style>@import 'http://x.example/'</style>",
    "__proto__",
    "constructor",
]
#: Addresses of articles, the last one the only one that is to be a link.
ADDRESSES = [
    "javascript:document.title='pwned'",
    "JaVaScRiPt:document.title='pwned'",
    " \x01javascript:document.title='pwned'",
    "java\n\tscript:document.title='pwned'",
    "data:text/html,<script>document.title='pwned'</script>",
    "vbscript:document.title='pwned'",
    "file:///x",
    "//x.example/",
    "x\" onclick=\"document.title='pwned'",
    "<script>document.title='pwned'</script>",
    "https://x.example/\" onclick=\"document.title='pwned'",
]
LINK = "https://x.example/%22%20onclick=%22document.title='pwned'"
OUTLETS = [f"{canary} News" for canary in CANARIES]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_page(told().collection(), tmp_path_factory.mktemp("hostile"))


def told() -> Story:
    """An article of each canary: its title, outlet and author, of whom it speaks and what it says."""
    story = Story()
    for canary in CANARIES:
        story.entity(canary)
    for place, (canary, other) in enumerate(zip(CANARIES, CANARIES[1:] + CANARIES[:1], strict=True)):
        outlet = story.entity(OUTLETS[place], EntityType.OUTLET)
        report = story.report(canary, outlet, "2031", ADDRESSES[place % len(ADDRESSES)], (canary,))
        sentence = f"{canary} threatened {other}, said =1+1 href."
        report.states(sentence, f"{canary} threatened", canary, "threatened", other, Status.ALLEGED)
        report.states(f"{canary} is {other}.", canary, canary, "occupation", f"=HYPERLINK({other})")
        hit = f"{canary} hit the {other} in a <b>bold</b> way."
        report.happens(
            f"{canary} hit", hit, "hit", "hit.01", agent=canary, patient=f"the {other}", manner="<b>bold</b>"
        )
        report.quotes(f"“{other} href,” {canary} said to us.", f"{other} href,", "said", canary, other)
    for value in ("-5", "\u00a0＋1"):
        report.states("They are so.", "They are so.", CANARIES[0], "occupation", value)
    return story


def harmless(page: Page, scripts: int = 3) -> bool:
    """Whether the page is as it was made: no script ran, no element and no request came from an article."""
    foreign = page.all("img, iframe, svg[onload], [onerror], [onload], [onclick], link:not([rel=icon])")
    return (
        page.run("return document.title").startswith("News graph")
        and foreign == []
        and page.run("return document.scripts.length") == scripts
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
        assert set(page.hrefs()) <= {LINK}
        page.run("kgViewer.select({ event: arguments[0] })", place)
        assert page.texts("#panel blockquote")[0].endswith(" in a <b>bold</b> way.")
    assert harmless(page)


@pytest.mark.parametrize("view", ["events", "entities", "statements", "quotations"])
def test_the_tables_show_article_text_as_text(page: Page, hostile: Path, view: str) -> None:
    page.open(hostile, f"#view={view}")
    cells = " ".join(page.texts("#tables tbody th, #tables tbody td"))
    assert all(canary in cells for canary in CANARIES)
    assert set(page.hrefs()) <= {LINK}
    assert harmless(page)


def test_search_and_filters_show_article_text_as_text(page: Page, hostile: Path) -> None:
    page.open(hostile)
    page.find("#search").send_keys("pwned")
    named = {*CANARIES, *OUTLETS, *(f"{canary} hit" for canary in CANARIES)}
    assert set(page.texts("#suggestions [role=option]")) <= named
    assert set(page.texts('#filters [data-kind="outlet"] .name')) == set(OUTLETS)
    assert harmless(page)


def test_an_article_address_is_a_link_only_where_it_is_of_the_web(page: Page, hostile: Path) -> None:
    page.open(hostile, "#view=quotations")
    titles = page.run("return [...document.querySelectorAll('#tables a')].map((one) => [one.textContent, one.href])")
    assert titles == [[CANARIES[len(ADDRESSES) - 1], LINK]]


@pytest.mark.parametrize("canary", CANARIES)
def test_what_the_address_of_the_page_asks_for_is_only_looked_up(page: Page, hostile: Path, canary: str) -> None:
    asked = urlencode(dict.fromkeys(("view", "entity", "from", "to", "status", "event"), canary))
    assert harmless(page.open(hostile, f"#{asked}"))


def test_a_notebook_shows_article_text_as_text(page: Page, hostile: Path, tmp_path: Path) -> None:
    graph = open_graph(hostile.parent)
    quotations = graph.query("quotations")
    cards = [graph.show(name) for canary in CANARIES for name in (canary, f"{canary} hit")]
    explained = [SentenceExplained(canary, 0, len(canary), canary) for canary in CANARIES]
    shown = (graph, quotations, *cards, *told().collection().extractions, Explanation("-", None, tuple(explained)))
    notebook = tmp_path / "notebook.html"
    cells = "".join(each._repr_html_() for each in shown)
    notebook.write_text(f"<meta charset=utf-8><title>News graph</title>{cells}", encoding="utf-8")
    page.load(notebook)
    text = " ".join(page.texts("body")[0].split())
    assert all(" ".join(printable(canary).split()) in text for canary in CANARIES)
    assert harmless(page, scripts=0)


def test_the_download_cannot_be_run_by_a_spreadsheet(page: Page, hostile: Path) -> None:
    page.open(hostile)
    page.find("#download").click()
    path = page.folder / "statements.csv"
    page.until(path.exists)
    _, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
    cells = {cell for row in rows for cell in row}
    assert {"-5", "'\u00a0＋1", f"'=HYPERLINK({CANARIES[1]})"} <= cells
    assert {cell for cell in cells if no_formula(cell) != cell} == set()


def test_no_script_runs_that_the_page_does_not_name_by_its_hash(page: Page, hostile: Path) -> None:
    page.open(hostile)
    page.run("""
        const script = document.createElement("script");
        script.textContent = "document.title = 'pwned'";
        document.body.append(script);
    """)
    assert page.run("return document.title").startswith("News graph")
