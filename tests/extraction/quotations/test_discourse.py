"""Whose words they are when the sentence itself does not say: paragraphs, turns, pronouns."""

from __future__ import annotations

import pytest

from tests.extraction.quotations.heard import heard, words

ROE, DOE = "Jane Roe", "John Doe"
Turns = list[tuple[tuple[str, ...], str | None]]


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge is old,” Jane Roe said. “It was never safe,” she added.",
        "“The bridge is old,” Jane Roe said. She added: “It was never safe.”",
        "“The bridge is old,” Jane Roe said on Monday, adding, “It was never safe.”",
        "“The bridge is old,” Jane Roe said.\n\n“It was never safe,” she continued.",
    ],
)
def test_what_is_added_is_the_same_speaker_s(text: str) -> None:
    assert [speaker for _, speaker in words(text)] == [ROE, ROE]


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge is old,” Jane Roe said.\n\n“It was never safe. We warned the council.”\n\nRain fell on Friday.",
        '"The bridge is old," said Jane Roe.\n\n"It was never safe. We warned the council."\n\nRain fell on Friday.',
        "Jane Roe told reporters: “The bridge is old.”\n\n“It was never safe. We warned the council.”",
    ],
)
def test_a_paragraph_of_nothing_but_a_quotation_goes_on_with_the_speaker_before(text: str) -> None:
    found = heard(text)
    assert found[-1].content[-1] == "It was never safe. We warned the council."
    assert {q.speaker for q in found} == {ROE}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "“Did you close the bridge?” John Doe asked.\n\n“I closed it on Monday,” Jane Roe replied.\n\n"
            "“Why did you wait?” he asked.\n\n“We had no money,” she said.",
            [DOE, ROE, DOE, ROE],
        ),
        (
            "John Doe met Jane Roe at the bridge. “The bridge is old,” she said. “It was never safe,” he replied.",
            [ROE, DOE],
        ),
        (
            "“I sold the boat,” Jane Roe said.\n\n“You sold it too late,” John Doe said.\n\n“I know that,” Roe said.",
            [ROE, DOE, ROE],
        ),
        (
            "“The river rose,” Jane Roe said. “The council knew,” John Doe said. “We warned them,” Roe added.",
            [ROE, DOE, ROE],
        ),
    ],
    ids=["answers", "she and he", "last names", "one paragraph"],
)
def test_speakers_take_turns(text: str, speakers: list[str]) -> None:
    assert [speaker for _, speaker in words(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe closed the bridge on Monday. “It was never safe,” she said.",
        "Jane Roe closed the bridge on Monday.\n\n“It was never safe,” she said.",
        "John Doe met Jane Roe at the plant. “It was never safe,” she said.",
        "Jane Roe owns a boat. The engine failed in May. She said it was never safe.",
    ],
)
def test_a_pronoun_is_who_was_spoken_of_before(text: str) -> None:
    assert [speaker for _, speaker in words(text)] == [ROE]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("John Doe runs the plant. “Peter Poe never came here,” he said.", DOE),
        ("“Peter Poe never came here,” he said. John Doe runs the plant.", None),
        ("Jane Roe spoke at noon. “Mary Moe took the money,” she said.", ROE),
        ("“Mary Moe took the money,” she said.", None),
        ("Jane Roe spoke at noon. “It was Mary Moe,” she said. “Moe took the money.”", ROE),
    ],
)
def test_a_pronoun_outside_the_marks_is_nobody_named_only_inside(text: str, speaker: str | None) -> None:
    assert [who for _, who in words(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("John Doe, the mayor, was blunt: “The bridge will close.”", "The bridge will close."),
        ("John Doe shook his head: “Nobody asked us about the ferry.”", "Nobody asked us about the ferry."),
    ],
)
def test_a_colon_gives_the_words_to_the_subject_before_it(text: str, content: str) -> None:
    assert words(text) == [((content,), DOE)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The bridge is old,” Jane Roe said. The mayor met Mary Moe. “It was never safe,” she said.", ROE),
        ("Mary Moe met Jane Roe. “The bridge is old,” Roe said. “It was never safe,” she said.", ROE),
        ("“Mary Moe took the money,” Jane Roe said. She said it was gone.", ROE),
        ("“The bridge is old,” Jane Roe said. Mary Moe disagreed. “It was never safe,” she said.", "Mary Moe"),
        ("“The bridge is old,” Jane Roe said. John Doe agreed. “It was never safe,” he said.", DOE),
    ],
    ids=["another object", "another subject before", "another in the marks", "another subject", "another gender"],
)
def test_who_spoke_last_speaks_on_until_another_becomes_the_subject(text: str, speaker: str) -> None:
    assert words(text)[-1][1] == speaker


def test_who_is_addressed_does_not_speak() -> None:
    asked = 'Jane Roe and John Doe met the council.\n\n"Mr. Doe, did you take the money?" Nora Quill asked.\n\n'
    assert [q.speaker for q in heard(asked + '"Ask her, Nora," he said.')] == ["Nora Quill", "John Doe"]
    assert [q.speaker for q in heard('Paul Lane came too. "Thank you, Paul," he said.')] == [None]
