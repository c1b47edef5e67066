"""When events happen: whose date is theirs, and what is told of times that are only a bound."""

from __future__ import annotations

import pytest

from kg.extraction.events import extract_events
from kg.language import load_pipeline
from kg.model import Role, Status
from tests.articles import article


def _when(text: str, word: str) -> tuple[str | None, list[str]]:
    """The time of the report that a word evokes, and the words for times that take part."""
    piece = article(text, published="2021-03-10")
    reports = extract_events(load_pipeline().analyse(piece), piece)
    report = next(r for r in reports if r.words[0].of(text) == word)
    words = [p.span.of(text) for p in report.participants if p.role is Role.TIME]
    return report.time.value if report.time else None, words


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("Jane Roe was arrested on Monday and charged with theft.", "charged", "2021-03-08"),
        ("On Monday Jane Roe sold Acme and left the town.", "left", "2021-03-08"),
        ("Jane Roe was elected in 2012 and served her full term.", "served", None),
        ("Jane Roe announced the death of John Doe on Monday.", "death", None),
        ("Jane Roe announced her resignation on Monday.", "resignation", "2021-03-08"),
        ("John Doe was killed in Hill, according to Jane Roe on Monday.", "killed", None),
        ("John Doe was killed when a plane crashed in Hill on Monday.", "crashed", "2021-03-08"),
    ],
)
def test_the_time_of_an_event_is_that_of_its_own_clause(text: str, word: str, value: str | None) -> None:
    assert _when(text, word)[0] == value


def test_the_day_that_something_is_planned_for_is_not_that_of_the_planning() -> None:
    assert _when("The debate, scheduled for April 4, will be long.", "scheduled") == (None, [])


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The debate begins shortly after 9 p.m.", "begins", Status.HYPOTHETICAL),
        ("The debt rises by $8 million over the next 10 years.", "rises", Status.HYPOTHETICAL),
        ("The debate began shortly after 9 p.m.", "began", Status.ASSERTED),
        ("Jane Roe spread fears of gangs of thieves robbing the bank.", "robbing", Status.HYPOTHETICAL),
        ("Jane Roe wrote a letter on the looming collapse of the bank.", "collapse", Status.HYPOTHETICAL),
    ],
)
def test_what_is_still_to_come_or_only_feared_is_not_told_as_done(text: str, word: str, status: Status) -> None:
    piece = article(text, published="2021-03-10")
    reports = extract_events(load_pipeline().analyse(piece), piece)
    assert {r.status for r in reports if r.words[0].of(text) == word} == {status}


def test_the_time_of_what_is_only_reported_is_no_words_of_an_event_either() -> None:
    assert _when("Jane Roe said on Monday that John Doe had sold the shop.", "sold") == (None, [])


@pytest.mark.parametrize(
    ("text", "word", "words"),
    [
        ("Jane Roe left the party before the vote in May.", "left", "before the vote"),
        ("Jane Roe sold the shop by January.", "sold", "by January"),
        ("Jane Roe has run the shop since January.", "run", "since January"),
        ("Jane Roe ran the shop until January.", "ran", "until January"),
    ],
)
def test_a_bound_keeps_its_preposition_and_has_no_value(text: str, word: str, words: str) -> None:
    value, told = _when(text, word)
    assert value is None
    assert [w for w in told if w.startswith(words)]
