"""What headlines make of the bodies of their articles."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

import kg
from kg.comparison import compare
from kg.comparison.told_otherwise import headline_matches
from kg.model.comparison import FindingKind, HeadlineChange
from kg.resolution import resolve_collection

Found = list[tuple[str | None, str, str]]


def told(title: str, text: str) -> Found:
    """What a headline makes of a text: what is otherwise, the kind of finding, the words of the body."""
    extraction = kg.extract_text(text, title=title, published="2024-03-06")
    return [
        (match.change and match.change.value, match.finding.kind.value, extraction.words(match.body))
        for match in headline_matches(extraction)
    ]


def changes(title: str, text: str) -> list[str]:
    """Only what is otherwise."""
    return [change for change, *_ in told(title, text) if change]


SAID = "A building burned on Monday. Officer John Doe said that miners had set fire to the town hall.\n\nSnow fell."


def test_a_headline_tells_an_event_of_which_it_has_the_word_and_who_takes_part() -> None:
    found = told("Police arrest 52 miners", "Police arrested 52 miners in Springfield on Tuesday.\n\nSnow fell.")
    assert found == [(None, "event", "Police arrested 52 miners in Springfield")]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Miners arrest police", "Police arrested miners in Springfield on Tuesday."),
        ("John Doe killed Jane Roe", "John Doe was killed in Springfield on Tuesday."),
        ("Police: Miners arrested", "On Tuesday police arrested John Doe."),
        ("Did police arrest miners?", "Police arrested miners in Springfield on Tuesday."),
        ("House votes to leave", "Jane Roe accused the House of harm by voting on Tuesday."),
        ("Jane Roe held at town hall", "Jane Roe was held in Springfield on Tuesday."),
        ("Police did not arrest miners", "Police arrested miners in Springfield on Tuesday."),
    ],
)
def test_a_headline_with_the_same_words_in_other_roles_tells_something_else(title: str, text: str) -> None:
    assert [kind for _, kind, _ in told(title, text) if kind == "event"] == []


def test_a_headline_that_leaves_the_speaker_out_is_told_with_who_says_it() -> None:
    assert told("Miners set fire to town hall", SAID) == [
        ("attribution", "quotation", "Officer John Doe … said … that miners had set fire to the town hall")
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Doe: Miners set fire to town hall",
        "“Miners set fire to town hall”",
        "Miners set fire to town hall, officer says",
        "Miners accused of setting fire to town hall",
        "Miners set fire to town hall?",
        "Officer John Doe: Miners set fire to town hall",
        "Miners may have set fire to town hall",
        "Miners set fire to town hall - police",
    ],
)
def test_a_headline_that_says_whose_words_they_are_or_doubts_them_leaves_nothing_out(title: str) -> None:
    assert changes(title, SAID) == []


def test_what_somebody_says_with_doubt_is_not_what_the_headline_says() -> None:
    text = "A building burned on Monday. Officer John Doe said that miners may have set fire to the town hall."
    assert changes("Miners set fire to town hall", f"{text}\n\nSnow fell.") == []


def test_a_body_that_says_it_itself_too_leaves_nothing_out() -> None:
    text = f"Miners set fire to the town hall of Springfield on Monday.\n\n{SAID}"
    assert changes("Miners set fire to town hall", text) == []


def test_a_headline_may_assert_what_the_body_has_as_an_allegation() -> None:
    text = "Jane Roe allegedly stole money from Acme Corp, for which she worked.\n\nSnow fell on Springfield."
    assert changes("Roe stole money from Acme", text) == ["allegation"]
    assert changes("Roe allegedly stole money from Acme", text) == []


def test_a_headline_may_assert_what_somebody_denies() -> None:
    text = "John Doe denied that Jane Roe sold shares of Acme Corp.\n\nSnow fell on Springfield."
    assert set(changes("Jane Roe sold Acme Corp shares", text)) == {"denial"}


def test_a_headline_may_have_another_number() -> None:
    text = "Police arrested 52 miners in Springfield on Tuesday.\n\nSnow fell."
    assert told("Police arrest 56 miners in Springfield", text) == [("number", "event", "52")]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Police arrest 52 miners in Springfield", "Police arrested fifty-two miners in Springfield."),
        ("Police arrest 50 miners in Springfield", "Police arrested about 52 miners in Springfield."),
        ("Police arrest nearly 60 miners in Springfield", "Police arrested 58 miners in Springfield."),
        ("Police arrest 56 miners in Springfield", "Police arrested 52 miners in Springfield. Then came 4 more."),
        ("Police arrest 104 miners in Springfield", "Police arrested 52 miners in Springfield. Then came 52 more."),
        ("Police arrest 5,000 miners in Springfield", "Police arrested 5 thousand miners in Springfield."),
    ],
)
def test_numbers_that_may_be_the_same_are_no_other_ones(title: str, text: str) -> None:
    assert changes(title, f"{text}\n\nSnow fell.") == []


def test_one_number_of_the_body_is_not_counted_twice() -> None:
    text = "Police arrested 52 miners in Springfield on Tuesday.\n\nSnow fell."
    assert changes("Police arrest 104 miners in Springfield", text) == ["number"]


def test_the_work_grows_as_the_numbers_of_the_body_do() -> None:
    def calls(sentences: int) -> int:
        text = "\n\n".join(f"Police arrested {n} miners in Springfield." for n in range(1, sentences + 1))
        extraction = kg.extract_text(text, title="Police arrest 5600 miners in Springfield", published="2024-03-06")
        counted = [0]

        def count(_frame: FrameType, event: str, _of: object) -> None:
            counted[0] += event == "call"

        before = sys.getprofile()
        sys.setprofile(count)
        try:
            assert len(list(headline_matches(extraction))) == sentences
        finally:
            sys.setprofile(before)
        return counted[0]

    calls(2)  # lists of words are read once
    assert calls(40) < 5 * calls(10)


def test_a_headline_in_the_text_is_compared_with_what_stands_below_it() -> None:
    extraction = kg.extract_text(f"Miners set fire to town hall\n\n{SAID}", published="2024-03-06")
    found = list(headline_matches(extraction))
    assert [match.change for match in found if match.finding.kind is FindingKind.QUOTATION] == [
        HeadlineChange.ATTRIBUTION
    ]
    assert all(not match.in_title for match in found)
    text = extraction.article.text
    assert {span.of(text) for match in found if match.change for span in match.headline} == {
        "Miners set fire to town hall"
    }


def test_only_headlines_of_stories_are_compared() -> None:
    found = resolve_collection(
        kg.extract_text(text, title="Miners set fire to town hall", published="2024-03-06", outlet=outlet)
        for text, outlet in (
            (SAID, "Hill Post"),
            (f"{SAID} It was cold.", "Lane Herald"),
            (f"{SAID} Ice.", "Bay Times"),
        )
    )
    ids = [extraction.article.id for extraction in found.extractions]
    matches = compare(found, [ids[:2]]).headlines
    assert {match.finding.article for match in matches} == set(ids[:2])
