"""What of all that an article ascribes to somebody is a quotation."""

from __future__ import annotations

import pytest

from tests.extraction.findings import found


def quoted(text: str) -> list[str]:
    extraction = found(text)
    return [extraction.words(q.content) for q in extraction.quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Roe said that the bridge was safe.", "that the bridge was safe"),
        ("Jane Roe said she lied.", "she lied"),
        ("Jane Roe believes that the ferry will sail.", "that the ferry will sail"),
        ("Jane Roe hopes that the ferry will sail.", "that the ferry will sail"),
        ("Jane Roe accused John Doe of taking the money.", "John Doe of taking the money"),
        ("Jane Roe denied taking the money.", "taking the money"),
        ("Jane Roe admitted taking money from the fund.", "taking money from the fund"),
        ("Jane Roe claims to have seen the letter.", "to have seen the letter"),
        ("The survey showed that nobody wants the bridge.", "that nobody wants the bridge"),
        ("Investigators found that the bridge was unsafe.", "that the bridge was unsafe"),
        ("It was alleged that Jane Roe had lied.", "that Jane Roe had lied"),
        ("Jane Roe called the trial a sham.", "the trial a sham"),
        ("Jane Roe said the plan was “reckless.”", "the plan was “reckless"),
        ("Jane Roe never said that the bridge was safe.", "that the bridge was safe"),
        ("Jane Roe praised the mayor, who said that the bridge was safe.", "that the bridge was safe"),
    ],
)
def test_words_in_marks_and_clauses_that_somebody_says_or_holds_are(text: str, expected: str) -> None:
    assert [words for words in quoted(text) if words.startswith(expected[:12])]


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe praised the mayor of Springfield for his courage.",
        "Jane Roe wants to run for the office of mayor.",
        "Jane Roe agreed to meet the council of Springfield.",
        "Jane Roe called on John Doe to leave the town.",
        "Jane Roe is expected to leave the town.",
        "The ferry seems to sail only in the summer.",
        "Jane Roe repeated the claim.",
        "Jane Roe outlined the plan of the council for the harbor.",
        "Jane Roe learned that the ferry had sunk.",
        "The judge dismissed the lawsuit that Acme Corp. had filed.",
        "The court found no evidence that Jane Roe had met John Doe.",
        "Investigators found nothing to suggest that Jane Roe had lied.",
        "Instead of saying that Jane Roe had resigned, John Doe left.",
        "Rather than say that Jane Roe had resigned, John Doe left.",
        "Jane Roe promoted her “Roads for All” plan in Springfield.",
        "It shows that the ferry is late.",
        "Jane Roe is suspicious of his record on roads, especially when he was mayor.",
        "Jane Roe wrote “The Long Night.”",
        "The council may decide whether the ferry will sail.",
        "Jane Roe criticized John Doe as the vote came to an end.",
        "Jane Roe found that the ferry was late.",
        "The results will determine whether the race is over.",
        "Jane Roe was asked about whether the mayor should go.",
        "I think that the ferry is late.",
        "Jane Roe pleaded guilty in May to taking bribes.",
    ],
)
def test_deeds_wishes_judgements_and_what_nobody_says_are_none(text: str) -> None:
    assert quoted(text) == []
