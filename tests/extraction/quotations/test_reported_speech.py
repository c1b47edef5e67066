from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.extraction.quotations.heard import heard

Finder = Callable[[str], list[Any]]


@pytest.mark.parametrize(
    ("text", "content", "cue", "source"),
    [
        pytest.param("Roe said that the mill was closed.", "that the mill was closed", "said", "Roe", id="that"),
        pytest.param("Roe said the mill was closed.", "the mill was closed", "said", "Roe", id="bare clause"),
        pytest.param(
            "The mayor believes that the mill was closed.",
            "that the mill was closed",
            "believes",
            "The mayor",
            id="belief",
        ),
        pytest.param(
            "Roe asked whether the mill was closed.", "whether the mill was closed", "asked", "Roe", id="whether"
        ),
        pytest.param("Roe promised to come home.", "to come home", "promised", "Roe", id="infinitive"),
        pytest.param("The mill was closed, police said.", "The mill was closed", "said", "police", id="cue at the end"),
        pytest.param(
            "According to Roe, the mill was closed at night.",
            "the mill was closed at night",
            "According to",
            "Roe",
            id="according to",
        ),
        pytest.param(
            "The mill was closed at night, according to Roe.",
            "The mill was closed at night",
            "according to",
            "Roe",
            id="according to behind",
        ),
        pytest.param("Roe criticized the plan.", "the plan", "criticized", "Roe", id="judged object"),
        pytest.param("They called for a vote.", "a vote", "called", "They", id="preposition"),
        pytest.param("Roe did not say that she lost.", "that she lost", "did not say", "Roe", id="negation in the cue"),
    ],
)
def test_finds_content_cue_and_source(found: Finder, text: str, content: str, cue: str, source: str) -> None:
    (quotation,) = found(text)
    assert (quotation.content, quotation.cue, quotation.source) == ((content,), cue, source)
    assert quotation.kind == "indirect"


def test_who_belongs_to_somebody_speaks_and_not_whose_they_are() -> None:
    assert heard("The mill is closed, Jane Roe's lawyer said.")[0].speaker == "Jane Roe’s lawyer"


def test_quoted_words_inside_a_reported_clause_make_it_mixed(found: Finder) -> None:
    (quotation,) = found("Roe said that the plan was a “complete failure” of the council.")
    assert quotation.kind == "mixed"
    assert quotation.content == ("that the plan was a “complete failure” of the council",)


def test_only_the_outermost_report_of_a_stretch_is_given(found: Finder) -> None:
    (quotation,) = found("Roe said that Doe claimed that the mill was closed.")
    assert (quotation.cue, quotation.source) == ("said", "Roe")


def test_the_addressee_of_an_indirect_report(found: Finder) -> None:
    (quotation,) = found("Roe told him that the mill was closed.")
    assert (quotation.source, quotation.addressee) == ("Roe", "him")


def test_an_expectation_without_a_holder_has_no_source(found: Finder) -> None:
    (quotation,) = found("The council is expected to approve the plan.")
    assert (quotation.content, quotation.source) == (("The council", "to approve the plan"), "")
    assert quotation.speaker is None


def test_a_clause_that_opens_the_sentence_ends_at_its_comma(found: Finder) -> None:
    quotations = found("While Roe praised the plan, Doe walked home.")
    assert [q.content for q in quotations] == [("the plan",)]


def test_plain_narration_yields_nothing(found: Finder) -> None:
    assert found("The mill was closed at night and flooded the old mill.") == []
