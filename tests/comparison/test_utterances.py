"""The same utterance in several outlets: found, told by its speaker, and with its differences by kind."""

from __future__ import annotations

import pytest

from kg.comparison.renderings import quotation_at
from kg.model.comparison import Aspect, DifferenceKind
from tests.comparison.stories import compared, words

LONG = "“We closed the northern harbour on Monday because the walls were cracking,” Jane Roe said."


def told(first: str, second: str) -> list[tuple[DifferenceKind, str, str]]:
    """The kinds and words of the differences of the one pair that two texts have."""
    found, comparison = compared(first, second)
    (utterance,) = comparison.utterances
    (pair,) = utterance.pairs
    return [
        (each.kind, words(found, pair.one.article, each.one), words(found, pair.other.article, each.other))
        for each in sorted(pair.differences, key=lambda each: (each.one, each.other))
    ]


def test_one_utterance_in_two_outlets_is_one() -> None:
    found, comparison = compared(
        f"The council met. {LONG}", "Mayor Jane Roe spoke. Roe said the northern harbour was closed on Monday "
        "because its walls were cracking."
    )  # fmt: skip
    (utterance,) = comparison.utterances
    assert utterance.speaker == "person/jane-roe"
    kinds = [
        quotation_at(x, r.place).kind.value
        for r in utterance.renderings
        for x in found.extractions
        if x.article.id == r.article
    ]
    assert sorted(kinds) == ["direct", "indirect"]
    assert Aspect.KIND in utterance.pairs[0].changed


def test_other_words_are_no_rendering() -> None:
    _, comparison = compared(LONG, "“The council will vote on a new budget for schools in autumn,” Jane Roe said.")
    assert comparison.utterances == ()


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (LONG, []),
        (LONG.replace("on Monday ", ""), [(DifferenceKind.DROPPED, "on Monday", "")]),
        (LONG.replace("walls", "walls and floors"), [(DifferenceKind.ADDED, "", "and floors")]),
        (LONG.replace("northern", "southern"), [(DifferenceKind.REPLACED, "northern", "southern")]),
        (LONG.replace("walls were", "walls were not"), [(DifferenceKind.NEGATION, "", "not")]),
        (LONG.replace("We closed", "We may have closed"), [(DifferenceKind.MODAL, "", "may have")]),
        (LONG.replace("on Monday because", "… because"), [(DifferenceKind.ELLIPSIS, "on Monday", "")]),
        (LONG.replace("the walls", "[the piers]"), [(DifferenceKind.BRACKETS, "walls", "piers")]),
        (LONG.replace("cracking", "cracked"), [(DifferenceKind.FORM, "cracking", "cracked")]),
        (
            "Jane Roe said that they closed the northern harbour on Monday because the walls were cracking.",
            [(DifferenceKind.PERSON, "We", "that they")],
        ),
    ],
)
def test_differences_have_a_kind(other: str, expected: list[tuple[DifferenceKind, str, str]]) -> None:
    assert told(LONG, other) == expected


def test_what_only_makes_a_report_is_no_difference() -> None:
    words = "the northern harbour was closed because its walls were cracking"
    assert told(f"Mayor Jane Roe said {words}.", f"Mayor Jane Roe said that {words}.") == []


def test_many_words_less_are_dropped_whatever_stands_in_them() -> None:
    cut = LONG.replace("because the walls were cracking", "")
    ((kind, *_),) = told(LONG.replace("because", "for nobody could not see that"), cut)
    assert kind is DifferenceKind.DROPPED


def test_one_word_of_a_speakers_sentence_may_be_another() -> None:
    said = "“It should have been at least {} years,” Jane Roe said."
    assert told(said.format(15), said.format(50)) == [(DifferenceKind.NUMBER, "15", "50")]


def test_a_report_is_not_what_a_longer_one_only_holds() -> None:
    _, comparison = compared(
        "Jane Roe said that the council would vote in autumn on a new budget for schools, roads and bridges after "
        "the flood destroyed the harbour.",
        "Jane Roe said that the flood destroyed the harbour.",
    )
    assert comparison.utterances == ()


def test_a_number_that_changes_is_called_one() -> None:
    first = "“The flood took 40 houses and both bridges from us last night,” Jane Roe said."
    assert told(first, first.replace("40", "fourteen")) == [(DifferenceKind.NUMBER, "40", "fourteen")]


def test_another_speaker_is_told_and_a_missing_one_is_lent() -> None:
    _, comparison = compared(LONG, LONG.replace("Jane Roe", "John Doe"), LONG.replace("Jane Roe", "she"))
    (utterance,) = comparison.utterances
    assert utterance.speaker is None
    assert [pair.changed for pair in utterance.pairs if Aspect.SPEAKER in pair.changed] == [(Aspect.SPEAKER,)]
    _, comparison = compared(LONG, LONG, LONG.replace("Jane Roe", "she"))
    (utterance,) = comparison.utterances
    assert utterance.speaker == "person/jane-roe"
    assert len(utterance.lent) == 1


def test_a_long_quotation_belongs_to_the_utterances_of_both_its_sentences() -> None:
    second = "“Nobody will be paid before the last family has a roof over its head,” Jane Roe said."
    both = LONG.replace(",” Jane Roe said.", ". ") + second[1:]
    found, comparison = compared(LONG, second, both)
    assert [len(utterance.renderings) for utterance in comparison.utterances] == [2, 2]
    assert len({r for utterance in comparison.utterances for r in utterance.renderings}) == 3
    assert len(found.extractions) == 3
