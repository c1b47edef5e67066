"""Which lines are turns of a transcript or interview."""

from __future__ import annotations

import pytest

from kg.language.text.turns import turns_of


def _turns(text: str) -> list[tuple[str, str]]:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    return [(turn.speaker, " / ".join(span.of(text) for span in turn.content)) for turn in turns_of(text, lines)]


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (
            "JANE ROE, HOST: Good evening.\nJOHN DOE, ACME CHIEF: Hello.\nROE: It is 4:57 now. Why?\nDOE: I left.",
            [("roe", "Good evening."), ("doe", "Hello."), ("roe", "It is 4:57 now. Why?"), ("doe", "I left.")],
        ),
        (
            "[00:12] JANE ROE (HOST): Why?\n[00:15] DR. JOHN DOE: I left.\n(CROSSTALK)\n[00:20] ROE: When?",
            [("roe", "Why?"), ("doe", "I left."), ("roe", "When?")],
        ),
        (
            "**Courier: Why?**\n**Roe:** I left.\n**Courier:** When?\n[Roe] In May.",
            [("courier", "Why?"), ("roe", "I left."), ("courier", "When?"), ("roe", "In May.")],
        ),
        ("Jane Roe: Why?\nJohn Doe: I left.\nJR: When?\nJD: In May.", None),
        ("Q: Why?\nA: I left.", [("q", "Why?"), ("a", "I left.")]),
        ("Interviewer: Why?\nGuest: I left.", [("interviewer", "Why?"), ("guest", "I left.")]),
        ("ROE:\nWhy?\nDOE:\nI left.\nROE:\nWhen?", [("roe", "Why?"), ("doe", "I left."), ("roe", "When?")]),
        (
            "ROE: Why?\nDOE: I left.\nIt was late.\nROE: When?\nIt rained.",
            [("roe", "Why?"), ("doe", "I left. / It was late."), ("roe", "When?")],
        ),
    ],
)
def test_lines_that_open_with_a_speaker_are_turns(text: str, turns: list[tuple[str, str]] | None) -> None:
    expected = turns or [("roe", "Why?"), ("doe", "I left."), ("roe", "When?"), ("doe", "In May.")]
    assert _turns(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Related: Roe leaves Acme\nRelated: Doe stays\nMore: Acme sells its ferry",
        "Votes: 1.1 million\nDemocrats: 35 percent\nRepublicans: 38 percent\nVotes: 2 million\nDemocrats: 30 percent",
        "UPDATE: Roe has left Acme.\nBREAKING: Roe is at sea.\nUPDATE: Roe is back.",
        "Roe had one word: never.\nDoe had two: not yet.\nRoe left: she was tired.",
        "Jane's view: The plan is dead.\nJohn's view: The plan lives.\nJane's view: It is not.",
        "At 4:57 the bell rang.\nAt 5:10 the bell rang.\nAt 4:57 it rang again.",
        "Roe: The bridge is safe.",
    ],
)
def test_other_lines_with_a_colon_are_none(text: str) -> None:
    assert _turns(text) == []
