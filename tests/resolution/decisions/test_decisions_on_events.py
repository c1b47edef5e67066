"""An editor's decisions on event reports and events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import DecisionsError
from kg.model import Collection, Quotation, QuotationKind
from kg.resolution import read_decisions
from kg.resolution.decisions.happened import decide_events
from kg.resolution.decisions.quoting import correct_quotations
from kg.resolution.decisions.reading import Decisions
from kg.resolution.decisions.rejecting import reject
from tests.graph.happened import happened
from tests.graph.sample import spans_of

Read = Callable[[str], Decisions]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """The decisions of a file with this content."""

    def run(content: str) -> Decisions:
        file = tmp_path / "decisions.toml"
        file.write_text(content, encoding="utf-8")
        return read_decisions(file)

    return run


def words(collection: Collection) -> list[list[str]]:
    """The word of each report by article, and by event."""
    return [[x.words(report.words[:1]) for report in x.events] for x in collection.extractions]


def events(collection: Collection) -> dict[str, list[tuple[int, int]]]:
    """The reports of each event by what it is called, as numbers of article and report."""
    articles = [x.article.id for x in collection.extractions]
    return {e.label: sorted((articles.index(a), n) for a, n in e.reports) for e in collection.events}


@pytest.mark.parametrize("event", ["sold her shares for more", "sold", "Jane Roe sold her shares"])
def test_a_rejected_report_goes_and_leaves_the_others_of_its_event(event: str, read: Read) -> None:
    found = decide_events(happened(), read(f'[[reject]]\nevent = "{event}"\narticle = "one.txt"'))
    assert words(found) == [["resigned", "attacked"], ["resignation", "sold"]]
    assert events(found) == {"Jane Roe resigned": [(0, 0), (1, 0)], "Jane Roe sold her shares": [(1, 1)]}


def test_an_event_goes_with_its_last_report(read: Read) -> None:
    found = decide_events(happened(), read('[[reject]]\nevent = "Jane Roe resigned"\nall = true'))
    assert words(found) == [["sold", "attacked"], ["sold"]]
    assert events(found) == {"Jane Roe sold her shares": [(0, 0), (1, 0)]}


def test_events_are_joined_under_a_new_name(read: Read) -> None:
    content = '[[merge]]\nevents = ["Jane Roe resigned", { words = "sold", article = "two.txt" }]\nas = "Roe is out"'
    found = decide_events(happened(), read(content))
    assert events(found) == {"Roe is out": [(0, 0), (0, 1), (1, 0), (1, 1)]}
    assert [event.key for event in found.events] == ["happening/resignation"]


def test_a_rejected_entity_takes_part_in_no_event_and_a_report_of_nobody_else_goes(read: Read) -> None:
    found = reject(happened(), read('[[reject]]\nentity = "Mary Major"'))
    assert [p.role.value for p in found.extractions[0].events[2].participants] == ["patient", "time"]
    found = reject(happened(), read('[[reject]]\nentity = "Mary Major"\n[[reject]]\nentity = "John Doe"'))
    assert words(found) == [["resigned", "sold"], ["resignation", "sold"]]
    assert found.extractions[1].events[1].according_to is None


def test_who_is_no_speaker_is_no_source_of_an_event(read: Read) -> None:
    one, two = happened().extractions
    text = two.article.text
    said = Quotation(
        spans_of(text, "Jane Roe sold her shares for $2.5 million"), QuotationKind.INDIRECT, speaker="John Doe"
    )
    quoting = replace(happened(), extractions=(one, replace(two, quotations=(said,))))
    corrected = correct_quotations(quoting, read('[[speaker]]\nquotation = "sold her shares"\nspeaker = "Jane Roe"'))
    assert corrected.extractions[1].events[1].according_to == "Jane Roe"
    rejected = correct_quotations(quoting, read('[[reject]]\nquotation = "sold her shares"'))
    assert words(rejected)[1] == ["resignation"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[[reject]]\nevent = "flew"', "no event is called “flew”"),
        ('[[reject]]\nevent = "sold"', "2 event reports have these words"),
        ('[[merge]]\nevents = ["sold", "sold her shares"]\nas = "x"', "one event already"),
        ('[[merge]]\nevents = ["sold"]\nas = "x"', "a merge needs two events"),
        ('[[merge]]\nevents = ["sold", "resigned"]', "“as” is missing"),
        ('[[merge]]\nevents = ["sold", { word = "resigned" }]\nas = "x"', "an event has no “word”"),
        ('[[merge]]\nevents = ["sold", "resigned"]\nas = "x"\ntype = "Person"', "goes without “type”"),
        ('[[reject]]\nevent = "sold"\nsubject = "Roe"', "goes without “subject”"),
    ],
)
def test_a_decision_on_events_that_fits_nothing_or_several_says_what_to_do(content: str, said: str, read: Read) -> None:
    with pytest.raises(DecisionsError, match=said):
        decide_events(happened(), read(content))
