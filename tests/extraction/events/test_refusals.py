"""Why a word that has a meaning is no report of an event."""

from __future__ import annotations

import pytest

from kg.extraction.events.refusals import Refusal
from kg.extraction.events.reporting import considered
from kg.extraction.frames import analysis_of
from kg.extraction.frames.marked import read_marks
from kg.language import load_pipeline
from tests.articles import article


def refusals(*readings: str) -> dict[str, Refusal | None]:
    """The marked words of a text, marked one at a time, with what keeps each from being a report."""
    marked = [read_marks(reading) for reading in readings]
    piece = article(marked[0].text)
    doc = load_pipeline().analyse(piece)
    doc._.predicates = tuple(each.predicate_in(doc) for each in marked)
    return {one.predicate.token.text: one.refusal for one in considered(analysis_of(doc, piece))}


@pytest.mark.parametrize(
    ("text", "word", "refusal"),
    [
        ("{ARG0 Jane Roe} {leave.01 left} {ARG1 the town}.", "left", None),
        ("{ARG0 Jane Roe} {say.01 said} {ARG1 that John Doe had left}.", "said", Refusal.CUE),
        ("{ARG1 Jane Roe} {be.01 is} {ARG2 in Ohio}.", "is", Refusal.AUXILIARY),
        ("{depart.01 Every departure} hurt Jane Roe.", "departure", Refusal.QUANTIFIED),
        ("{ARG0 Jane Roe} {have.03 had} {ARG1 a long day}.", "had", Refusal.EMPTY),
        ("{ARG1 The list} {include.01 included} {ARG2 Jane Roe}.", "included", Refusal.STANDING),
        ("{ARG0 The deal} {include.01 covers} {ARG1 twelve shops}.", "covers", None),
        ("{ARG0 Jane Roe} {know.01 knew} {ARG1 John Doe}.", "knew", Refusal.THINKING),
        ("{ARG0 Jane Roe} {comment.01 commented} {ARG1 on the vote}.", "commented", Refusal.SPEAKING),
        ("Jane Roe is {safe.01 safe}.", "safe", Refusal.DESCRIBING),
        ("{ARG0 Cats} {eat.01 eat} {ARG1 mice}.", "eat", Refusal.GENERAL),
        ("{ARG0 Jane Roe} usually {eat.01 eats} {ARG1 mice}.", "eats", Refusal.GENERAL),
        ("{ARG0 Jane Roe} {visit.01 visits} {ARG1 Ohio} {ARGM-TMP every year}.", "visits", Refusal.GENERAL),
        ("{ARG1 Any mayor} {attack.01 attacked} {ARG0 by John Doe} should leave.", "attacked", Refusal.GENERAL),
        ("{ARG0 You} {visit.01 visit} {ARG1 Ohio}, says the guide.", "visit", Refusal.GENERAL),
        ("{ARG0 Jane Roe} {visit.01 visited} {ARG1 Ohio} {ARGM-TMP every year}.", "visited", None),
        ("Jane Roe met {buyer.01 the buyer}.", "buyer", Refusal.THING),
        ("{work.01 Work} goes on.", "Work", Refusal.NOT_SALIENT),
    ],
)
def test_a_word_that_is_no_report_says_why(text: str, word: str, refusal: Refusal | None) -> None:
    assert refusals(text) == {word: refusal}


def test_a_word_that_colours_another_event_is_none_beside_it() -> None:
    failed, paid = (
        "{ARG0 Jane Roe} {fail.01 failed} {ARG1 to pay John Doe}.",
        "Jane Roe failed to {pay.01 pay} {ARG1 John Doe}.",
    )
    assert refusals(failed, paid) == {"failed": Refusal.COLOURING, "pay": None}


def test_a_light_verb_leaves_the_event_to_its_noun() -> None:
    made, gift = "{ARG0 Jane Roe} {make.LV made} {ARG1 a gift}.", "{ARG0 Jane Roe} {ARGM-LVB made} a {gift.01 gift}."
    assert refusals(made, gift) == {"made": Refusal.LIGHT, "gift": None}
