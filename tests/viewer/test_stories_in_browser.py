"""Outlets side by side as a page: what a reader sees of two renderings, a conflict, origins and coverage."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.graph.views.comparison.sheet import story_sheet
from kg.model import Collection, Span
from kg.model.comparison import (
    Agreement,
    Aspect,
    Change,
    Comparison,
    Conflict,
    Difference,
    DifferenceKind,
    Finding,
    FindingKind,
    HeadlineChange,
    HeadlineMatch,
    Origin,
    OriginKind,
    RenderedPair,
    Rendering,
    Revision,
    Side,
    Story,
    Utterance,
)
from kg.viewer.stories import stories_page
from kg.vocabulary.iris import Vocabulary
from tests.graph.compared import laid_out
from tests.graph.sample import store_of
from tests.viewer.conftest import Page
from tests.viewer.story import Story as Told
from tests.viewer.test_hostile_articles import CANARIES


def written(collection: Collection, comparison: Comparison, folder: Path) -> Path:
    """The page of a comparison."""
    out = folder / "stories.html"
    sheet = story_sheet(store_of(collection, comparison), Vocabulary())
    out.write_text(stories_page(sheet), encoding="utf-8", newline="\n")
    return out


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(*laid_out(), tmp_path_factory.mktemp("stories"))


def seen(page: Page, selector: str) -> list[str]:
    """What can be seen or heard of elements, on one line each."""
    return [" ".join(text.split()) for text in page.texts(selector)]


def test_words_that_differ_are_marked_in_both_columns_and_their_kind_stands_below(page: Page, stories: Path) -> None:
    page.load(stories)
    assert seen(page, ".saying del") == ["not", "to Acme"]
    assert seen(page, ".saying ins") == ["\U0001f9e8"]
    assert seen(page, ".saying del.telling, .saying ins.telling") == ["not"]
    assert seen(page, ".saying blockquote") == [
        "I will not (negation, 1) come back to Acme (replaced, 2) ,",
        "I will come back, \U0001f9e8 (replaced, 2) .",
    ]
    assert seen(page, ".saying .notes li") == [
        "1 negation: “not” → became nothing",
        "2 replaced: “to Acme” → became “\U0001f9e8”",
        "another cue: told → became wrote",
    ]


def test_an_utterance_has_who_is_first_and_who_speaks_as_each_outlet_has_it(page: Page, stories: Path) -> None:
    page.load(stories)
    assert seen(page, ".saying > p") == ["First in The Sample Post, 2021-05-05."]
    assert seen(page, ".saying .voice") == [
        "Jane Roe · told · to John Doe · direct",
        "nobody named, lent Jane Roe · wrote · direct",
    ]


def test_two_columns_stand_side_by_side_and_on_a_telephone_below_each_other(page: Page, stories: Path) -> None:
    page.load(stories)
    left, right = page.all(".saying .column")
    assert (left.location["y"], left.location["x"] < right.location["x"]) == (right.location["y"], True)
    screen = {"width": 400, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    assert (left.location["x"], left.location["y"] < right.location["y"]) == (right.location["x"], True)
    assert page.run("const all = document.documentElement; return all.scrollWidth <= all.clientWidth")


def test_a_conflict_has_each_value_in_its_sentence(page: Page, stories: Path) -> None:
    page.load(stories)
    assert seen(page, ".sheet caption") == ["different Jane Roe age both may be true"]
    assert seen(page, ".sheet tbody tr") == [
        "The Sample Post47Jane Roe, 47, left Acme Corp for good.",
        "The Daily Example46HILLTON (AP) Jane Roe, 46, left Acme Corp for good.",
    ]
    assert seen(page, ".sheet mark") == ["47", "46"]


def test_origins_have_the_passages_of_both_articles(page: Page, stories: Path) -> None:
    page.load(stories)
    assert seen(page, ".source > p") == [
        "one agency is credited",
        "the same words: 5 words in 1 passage",
        "one tells what the other has, or both what a third one has",
    ]
    assert seen(page, ".source mark") == ["left Acme Corp for good", "left Acme Corp for good", "John Doe said"]


def test_the_matrix_says_in_words_what_each_outlet_does_with_an_item(page: Page, stories: Path) -> None:
    page.load(stories)
    assert seen(page, ".matrix tbody tr")[:2] == [
        "I will not come back to Acme,● reported◐ differs1",
        "She wrote me: I will come back, \U0001f9e8.– absent● reported",
    ]
    link = page.find(".matrix a")
    link.click()
    assert page.run("return document.querySelector('.saying:target') !== null")


def test_it_can_be_used_with_the_keyboard_alone(page: Page, stories: Path) -> None:
    page.load(stories)
    page.run("document.querySelector('.legend summary').focus()")
    page.driver.switch_to.active_element.send_keys(" ")
    assert page.find(".legend[open] p").is_displayed()
    loose = "return [...document.querySelectorAll('.scroll')].filter((one) => one.tabIndex !== 0 || !one.ariaLabel)"
    assert page.run(loose) == []


def test_it_asks_for_nothing_and_has_no_script(page: Page, stories: Path) -> None:
    page.load(stories)
    assert page.messages() == []
    assert page.requests() == set()
    assert page.run("return document.scripts.length") == 0


def test_what_stands_in_articles_stays_text(page: Page, tmp_path: Path) -> None:
    told = Told()
    for canary in CANARIES:
        told.entity(canary)
    outlets = [(CANARIES[1], "2031-01-02"), (CANARIES[2], "2031-01-02"), (CANARIES[1], "2031-01-01")]
    one, two, before = (told.report(CANARIES[0], told.entity(outlet), day) for outlet, day in outlets)
    for report, end in ((one, "now"), (two, "then"), (before, "before")):
        for canary in CANARIES:
            report.quotes(f"{canary} said: {canary} {end}.", f"{canary} {end}.", "said", canary)
    collection = told.collection()
    a, b, c = (extraction.article.id for extraction in collection.extractions)
    words = [[quotation.content for quotation in x.quotations] for x in collection.extractions]
    comparison = Comparison(
        (Story("aa11", (a, b)),),
        tuple(
            Utterance(
                f"utterance/{place}",
                (Rendering(a, (place,)), Rendering(b, (place,))),
                (
                    RenderedPair(
                        Rendering(a, (place,)),
                        Rendering(b, (place,)),
                        1.0,
                        (Difference(DifferenceKind.REPLACED, words[0][place], words[1][place]),),
                        (Aspect.SPEAKER,),
                    ),
                ),
            )
            for place in range(len(CANARIES))
        ),
        tuple(
            Conflict(
                f"conflict/{place}",
                canary,
                Agreement.CONTRADICTORY,
                (Side(a, canary, words[0][place]), Side(b, "=1+1", words[1][place])),
            )
            for place, canary in enumerate(CANARIES)
        ),
        (Origin(a, b, OriginKind.PASSAGES, tuple((words[0][p][0], words[1][p][0]) for p in range(len(CANARIES)))),),
        (
            Revision(
                c,
                a,
                changed=tuple(
                    Change(
                        Finding(c, FindingKind.QUOTATION, place),
                        Finding(a, FindingKind.QUOTATION, place),
                        (Difference(DifferenceKind.REPLACED, words[2][place], words[0][place]),),
                    )
                    for place in range(len(CANARIES))
                ),
            ),
        ),
        tuple(
            HeadlineMatch(
                Finding(a, FindingKind.QUOTATION, place),
                (Span(0, len(CANARIES[0])),),
                words[0][place],
                in_title=True,
                change=HeadlineChange.ATTRIBUTION,
            )
            for place in range(len(CANARIES))
        ),
    )
    page.load(written(collection, comparison, tmp_path))
    places = (".saying del", ".saying .voice", ".sheet", ".source", "[id$=-revisions]", "[id$=-headlines]")
    told_here = {where: " ".join(page.texts(where)) for where in places}
    for canary in map(" ".join, map(str.split, CANARIES)):
        for where, text in told_here.items():
            assert canary in " ".join(text.split()), where
    assert page.run("return document.title").startswith("Outlets side by side: ")
    foreign = "img, svg, script, iframe, link:not([rel=icon]), main b:not(.notes b, caption b), [onerror], [onload]"
    assert page.all(foreign) == []
    assert page.all("a:not([href^='#'])") == []
    assert page.messages() == []
    assert page.requests() == set()


def test_every_process_writes_the_same_text(stories: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from tests.graph.compared import laid_out;"
        "from tests.viewer.test_stories_in_browser import written; written(*laid_out(), Path(sys.argv[1]))"
    )
    root = Path(__file__).parents[2]
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True, cwd=tmp_path, env=environment)
        assert (tmp_path / "stories.html").read_bytes() == stories.read_bytes()


def test_a_headline_stands_beside_the_body_that_it_tells_otherwise(page: Page, stories: Path) -> None:
    page.load(stories)
    assert seen(page, ".heading mark") == ["Roe is gone", "I will not come back to Acme,"]
    assert seen(page, ".heading .notes") == [
        "attribution The headline says by itself what the body has as somebody's words."
    ]
    assert seen(page, ".told li") == ["statement Jane Roe age 47"]


def test_each_speaker_has_the_share_that_each_outlet_gives(page: Page, stories: Path) -> None:
    page.load(stories)
    assert seen(page, ".shares tbody tr") == ["Jane Roe100% 1 direct (7 words)–", "John Doe–100% 1 direct (7 words)"]


def test_a_wide_table_says_on_a_telephone_that_it_can_be_scrolled(page: Page, stories: Path) -> None:
    page.load(stories)
    hints = page.all(".hint")
    assert [hint.is_displayed() for hint in hints] == [False] * len(hints)
    screen = {"width": 400, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    assert [hint.text for hint in hints] == ["Scroll the table sideways: it has 5 columns →"]
