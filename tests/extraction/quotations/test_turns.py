"""Turns of transcripts and interviews: direct quotations of who speaks, and nothing that the article asserts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.extraction.findings import facts, found
from tests.extraction.quotations.heard import heard

DEBATE = """JANE ROE, HOST: Good evening. Did the mayor lie?

JOHN DOE, ACME SCIENTIST: Paul Lane was convicted of theft in 1999.

ROE: Who told you?

DOE: Nora Quill said that "the case was closed."
"""
QUESTIONS = """{0}

Q: Did you meet Paul Lane?

A: Yes. Lane was convicted of fraud in 2020.

Q: Will you resign?

A: No. I am happy.
"""


def test_each_turn_is_a_direct_quotation_of_its_speaker() -> None:
    said = heard(DEBATE)
    assert [((q.speaker or "").lower(), q.kind, q.content) for q in said] == [
        ("jane roe", "direct", ("Good evening. Did the mayor lie?",)),
        ("john doe", "direct", ("Paul Lane was convicted of theft in 1999.",)),
        ("jane roe", "direct", ("Who told you?",)),
        ("john doe", "direct", ('Nora Quill said that "the case was closed."',)),
    ]
    assert [q.speaker for q in said[3].nested] == ["Nora Quill"]


def test_what_stands_in_a_turn_is_attributed_to_its_speaker() -> None:
    assert ("Paul Lane", "convictedOf", "theft", "attributed") in facts(DEBATE)
    extraction = found(DEBATE)
    sources = [s.according_to for s in extraction.statements if s.predicate == "convictedOf"]
    assert [extraction.name(source).lower() for source in sources] == ["john doe"]


def test_answers_are_those_of_the_one_person_that_the_article_talked_with() -> None:
    alone = QUESTIONS.format("Jane Roe, the mayor of Springfield, met us on Friday.")
    named = QUESTIONS.format("Jane Roe spoke to the Example about John Doe.")
    for text in (alone, named):
        assert [q.speaker for q in heard(text)] == [None, "Jane Roe", None, "Jane Roe"]
        assert ("Paul Lane", "convictedOf", "fraud", "attributed") in facts(text)


def test_answers_have_no_speaker_where_the_article_does_not_say_who_answers() -> None:
    text = QUESTIONS.format("Jane Roe and John Doe lost the vote.")
    assert [(q.speaker, q.source) for q in heard(text)] == [(None, "")] * 4
    assert ("Paul Lane", "convictedOf", "fraud", "attributed") in facts(text)


@pytest.mark.parametrize("labels", ["AB", "XY", ("COUNSEL", "WITNESS"), ("MODERATOR", "INTERVIEWER")])
def test_turns_of_nobody_known_have_no_speaker_and_assert_nothing(labels: Sequence[str]) -> None:
    first, second = labels
    talk = f"{first}: Paul Lane founded Acme Corp.\n\n{second}: Lane, 35, was convicted of theft.\n"
    text = f"Jane Roe spoke to us.\n\n{talk}"
    assert [(q.speaker, q.source) for q in heard(text)] == [(None, "")] * 2
    said = [fact for fact in facts(text) if fact[0] == "Paul Lane"]
    assert {fact[1] for fact in said} >= {"founded", "age", "convictedOf"}
    assert {fact[3] for fact in said} == {"attributed"}
