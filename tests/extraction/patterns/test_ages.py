from collections.abc import Set

import pytest
from hypothesis import given, settings, strategies

from kg.extraction.patterns.ages import OLDEST
from kg.model import Literal
from tests.extraction.findings import found


def _ages(text: str) -> set[tuple[str, str]]:
    extraction = found(text)
    names = {e.id: e.name for e in extraction.entities}
    return {
        (names[s.subject], s.object if isinstance(s.object, str) else s.object.value)
        for s in extraction.statements
        if s.predicate == "age" and s.status == "asserted"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Laura Whitfield, 47, spoke on Monday.",
        "Laura Whitfield, aged 47, spoke on Monday.",
        "Laura Whitfield, age 47, spoke on Monday.",
        "Police arrested 47-year-old Laura Whitfield on Monday.",
        "Laura Whitfield, a 47-year-old lawyer, spoke on Monday.",
        "Laura Whitfield is 47 years old.",
        "Laura Whitfield is 47.",
        "Laura Whitfield, who is 47, spoke on Monday.",
        "Laura Whitfield turned 47 on Monday.",
        "Laura Whitfield died on Monday at 47.",
        "Laura Whitfield died at the age of 47.",
        "Laura Whitfield died at age 47.",
        "Laura Whitfield died on Monday. She was 47.",
        "At 47, Laura Whitfield is the oldest member of the board.",
    ],
)
def test_the_age_of_a_person_is_told(text: str) -> None:
    assert ("Laura Whitfield", "47") in _ages(text)


@pytest.mark.parametrize(
    "text",
    [
        "Laura Whitfield, then 23, spoke at the university.",
        "Laura Whitfield was 23 when she left the university.",
        "Laura Whitfield was 23.",
        "Laura Whitfield was a 23-year-old student.",
        "At 23, Laura Whitfield won the race.",
        "Laura Whitfield turned 23 in 1998.",
        "Laura Whitfield left the town. She had just turned 23.",
        "Laura Whitfield will turn 23 in May.",
        "As a 23-year-old, Laura Whitfield left the town.",
        "Laura Whitfield won 23 votes.",
        "In the poll, Laura Whitfield, 23, led Peter Coleman, 19.",
        "Laura Whitfield's company is 23 years old.",
        "Laura Whitfield has a 23-month-old dog.",
        "Laura Whitfield, 23 points ahead, spoke on Monday.",
        "Laura Whitfield lives at 23 Example Street.",
        "Laura Whitfield led Peter Coleman 23 to 19.",
        "Laura Whitfield spoke to Helen Marsh and Ann Coleman. She was 23.",
    ],
)
def test_what_is_no_age_of_today_is_none(text: str) -> None:
    assert {number for name, number in _ages(text) if name == "Laura Whitfield"} == set()


@pytest.mark.parametrize(
    ("words", "years"), [("forty-seven", "47"), ("one hundred", "100"), ("one hundred and two", "102")]
)
def test_an_age_in_words_has_its_number(words: str, years: str) -> None:
    ages = [s.object for s in found(f"Laura Whitfield is {words} years old.").statements if s.predicate == "age"]
    assert ages == [Literal(words, years, "integer")]


_FORMS = (
    "Laura Whitfield, {n}, spoke on Monday.",
    "Laura Whitfield, {n}, and Peter Coleman, {m}, spoke on Monday.",
    "Laura Whitfield is {n}, and Peter Coleman is {m}.",
    "Police arrested {n}-year-old Laura Whitfield.",
)


@settings(max_examples=25, deadline=None)
@given(strategies.sampled_from(_FORMS), strategies.integers(1, 300), strategies.integers(1, 300))
def test_nobody_has_the_age_of_another_or_an_impossible_one(form: str, n: int, m: int) -> None:
    told: Set[tuple[str, str]] = {("Laura Whitfield", str(n)), ("Peter Coleman", str(m))}
    ages = _ages(form.format(n=n, m=m))
    assert ages <= {(name, age) for name, age in told if int(age) <= OLDEST}
