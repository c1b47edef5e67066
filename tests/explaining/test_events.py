"""Which words became reports of events, who takes part, and why other words became none."""

from __future__ import annotations

import pytest

import kg
from kg.explaining.explaining import explain_article
from kg.explaining.notes import AmountFound, EventFound, ParticipantFound, SentenceExplained, Word
from kg.explaining.printing import lines_of
from kg.extraction.frames.marked import MarkedPipeline, read_marks
from kg.language import load_pipeline
from tests.articles import article


def explained(text: str) -> kg.Explanation:
    """A sentence in which one word is marked with its roleset."""
    marked = read_marks(text)
    return explain_article(article(marked.text), MarkedPipeline(load_pipeline(), marked))


def event(text: str) -> EventFound:
    (found,) = explained(text).sentences[-1].events
    return found


def test_a_report_says_who_takes_part_and_which_steps_lead_to_its_status() -> None:
    text = "{ARG0 Jane Roe} did {ARGM-NEG not} {sell.01 sell} {ARG1 the factory} {ARGM-TMP on Friday}."
    found = event(text)
    assert (found.word, found.roleset, found.name, found.refused) == (
        "sell",
        "sell.01",
        "commerce: seller, giving in exchange for money",
        "",
    )
    assert [(p.role, p.argument, p.text, p.thing) for p in found.participants] == [
        ("agent", "ARG0", "Jane Roe", "Jane Roe"),
        ("patient", "ARG1", "the factory", None),
    ]
    assert (found.status, found.according_to, found.time) == ("negated", None, "2021-03-05")
    assert [(s.word, s.effect, s.status) for s in found.steps] == [("not", "negated", "negated")]
    shown = str(explained(text)).partition("\nevents\n")[2].splitlines()
    assert shown[:5] == [
        "  “sell” sell.01" + (f", {found.type}" if found.type else ""),
        "      agent        “Jane Roe” (ARG0) = Jane Roe",
        "      patient      “the factory” (ARG1)",
        "      negated, 2021-03-05",
        "        “not” negated [negations] → negated",
    ]


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("{ARG0 Jane Roe} {say.01 said} {ARG1 that John Doe had left}.", "it is the cue of a quotation"),
        ("Jane Roe met {buyer.01 the buyer}.", "it stands for somebody or something"),
        ("{work.01 Work} goes on.", "nobody and nothing known takes part"),
    ],
)
def test_a_word_that_became_no_report_says_why(text: str, refused: str) -> None:
    found = event(text)
    assert found.refused.startswith(refused)
    assert (found.status, found.participants) == (None, ())
    assert f"{found.roleset}: no report; {refused}" in str(explained(text)).replace("\n     ", "")


def test_a_group_is_each_of_its_members_on_one_line() -> None:
    text = "Jane Roe and John Doe met. {ARG0 They} {leave.01 left} {ARG1 the town}."
    assert [p.thing for p in event(text).participants if p.role == "agent"] == ["Jane Roe", "John Doe"]
    assert "agent        “They” (ARG0) = Jane Roe, John Doe\n" in str(explained(text))


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (AmountFound("count", "56", "person", "at_least", "total"), "at least 56 person"),
        (AmountFound("percent", "3.5", "percent", "exact", "by"), "by 3.5 percent"),
        (AmountFound("score", "68", "", "exact", "total", "32"), "68 to 32"),
    ],
)
def test_an_amount_is_shown_as_words_and_as_its_value(amount: AmountFound, shown: str) -> None:
    one = ParticipantFound("amount", "ARG2", "so many", 4, 11, amount=amount)
    words = (Word(1, "Rose", "rise", "VERB", "VBD", "ROOT", 0, 0, 4),)
    told = EventFound("Rose", 0, "rise.01", "go up", participants=(one,), status="asserted")
    lines = lines_of(SentenceExplained("Rose", 0, 4, "text", words, events=(told,)), None)
    assert f"      amount       “so many” (ARG2): {shown}" in lines


def test_what_is_explained_is_what_is_found() -> None:
    text = (
        "Mayor Jane Roe resigned on Friday. John Doe said that she had sold the factory to Acme Corp. "
        "The company did not pay him, and it rained."
    )
    found = kg.extract_text(text, published="2024-03-06")
    notes = kg.explain(text, published="2024-03-06")
    told = {(e.start, e.roleset, e.status) for each in notes.sentences for e in each.events if not e.refused}
    assert told == {(w.start, e.roleset, e.status.value) for e in found.events for w in e.words} != set()
