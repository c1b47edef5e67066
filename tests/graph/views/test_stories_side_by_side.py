"""The stories of a built graph, for people and for programs."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import pytest

from kg.errors import NotFoundError, UsageError
from kg.graph.views.comparison.coverage import EVENT, STATEMENT, UTTERANCE, Covered
from kg.graph.views.comparison.sheet import StorySheet, story_sheet
from kg.model import Status
from kg.model.comparison import Agreement, Comparison, Conflict, Side, Story
from kg.vocabulary.iris import Vocabulary
from tests.graph.compared import HERALD, POST, laid_out
from tests.graph.happened import happened
from tests.graph.revised import revised
from tests.graph.sample import spans_of, store_of


@pytest.fixture(scope="module")
def sheet() -> StorySheet:
    return story_sheet(store_of(*laid_out()), Vocabulary())


def test_a_story_as_text_has_who_has_which_words_and_which_are_others(sheet: StorySheet) -> None:
    assert (
        str(sheet)
        == """\
Roe is gone (story 5a5a5a5a)
  2021-05-05  The Sample Post    Roe is gone
  2021-05-06  The Daily Example  herald.txt

utterances (between stars: words that the rendering beside has not)
  Jane Roe
    The Sample Post    “I will *not* come back *to Acme*,”
    The Daily Example  “I will come back, *\U0001f9e8*.”  (speaker lent by the others)
      beside The Sample Post: negation: “not” → nothing; replaced: “to Acme” → “\U0001f9e8”; another cue

conflicts
  different: Jane Roe age
    The Sample Post    47
    The Daily Example  46

origins
  The Sample Post and The Daily Example: one agency is credited
  The Sample Post and The Daily Example: the same words
    “left Acme Corp for good”
  The Sample Post and The Daily Example: one tells what the other has, or both what a third one has
    “John Doe said”

headlines
  The Sample Post: “Roe is gone”
    attribution: the headline says by itself what the body has as somebody's words
      “"I will not come back to Acme," Jane Roe told John Doe.”
    statement: Jane Roe age 47

coverage
                     utterances  events  statements  told otherwise  only there
  The Sample Post             1       0           1               0           1
  The Daily Example           2       0           1               1           2

sources
                     named  unnamed  documents and outlets  nobody found
  The Sample Post        1        0                      0             0
  The Daily Example      1        0                      0             0

voices
  Jane Roe
    The Sample Post    1 direct (7 words); 100% of what it quotes
    The Daily Example  –
  John Doe
    The Sample Post    –
    The Daily Example  1 direct (7 words); 100% of what it quotes"""
    )


def test_json_and_csv_tell_what_a_headline_has_otherwise_and_whom_an_outlet_quotes(sheet: StorySheet) -> None:
    found = json.loads(sheet.text("json"))
    (headline,) = found["headlines"]
    assert (headline["article"], headline["title"]) == ("post.txt", "Roe is gone")
    said = POST.index("I will not")
    assert headline["tells"][0] == {
        "kind": "utterance", "what": "I will not come back to Acme,", "otherwise": "attribution", "in_title": True,
        "headline": [[0, 11]], "evidence": [[said, said + 29]],
    }  # fmt: skip
    assert [(told["kind"], told["otherwise"]) for told in headline["tells"][1:]] == [("statement", None)]
    assert found["sources"][0] == {
        "story": "5a5a5a5a", "outlet": "The Sample Post",
        "named": 1, "unnamed": 0, "document_or_outlet": 0, "nobody": 0,
    }  # fmt: skip
    assert [(each["outlet"], each["speaker"], each["direct"]["words"], each["share"]) for each in found["voices"]] == [
        ("The Sample Post", "Jane Roe", 7, 1.0),
        ("The Daily Example", "John Doe", 7, 1.0),
    ]
    rows = list(csv.DictReader(sheet.text("csv").splitlines()))
    assert [(row["outlet"], row["lent"]) for row in rows if row["section"] == "utterance"] == [
        ("The Sample Post", "no"),
        ("The Daily Example", "yes"),
    ]
    assert [(row["kind"], row["outlet"]) for row in rows if row["section"] == "headline and utterance"] == [
        ("attribution", "The Sample Post")
    ]
    voices = [(row["outlet"], row["speaker"], row["quotations"], row["word_count"]) for row in rows]
    assert ("The Daily Example", "John Doe", "1", "7") in voices


def test_sentences_of_what_is_told_differently_are_added_where_somebody_wants_them(sheet: StorySheet) -> None:
    assert "HILLTON (AP) Jane Roe, 46, left" not in sheet.text()
    assert "HILLTON (AP) Jane Roe, 46, left" in sheet.text(whole_sentences=True)


def test_markdown_takes_nothing_of_an_article_for_its_own() -> None:
    collection, comparison = laid_out()
    a, b = comparison.stories[0].articles
    spans = spans_of(POST, "47")
    conflict = Conflict(
        "conflict/marks",
        "<b>*Roe*</b> | [age](x)",
        Agreement.DIFFERENT,
        (Side(a, "# 47", spans), Side(b, "46", spans_of(HERALD, "46"))),
    )
    marked = Comparison(comparison.stories, conflicts=(conflict,))
    text = story_sheet(store_of(collection, marked), Vocabulary()).text("md")
    assert r"- different: \<b\>\*Roe\*\</b\> \| \[age\](x)" in text
    assert r"The Sample Post  \# 47" in text


@pytest.mark.parametrize("format", ["table", "md"])
def test_what_people_read_has_no_control_character_of_an_article(format: str) -> None:
    collection, comparison = laid_out()
    a, b = comparison.stories[0].articles
    sides = (Side(a, "\x1b[2J\u202e\n47", spans_of(POST, "47")), Side(b, "46", spans_of(HERALD, "46")))
    hostile = Comparison(comparison.stories, conflicts=(Conflict("conflict/x", "age", Agreement.FINER, sides),))
    text = story_sheet(store_of(collection, hostile), Vocabulary()).text(format)
    assert ("\\x1b\\[2J" if format == "md" else "\\x1b[2J") in text
    assert all(letter.isprintable() or letter == "\n" for letter in text)


def test_json_gives_places_in_the_articles(sheet: StorySheet) -> None:
    found = json.loads(sheet.text("json"))
    assert found["stories"] == [{"id": "5a5a5a5a", "label": "Roe is gone", "articles": ["post.txt", "herald.txt"]}]
    (quotation,) = found["quotations"]
    words = [
        (member["article"], text[slice(*member["content"][0])], member["speaker"], member["lent"])
        for member, text in zip(quotation["members"], (POST, HERALD), strict=True)
    ]
    assert words == [
        ("post.txt", "I will not come back to Acme,", "Jane Roe", False),
        ("herald.txt", "I will come back, \U0001f9e8.", "Jane Roe", True),
    ]
    assert [(d["kind"], d["words"]) for d in quotation["differences"]] == [
        ("negation", ["not", ""]),
        ("replaced", ["to Acme", "\U0001f9e8"]),
    ]
    assert quotation["differences"][0]["evidence"] == [[[POST.index("not"), POST.index("not") + 3]], []]
    (conflict,) = found["conflicts"]
    assert (conflict["about"], conflict["kind"]) == ("Jane Roe age", "different")
    at = HERALD.index("46")
    assert conflict["sides"][1] == {
        "article": "herald.txt", "outlet": "The Daily Example", "value": "46", "evidence": [[at, at + 2]],
    }  # fmt: skip
    assert [origin["kind"] for origin in found["origins"]] == ["credit", "passages", "told"]
    said = HERALD.index("John Doe said")
    assert found["origins"][2]["passages"] == [[None, [said, said + len("John Doe said")]]]


@pytest.mark.parametrize("raw", [False, True])
def test_csv_has_a_row_for_each_side_and_opens_no_formula_unless_it_is_to_be_raw(raw: bool) -> None:
    collection, comparison = laid_out()
    a, b = comparison.stories[0].articles
    sides = (Side(a, "=1+A1()", spans_of(POST, "47")), Side(b, "46", spans_of(HERALD, "46")))
    formula = Comparison(comparison.stories, conflicts=(Conflict("conflict/x", "age", Agreement.FINER, sides),))
    text = story_sheet(store_of(collection, formula), Vocabulary()).text("csv", raw=raw)
    rows = [row for row in csv.DictReader(text.splitlines()) if row["section"] == "conflict"]
    assert [(row["outlet"], row["words"]) for row in rows] == [
        ("The Sample Post", "=1+A1()" if raw else "'=1+A1()"),
        ("The Daily Example", "46"),
    ]


def test_a_format_that_there_is_not_is_refused(sheet: StorySheet) -> None:
    with pytest.raises(UsageError, match="table, md, json, csv"):
        sheet.text("pdf")


def test_a_story_is_found_by_its_id_or_a_title_of_one_of_its_articles() -> None:
    store = store_of(*laid_out())
    for name in ("5a5a5a5a", "5a", "story/5a5a", "roe IS", "herald"):
        assert [story.id for story in story_sheet(store, Vocabulary(), name).stories] == ["5a5a5a5a"]


def test_a_name_without_a_story_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(NotFoundError, match=r"there are: 5a5a5a5a \(Roe is gone\)"):
        story_sheet(store_of(*laid_out()), Vocabulary(), "elsewhere")


@pytest.mark.parametrize("name", ["", " ", "story/"])
def test_an_empty_name_means_no_story(name: str) -> None:
    with pytest.raises(UsageError, match="the name is empty"):
        story_sheet(store_of(*laid_out()), Vocabulary(), name)


def test_one_article_alone_is_told_apart_from_articles_that_tell_no_story() -> None:
    collection = laid_out()[0]
    alone = replace(collection, extractions=collection.extractions[:1])
    with pytest.raises(NotFoundError, match="the graph has one article"):
        story_sheet(store_of(alone), Vocabulary())


def test_a_graph_without_stories_says_what_to_do() -> None:
    with pytest.raises(NotFoundError, match="--story one"):
        story_sheet(store_of(laid_out()[0]), Vocabulary())
    with pytest.raises(NotFoundError, match="--story one"):
        story_sheet(store_of(laid_out()[0]), Vocabulary(), "elsewhere")
    with pytest.raises(NotFoundError, match="leave the name out"):
        story_sheet(store_of(*revised()), Vocabulary(), "elsewhere")


def test_a_name_of_several_stories_is_answered_with_their_ids() -> None:
    collection, comparison = laid_out()
    ids = comparison.stories[0].articles
    several = Comparison((Story("aa11", ids), Story("aa22", ids)))
    with pytest.raises(UsageError, match=r"aa11 .*aa22"):
        story_sheet(store_of(collection, several), Vocabulary(), "aa")


def coverage_of(statuses: tuple[Status, Status], conflict: bool = False) -> dict[tuple[str, str], Covered]:
    """What two outlets cover of one event, reported with these statuses."""
    collection = happened()
    one, two = collection.extractions
    (a, b), spans = (one.article.id, two.article.id), (one.events[0].evidence, two.events[0].evidence)
    reports = [replace(x.events[0], status=status) for x, status in zip((one, two), statuses, strict=True)]
    extractions = tuple(replace(x, events=(report, x.events[1])) for x, report in zip((one, two), reports, strict=True))
    sides = (Side(a, "2021-05-04", spans[0]), Side(b, "2021-05-05", spans[1]))
    about = Conflict("conflict/day", "when", Agreement.CONTRADICTORY, sides, ("happening/resignation",))
    comparison = Comparison((Story("5a5a5a5a", (a, b)),), conflicts=(about,) if conflict else ())
    store = store_of(replace(collection, extractions=extractions), comparison)
    (found,) = story_sheet(store, Vocabulary()).coverage
    return {(each.kind, each.what): each for each in found}


RESIGNED = (EVENT, "Jane Roe resigned")
POSTED, DAILY = "The Sample Post", "The Daily Example"


def test_an_event_that_both_tell_alike_is_reported_by_both() -> None:
    found = coverage_of((Status.ASSERTED, Status.ATTRIBUTED))[RESIGNED]
    assert (found.reported, found.differs, found.absent, found.only) == ((DAILY, POSTED), (), (), "")


def test_who_negates_what_another_says_differs_and_so_does_who_has_another_value() -> None:
    assert coverage_of((Status.ASSERTED, Status.NEGATED))[RESIGNED].differs == (POSTED,)
    assert coverage_of((Status.ASSERTED, Status.ASSERTED), conflict=True)[RESIGNED].differs == (POSTED,)


def test_what_one_outlet_alone_has_is_told() -> None:
    found = coverage_of((Status.ASSERTED, Status.ASSERTED))
    only = {key: each.only for key, each in found.items() if each.only}
    assert only == {
        (STATEMENT, "Jane Roe resigned from Acme Corp"): DAILY,
        (STATEMENT, "Mary Major attacked John Doe"): DAILY,
    }


def test_a_quotation_that_no_other_renders_is_covered_by_its_outlet_alone(sheet: StorySheet) -> None:
    (coverage,) = sheet.coverage
    said = [(each.what, each.reported, each.differs) for each in coverage if each.kind == UTTERANCE]
    assert said == [
        ("I will not come back to Acme,", (POSTED,), (DAILY,)),
        ("She wrote me: I will come back, \U0001f9e8.", (DAILY,), ()),
    ]


def test_a_quotation_of_which_nobody_was_found_to_be_the_speaker_is_counted_as_such() -> None:
    collection, comparison = laid_out()
    one, two = collection.extractions
    unknown = replace(one, quotations=(replace(one.quotations[0], speaker=None),))
    sheet = story_sheet(store_of(replace(collection, extractions=(unknown, two)), comparison), Vocabulary())
    counted = {each["outlet"]: each["nobody"] for each in json.loads(sheet.text("json"))["sources"]}
    assert counted == {POSTED: 1, DAILY: 0}


def test_a_source_without_a_name_is_counted_and_stands_among_no_speakers() -> None:
    collection, comparison = laid_out()
    entities = tuple(replace(each, named=each.name != "Jane Roe") for each in collection.entities)
    sheet = story_sheet(store_of(replace(collection, entities=entities), comparison), Vocabulary())
    counted = {each["outlet"]: (each["named"], each["unnamed"]) for each in json.loads(sheet.text("json"))["sources"]}
    assert counted == {POSTED: (0, 1), DAILY: (1, 0)}
    assert "\n  Jane Roe\n" not in sheet.text().partition("\nvoices\n")[2]
