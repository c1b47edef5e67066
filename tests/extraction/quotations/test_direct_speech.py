from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Finder = Callable[[str], list[Any]]


@pytest.mark.parametrize(
    ("text", "content", "cue", "source"),
    [
        pytest.param('"We won," Roe said.', ("We won,",), "said", "Roe", id="subject before the cue"),
        pytest.param('"We won," said Jane Roe.', ("We won,",), "said", "Jane Roe", id="subject behind the cue"),
        pytest.param('Roe\'s answer, "We won," stunned Doe.', ("We won,",), "answer", "Roe", id="whose words"),
        pytest.param('A letter from Jane Roe: "We won."', ("We won.",), "letter", "Jane Roe", id="from whom"),
        pytest.param('Roe said: "We won."', ("We won.",), "said", "Roe", id="colon"),
        pytest.param('Roe added, "We won this time."', ("We won this time.",), "added", "Roe", id="comma"),
        pytest.param(
            '"We won," said Jane Roe, a doctor in Springfield.',
            ("We won,",),
            "said",
            "Jane Roe, a doctor in Springfield",
            id="apposition belongs to the source",
        ),
        pytest.param(
            '"We won," Roe, who studies rivers, said.',
            ("We won,",),
            "said",
            "Roe, who studies rivers",
            id="relative clause",
        ),
        pytest.param(
            '"We won," Roe said. "Now we can rest."', ("We won,", "Now we can rest."), "said", "Roe", id="interrupted"
        ),
        pytest.param(
            '"If it rains," Roe said, "we will stay at home."',
            ("If it rains,", "we will stay at home."),
            "said",
            "Roe",
            id="interrupted within a sentence",
        ),
        pytest.param("“We are late,” Roe voiced.", ("We are late,",), "voiced", "Roe", id="verb of manner"),
        pytest.param(
            '"We are so glad," the twins smiled.', ("We are so glad,",), "smiled", "the twins", id="unlisted verb"
        ),
        pytest.param(
            '"The river rose," according to Roe.', ("The river rose,",), "according to", "Roe", id="according to"
        ),
        pytest.param(
            '"Rivers never forget."\n\n- Jane Roe', ("Rivers never forget.",), "-", "Jane Roe", id="dash below"
        ),
        pytest.param("‘We won,’ Roe said.", ("We won,",), "said", "Roe", id="British marks"),
        pytest.param(
            "Roe explained to the crowd how she lost the key: “Nobody else was in the house.”",
            ("Nobody else was in the house.",),
            "explained",
            "Roe",
            id="the ruling verb before a colon",
        ),
    ],
)
def test_finds_content_cue_and_source(
    found: Finder, text: str, content: tuple[str, ...], cue: str, source: str
) -> None:
    (quotation,) = found(text)
    assert (quotation.content, quotation.cue, quotation.source) == (content, cue, source)
    assert quotation.kind == "direct"


def test_each_quote_of_a_paragraph_goes_to_its_own_speaker(found: Finder) -> None:
    quotations = found('"We won," Roe said. "They lost," Doe said.')
    assert [(q.content, q.source) for q in quotations] == [(("We won,",), "Roe"), (("They lost,",), "Doe")]


def test_a_participle_takes_the_speaker_of_the_quote_before(found: Finder) -> None:
    quotations = found('"We won the match," Roe said on Monday, adding, "Now we can all rest."')
    assert [(q.cue, q.source) for q in quotations] == [("said", "Roe"), ("adding", "Roe")]


def test_the_speaker_is_the_name_without_its_apposition(found: Finder) -> None:
    (quotation,) = found('"We won," said Jane Roe, a doctor in Springfield.')
    assert quotation.speaker == "Jane Roe"


def test_the_addressee_is_kept_apart(found: Finder) -> None:
    (quotation,) = found('"We won," Roe told reporters.')
    assert (quotation.source, quotation.addressee) == ("Roe", "reporters")


def test_a_paragraph_with_a_colon_introduces_the_quotes_below(found: Finder) -> None:
    quotations = found('The twins announced:\n\n"We have heard of the rain."\n\n"We will stay at home."')
    assert [(q.content, q.cue, q.source) for q in quotations] == [
        (("We have heard of the rain.",), "announced", "The twins"),
        (("We will stay at home.",), "announced", "The twins"),
    ]


def test_a_quotation_over_two_paragraphs_is_one(found: Finder) -> None:
    (quotation,) = found("Roe said: “The river rose at night.\n\n“Nobody heard it come.”")
    assert quotation.content == ("The river rose at night.", "Nobody heard it come.")


def test_an_unattributed_paragraph_of_speech_continues_the_speaker_before(found: Finder) -> None:
    quotations = found('"We won the match," Roe said.\n\n"Now we can all rest."')
    assert [q.source for q in quotations] == ["Roe", "Roe"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The band played “River Song” at the fair.", id="title"),
        pytest.param("The “expert” walked home in the rain.", id="word held at arm's length"),
        pytest.param("He starred in “The Long Way Home” from 1981 to 1984.", id="longer title"),
    ],
)
def test_marks_without_a_cue_are_no_quotation(found: Finder, text: str) -> None:
    assert found(text) == []


def test_words_that_lead_into_a_quoted_end_belong_to_the_content(found: Finder) -> None:
    (quotation,) = found('It has been a "very hard year," Roe said.')
    assert (quotation.content, quotation.kind) == (("It has been a", "very hard year,"), "mixed")


def test_the_stop_of_a_title_does_not_end_the_source(found: Finder) -> None:
    (quotation,) = found('"We won," said Army Capt. Jane Roe.')
    assert quotation.source == "Army Capt. Jane Roe"
