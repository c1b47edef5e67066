"""What one entry of an office gives everywhere: occupation, description, title, what somebody runs for, is put in."""

from __future__ import annotations

from itertools import product

import pytest

from kg.language.lexicon.noun_entries import words_tagged
from kg.language.lexicon.nouns import occupations, posts
from kg.language.lexicon.titles import titles
from tests.extraction.findings import facts, found

#: Written in capitals throughout.
SHORT = frozenset({"ceo", "cfo", "coo", "cto", "mp"})
TEXT = """Jane Roe, the {office} of Ohio, spoke on Monday. The {office} said the plan was wrong.

{title} John Doe met reporters at noon.

Mary Stiles ran for {office} in May.

Paul Lane was appointed {office} in June.

Susan Hill is running to become {office}.

Ann Holt, a former {office}, left the city.
"""
GIVEN = ("Jane", "Mary", "Susan", "Ann", "Ellen", "Laura", "Carol", "Helen")
LAST = ("Roe", "Doe", "Stiles", "Holt", "Lane")
PEOPLE = [" ".join(name) for name in product(GIVEN, LAST)]


@pytest.mark.parametrize("office", sorted(posts()))
def test_an_office_is_found_in_each_turn(office: str) -> None:
    word = office.upper() if office in SHORT else office
    text = TEXT.format(office=word, title=word if office in SHORT else office.title().replace(" Of ", " of "))
    extraction = found(text)
    told = {(subject, predicate, value.lower()) for subject, predicate, value, _ in facts(text)}
    over = {(subject, value.lower()) for subject, _, value, status in facts(text) if status == "asserted, ended"}
    names = {e.id: e.name for e in extraction.entities}
    expected = {
        ("Jane Roe", "occupation", office),
        ("Mary Stiles", "runsFor", office),
        ("Paul Lane", "appointedTo", office),
        ("Susan Hill", "runsFor", office),
    }
    if office in titles():
        expected.add(("John Doe", "occupation", office))
    assert expected - told == set()
    assert over == {("Ann Holt", office)}
    if office not in words_tagged("thing"):
        assert "Jane Roe" in {names[q.speaker] for q in extraction.quotations if isinstance(q.speaker, str)}


@pytest.mark.parametrize("start", range(0, len(occupations() - posts()), len(PEOPLE)))
def test_a_calling_is_told_beside_a_name(start: int) -> None:
    callings = sorted(occupations() - posts())[start : start + len(PEOPLE)]
    named = list(zip(PEOPLE, callings, strict=False))
    said = (f"{name}, {'an' if word[0] in 'aeiou' else 'a'} {word} from Ohio, spoke on Monday." for name, word in named)
    told = facts("\n\n".join(said))
    assert [word for name, word in named if (name, "occupation", word, "asserted") not in told] == []
