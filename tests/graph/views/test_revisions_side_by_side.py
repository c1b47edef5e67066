"""An article and its next version, for people and for programs."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import pytest

from kg.graph.reading.events import Events
from kg.graph.views.comparison.sheet import StorySheet, story_sheet
from kg.model.comparison import Comparison, Revision, Story
from kg.vocabulary.iris import Vocabulary
from tests.graph.compared import laid_out
from tests.graph.happened import happened
from tests.graph.revised import AFTER, BEFORE, revised
from tests.graph.sample import store_of


@pytest.fixture(scope="module")
def sheet() -> StorySheet:
    return story_sheet(store_of(*revised()), Vocabulary())


def test_a_revision_as_text_has_each_sentence_with_what_was_understood_of_it(sheet: StorySheet) -> None:
    assert (
        str(sheet)
        == """\
Versions of one article
  The Sample Post, 2021-05-05 → 2021-05-06: Roe is gone
    changed: “Jane Roe, *47*, left Acme Corp.”
      now: “Jane Roe, *46*, left Acme Corp.”
      statement: Jane Roe age 47 → Jane Roe age 46
    changed: Jane Roe: “I will *not* come back,”
      now: Jane Roe: “I will come back,”
      negation: “not” → nothing
    new: “John Doe founded Acme Corp.”
      statement: John Doe founded Acme Corp
    new: “Rain fell.”
    gone: “Police arrested John Doe on Monday.”
      event: Police arrested John Doe
    gone: “Snow \U0001f328 fell in Hillton.”"""
    )


def test_markdown_has_the_same_as_points_of_a_list(sheet: StorySheet) -> None:
    lines = sheet.text("md").splitlines()
    assert lines[:3] == [
        "# Versions of one article",
        "",
        "- The Sample Post, 2021-05-05 → 2021-05-06: Roe is gone",
    ]
    assert "  - changed: Jane Roe: “I will **not** come back,”" in lines


def test_json_gives_findings_with_their_places_in_both_versions(sheet: StorySheet) -> None:
    (found,) = json.loads(sheet.text("json"))["revisions"]
    assert (found["story"], found["articles"]) == (None, ["post-1.txt", "post-2.txt"])
    assert [(each["kind"], BEFORE[slice(*each["evidence"][0])]) for each in found["gone"]] == [
        ("event", "Police arrested John Doe"),
        ("sentence", "Snow \U0001f328 fell in Hillton."),
    ]
    assert [(each["kind"], AFTER[slice(*each["evidence"][0])]) for each in found["new"]] == [
        ("statement", "John Doe founded Acme Corp"),
        ("sentence", "Rain fell."),
    ]
    aged, said = found["changed"]
    assert (aged["before"]["what"], aged["after"]["what"]) == ("Jane Roe age 47", "Jane Roe age 46")
    assert (aged["changed"], aged["differences"][0]["words"]) == (["value"], ["47", "46"])
    assert [said[side]["speaker"] for side in ("before", "after")] == ["Jane Roe", "Jane Roe"]
    assert BEFORE[slice(*said["differences"][0]["evidence"][0][0])] == "not"


def test_csv_has_a_row_for_each_finding_and_both_sides_of_a_change(sheet: StorySheet) -> None:
    rows = [(row["kind"], row["article"], row["what"]) for row in csv.DictReader(sheet.text("csv").splitlines())]
    assert rows == [
        ("changed statement", "post-1.txt", "Jane Roe age 47"),
        ("changed statement", "post-2.txt", "Jane Roe age 46"),
        ("changed quotation", "post-1.txt", "I will not come back,"),
        ("changed quotation", "post-2.txt", "I will come back,"),
        ("new statement", "post-2.txt", "John Doe founded Acme Corp"),
        ("new sentence", "post-2.txt", "Rain fell."),
        ("gone event", "post-1.txt", "arrested"),
        ("gone sentence", "post-1.txt", "Snow \U0001f328 fell in Hillton."),
    ]


def test_versions_in_no_story_are_found_by_a_title() -> None:
    found = story_sheet(store_of(*revised()), Vocabulary(), "ROE is")
    assert (found.stories, len(found.revisions)) == ((), 1)


def test_without_dates_nothing_says_which_came_first() -> None:
    collection, comparison = revised()
    undated = tuple(replace(x, article=replace(x.article, published="2021-05")) for x in collection.extractions)
    text = str(story_sheet(store_of(replace(collection, extractions=undated), comparison), Vocabulary()))
    assert "The Sample Post, post-1.txt → post-2.txt (the dates do not tell which came first): Roe is gone" in text


def test_a_story_has_the_revisions_of_its_articles_and_no_others() -> None:
    (versions, comparison), (articles, stories) = revised(), laid_out()
    last = versions.extractions[1].article.id
    both = replace(
        versions,
        extractions=(*versions.extractions, *articles.extractions),
        entities=tuple({each.key: each for each in versions.entities + articles.entities}.values()),
        key_of={**versions.key_of, **articles.key_of},
        outlet_of={**versions.outlet_of, **articles.outlet_of},
    )
    herald = articles.extractions[1].article.id
    for story, is_in in (((last, herald), True), (stories.stories[0].articles, False)):
        found = Comparison((Story("5a5a5a5a", story),), revisions=comparison.revisions)
        sheet = story_sheet(store_of(both, found), Vocabulary())
        assert bool(sheet.revised_in(sheet.stories[0])) is is_in
        assert bool(sheet.revised_alone) is not is_in
        assert ("\nrevisions\n" in str(sheet), "Versions of one article" in str(sheet)) == (is_in, not is_in)
        assert bool(story_sheet(store_of(both, found), Vocabulary(), "5a").revisions) is is_in


def test_a_later_version_does_not_contradict_what_the_earlier_one_reports() -> None:
    collection = happened()
    one, two = (extraction.article.id for extraction in collection.extractions)
    told = [
        sum(len(each.differences()) for each in Events(store_of(collection, comparison), Vocabulary()).all())
        for comparison in (Comparison(), Comparison(revisions=(Revision(one, two),)))
    ]
    assert told == [2, 0]
