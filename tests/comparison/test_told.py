"""Values that articles tell of one thing: numbers and times, penalties, offences, names and titles, denials."""

from __future__ import annotations

import pytest

from kg.comparison.told.justice import compare_offences, compare_penalties
from kg.comparison.told.moments import Moment, compare_moments
from kg.comparison.told.people import compare_names
from kg.model import Literal
from kg.model.comparison import Agreement
from tests.comparison.stories import compared


@pytest.mark.parametrize(
    ("one", "other", "agreement", "values"),
    [
        (
            "Police arrested 52 people in Springfield.",
            "At least 56 people were arrested by police in Springfield, officials said.",
            Agreement.CONTRADICTORY,
            {"52 people", "At least 56 people"},
        ),
        (
            "The explosion in Springfield wounded a dozen miners.",
            "The explosion in Springfield left dozens of miners wounded.",
            Agreement.DIFFERENT,
            {"a dozen miners", "dozens"},
        ),
        (
            "The council of Springfield passed the budget 7-2 on Monday.",
            "The council of Springfield passed the budget by 7 votes to 3 on Monday.",
            Agreement.CONTRADICTORY,
            {"7-2", "7 votes to 3"},
        ),
        (
            "John Doe was sentenced in Springfield on Monday to 30 years in prison for murder.",
            "A judge sentenced John Doe to 30 years to life for murder.",
            Agreement.FINER,
            {"30 years in prison", "30 years to life"},
        ),
        (
            "Jane Roe was charged with second-degree murder in Springfield.",
            "Jane Roe was charged with manslaughter, police in Springfield said.",
            Agreement.DIFFERENT,
            {"second-degree murder", "manslaughter"},
        ),
        (
            "A court in Springfield convicted John Doe of bribery on Monday.",
            "John Doe was acquitted of bribery by a court in Springfield.",
            Agreement.CONTRADICTORY,
            {"convicted of bribery", "acquitted of bribery"},
        ),
        (
            "Police have charged John Doe with arson over the fire at the town hall of Springfield.",
            "John Doe has not yet been charged with arson over the fire at the town hall, police said.",
            Agreement.CONTRADICTORY,
            {"asserted", "denied"},
        ),
        (
            "Police arrested John Doe in Springfield on March 5.",
            "Police arrested John Doe in Springfield on the night of March 5.",
            None,
            set(),
        ),
        (
            "Police in Springfield arrested John Doe on Tuesday.",
            "On Tuesday night, John Doe was arrested by police in Springfield.",
            Agreement.FINER,
            {"Tuesday", "Tuesday night"},
        ),
        (
            "Mayor Jane Roe took bribes from builders in Springfield, prosecutors said.",
            "Jane Roe denied taking bribes from builders.",
            Agreement.CONTRADICTORY,
            {
                "Mayor Jane Roe took bribes from builders in Springfield, prosecutors said.",
                "taking bribes from builders",
            },
        ),
        (
            "“I never asked John Doe for the keys of the harbour,” Jane Roe said.",
            "John Doe said that Jane Roe had asked him for the keys of the harbour.",
            Agreement.CONTRADICTORY,
            {
                "I never asked John Doe for the keys of the harbour,",
                "John Doe said that Jane Roe had asked him for the keys of the harbour.",
            },
        ),
    ],
)
def test_values_told_otherwise_are_a_conflict(
    one: str, other: str, agreement: Agreement | None, values: set[str]
) -> None:
    _, comparison = compared(one, other)
    told = [(conflict.agreement, {side.value for side in conflict.sides}) for conflict in comparison.conflicts]
    assert told == ([] if agreement is None else [(agreement, values)])


def test_of_what_a_number_is_stands_in_words_with_a_gap() -> None:
    _, comparison = compared(
        "Police arrested 52 people in Springfield.", "Police in Springfield arrested 60 people, officials said."
    )
    assert [conflict.about for conflict in comparison.conflicts] == [
        "Police arrested … people in Springfield: how many"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # of 52 arrested one article tells a part besides
        (
            "Police arrested 52 people in Springfield. Of those, police arrested 12 people at the harbour.",
            "Police arrested 52 people in Springfield on Tuesday.",
        ),
        (
            "Police arrested 52 miners in Springfield, including 12 miners of the harbour.",
            "In Springfield, 52 miners were arrested by police on Tuesday.",
        ),
        # who denies something else of the same matter
        (
            "Jane Roe met builders over the bribes in Springfield, prosecutors said.",
            "Jane Roe denied taking bribes from builders.",
        ),
        # numbers of addresses
        (
            "Read or share this story about Jane Roe of Springfield: https://example.org/2024/roe/123 miners.",
            "Read or share this story about Jane Roe of Springfield: https://example.org/2024/roe/456 miners.",
        ),
        # other people and other things
        ("Police arrested 52 people in Springfield.", "At the harbour, police officers found 12 horses."),
        # rows of numbers, and of several places
        (
            "In Springfield Jane Roe has 43 percent of the votes, in Dayton 49 percent, in Albany 39 percent.",
            "Jane Roe has 51 percent of the votes in Toledo.",
        ),
        # one title in other words, another title, and a name in full
        ("Press secretary Jane A. Roe spoke in Springfield.", "Spokeswoman Jane Roe was in Springfield."),
        ("Defense Secretary Jane Roe spoke in Springfield.", "Secretary of Defense Jane Roe was in Springfield."),
        # another time of the same kind of thing
        (
            "Jane Roe spoke to reporters in Springfield on Monday.",
            "On Thursday, before the council met in its new hall, Jane Roe spoke to reporters of the harbour.",
        ),
        # what one court adds to what another one said
        ("John Doe is charged with arson and perjury.", "John Doe is charged with arson and fraud."),
    ],
)
def test_what_may_both_be_so_is_none(one: str, other: str) -> None:
    _, comparison = compared(one, other)
    assert comparison.conflicts == ()


def test_several_pairs_of_one_value_are_one_conflict_with_all_sides() -> None:
    _, comparison = compared(
        "Police arrested 52 people in Springfield.",
        "Police arrested 60 people in Springfield, officials said.",
        "In Springfield, police arrested 52 people.",
    )
    (conflict,) = comparison.conflicts
    assert len(conflict.sides) == 3


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ("30 years in prison", "30 years to life", Agreement.FINER),
        ("30 years in prison", "25 years in prison", Agreement.CONTRADICTORY),
        ("life in prison", "30 years in prison", Agreement.CONTRADICTORY),
        ("20 to 30 years", "25 years", Agreement.FINER),
        ("two years in prison", "a suspended sentence of two years", Agreement.CONTRADICTORY),
        ("up to 20 years in prison", "15 years in prison", Agreement.FINER),
        ("up to 20 years in prison", "25 years in prison", Agreement.CONTRADICTORY),
        ("at least 20 years", "25 years", Agreement.FINER),
        ("10 to 15 years in prison", "12 years in prison", Agreement.FINER),
        ("20 years or more in prison", "25 years in prison", Agreement.FINER),
        ("a maximum sentence of 20 years", "15 years", Agreement.FINER),
        ("365 days in jail", "one year in jail", Agreement.SAME),
        ("a year and a half", "18 months", Agreement.SAME),
        ("two and a half years", "30 months", Agreement.SAME),
        ("two years and six months", "30 months", Agreement.SAME),
        ("11 months in jail", "a year in jail", Agreement.CONTRADICTORY),
        ("life in prison", "life plus 20 years", Agreement.FINER),
        ("life in prison", "life with the possibility of parole after 25 years", Agreement.FINER),
        ("life without parole", "life with the possibility of parole", Agreement.FINER),
        ("25 to life", "30 years in prison", Agreement.FINER),
        ("16 months to two years", "18 months", Agreement.FINER),
        ("half a year in jail", "six months in jail", Agreement.SAME),
        ("six-year sentence", "three years on each of two counts", Agreement.DIFFERENT),
        ("10 years in prison", "10 years in prison and three years of supervised release", Agreement.FINER),
        ("three years in prison", "three years in prison, two of them suspended", Agreement.FINER),
        ("240 hours of community service", "two years in prison", Agreement.DIFFERENT),
        ("2,000 hours", "1,000 hours", Agreement.CONTRADICTORY),
        ("1,500 hours", "500 hours", Agreement.CONTRADICTORY),
        ("a fine of up to $5,000", "a $2,000 fine", Agreement.FINER),
        ("one year and six months", "18 months", Agreement.SAME),
        ("a fine of $500", "a $5,000 fine", Agreement.CONTRADICTORY),
        ("six months in jail", "a fine of $500", Agreement.DIFFERENT),
        ("40 hours of community service", "50 hours of community service", Agreement.CONTRADICTORY),
    ],
)
def test_penalties_by_their_terms(one: str, other: str, agreement: Agreement) -> None:
    assert compare_penalties(one, other) is agreement
    assert compare_penalties(other, one) is agreement


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ("murder", "second-degree murder", Agreement.FINER),
        ("first-degree murder", "second-degree murder", Agreement.DIFFERENT),
        ("murder", "attempted murder", Agreement.DIFFERENT),
        ("three counts of fraud", "two counts of fraud", Agreement.CONTRADICTORY),
        ("three counts of fraud", "fraud", Agreement.FINER),
    ],
)
def test_offences_by_head_modifiers_and_counts(one: str, other: str, agreement: Agreement) -> None:
    assert compare_offences(Literal(one), Literal(other)) is agreement
    assert compare_offences(Literal(other), Literal(one)) is agreement


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        (Moment("2024-03-05", (4, 12)), Moment("2024-03-05", (9.5, 9.5)), Agreement.FINER),
        (Moment("2024-03-05", (4, 12)), Moment("2024-03-05", (18, 29)), Agreement.CONTRADICTORY),
        (Moment("2024-03"), Moment("2024-03-05", (4, 12)), Agreement.FINER),
        (Moment("2024-03-05", weekday="tuesday"), Moment("2024-03-12", weekday="tuesday"), Agreement.SAME),
        (Moment("2024-03-05"), Moment("2024-03-12", sure=False), Agreement.SAME),
        (Moment("2024-03", weekday="tuesday"), Moment("2024-03-12", weekday="tuesday"), Agreement.SAME),
        (Moment("2024-03"), Moment("2024-03", stage="late"), Agreement.FINER),
        (Moment("2024-03", stage="early"), Moment("2024-03", stage="late"), Agreement.CONTRADICTORY),
    ],
)
def test_times_by_day_and_hours(one: Moment, other: Moment, agreement: Agreement) -> None:
    assert compare_moments(one, other) is agreement
    assert compare_moments(other, one) is agreement


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ("Jane A. Roe", "Jane Roe", Agreement.SAME),
        ("John Doe Jr.", "John Doe", Agreement.SAME),
        ("Jane Roe", "Jayne Roe", Agreement.DIFFERENT),
        ("Jane Hagen", "Jane Hagel", Agreement.DIFFERENT),
        ("Mike Roe", "Michael Roe", Agreement.SAME),
        ("Jim Roe", "Tim Roe", Agreement.SAME),
        ("Jane A. Roe", "Jane B. Roe", Agreement.SAME),
    ],
)
def test_names_spelt_otherwise(one: str, other: str, agreement: Agreement) -> None:
    assert compare_names(one, other) is agreement
    assert compare_names(other, one) is agreement
