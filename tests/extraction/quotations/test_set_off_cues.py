"""Cues between commas, cues that open a sentence, and talk by turns."""

from __future__ import annotations

import pytest

from tests.extraction.quotations.heard import heard, heard_once, marked

SET_OFF = [
    "<The bridge>, {Jane Roe} *said*, <was never safe>.",
    "<The council>, {critics} *say*, <acted too late>.",
    "<The new ferry>, *said* {Jane Roe}, <will sail in May>.",
    "<The bridge>, *according to* {Jane Roe}, <was never safe>.",
    "<Rents>, *according to* {the council's report}, <have doubled since 2010>.",
]


@pytest.mark.parametrize("signs", SET_OFF)
def test_a_cue_between_commas_parts_what_was_said(signs: str) -> None:
    wanted = marked(signs)
    quotation = heard_once(wanted.text)
    assert (quotation.content, quotation.source, quotation.cue) == (wanted.content, *wanted.sources, *wanted.cues)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Asked whether he would resign, John Doe said: “No.”", "No."),
        ("Asked about the flood, Jane Roe said the bridge was safe.", "the bridge was safe"),
    ],
)
def test_who_is_asked_does_not_ask(text: str, answer: str) -> None:
    asked, answered = heard(text)
    assert (asked.source, asked.speaker) == ("", None)
    assert answered.content == (answer,)


def test_closed_quotes_side_by_side_are_not_one_speaker_s() -> None:
    (quotation,) = heard("“No,” John Doe replied. “I was asleep.” “Then who did?” “I do not know.”")
    assert quotation.content == ("No,", "I was asleep.")


def test_a_headline_without_its_auxiliary_accuses_nobody_s_words() -> None:
    quotation = heard("John Doe accused of theft\n\nSPRINGFIELD - John Doe was arrested on Monday.")[0]
    assert (quotation.content, quotation.source, quotation.speaker) == (("theft",), "", None)


def test_who_acts_in_the_sentence_before_speaks_where_no_cue_tells() -> None:
    (quotation,) = heard("Jane Roe closed the bridge on Monday. “It was never safe. We warned the council.”")
    assert (quotation.speaker, quotation.cue) == ("Jane Roe", "")
