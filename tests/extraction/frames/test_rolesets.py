"""Frames evoked by rolesets: whose role is whose, and what a sentence does with what they state."""

from __future__ import annotations

import pytest

from kg.extracting import extract_article
from kg.extraction.frames import extractor_with
from kg.extraction.frames.loading import Frame, parse_frames
from kg.extraction.frames.marked import MarkedPipeline, read_marks
from kg.language import load_pipeline
from tests.articles import article

GUIDE = """[[frame]]
predicate = "guided"
rolesets = ["guide.01"]
subject = "ARG0"
subject_type = "Person"
object = "ARG1"
object_type = ["Person", "text"]
"""
MET = GUIDE.replace("guided", "metWith").replace("guide.01", "meet.03").replace(', "text"', "")


def found(sentence: str, text: str = GUIDE) -> set[tuple[str, str, str]]:
    """(subject, object, status) of what the frame finds in a sentence with marks."""
    marked = read_marks(sentence)
    frames: list[Frame] = parse_frames(text, "own.toml")
    own = {"frames": extractor_with(frames)}
    read = extract_article(article(marked.text), MarkedPipeline(load_pipeline(), marked), ["frames", "quotations"], own)
    names = {entity.id: entity.name for entity in read.entities}
    return {
        (names[s.subject], names[s.object] if isinstance(s.object, str) else s.object.value, s.status.value)
        for s in read.statements
        if s.predicate == frames[0].predicate
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "{ARG0 Jane Roe} {guide.01 guided} {ARG1 John Doe}.",
        "{ARG1 John Doe} was {guide.01 guided} {ARG0 by Jane Roe}.",
        "{ARG0 Jane Roe} {ARGM-LVB gave} {guide.01 guidance} {ARG1 to John Doe}.",
        "{ARG0 Jane Roe's} {guide.01 guidance} {ARG1 of John Doe} ended in May.",
        "{ARG0 Jane Roe}, who wanted to {guide.01 guide} {ARG1 John Doe}, has left.",
    ],
)
def test_a_verb_and_a_noun_of_one_meaning_share_a_frame(sentence: str) -> None:
    assert {f[:2] for f in found(sentence)} == {("Jane Roe", "John Doe")}


def test_a_relative_pronoun_stands_for_its_antecedent_and_for_what_is_coordinated_with_it() -> None:
    sentence = "John Doe and Ann Moss, {R-ARG1 whom} {ARG0 Jane Roe} {guide.01 guided}, left."
    assert found(sentence) == {("Jane Roe", "John Doe", "asserted"), ("Jane Roe", "Ann Moss", "asserted")}


def test_an_argument_goes_before_the_pronoun_that_refers_to_it() -> None:
    sentence = "{ARG1 John Doe}, {R-ARG1 whom} {ARG0 Jane Roe} {guide.01 guided}, left."
    assert found(sentence) == {("Jane Roe", "John Doe", "asserted")}


def test_only_what_is_coordinated_within_the_phrase_has_its_role() -> None:
    assert found("{ARG0 Jane Roe} {guide.01 guided} {ARG1 John Doe and Ann Moss}.") == {
        ("Jane Roe", "John Doe", "asserted"),
        ("Jane Roe", "Ann Moss", "asserted"),
    }
    assert len(found("{ARG0 Jane Roe} {guide.01 guided} {ARG1 John Doe} and Ann Moss.")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "{ARG0 Ann Moss} was {guide.01 guided} by John Doe before {ARG1 Jane Roe} left.",
        "Ann Moss was {guide.01 guided} {ARG1 by John Doe} before {ARG0 Jane Roe} left.",
    ],
)
def test_what_the_voice_of_the_verb_rules_out_has_no_role(sentence: str) -> None:
    assert found(sentence) == set()


def test_what_goes_on_with_an_argument_stands_for_one_whose_beginning_is_missing() -> None:
    assert found("{ARG0 Jane Roe} {guide.01 guided} {C-ARG1 John Doe}.") == {("Jane Roe", "John Doe", "asserted")}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("{ARG0 Jane Roe} did not {ARGM-LVB give} {guide.01 guidance} {ARG1 to John Doe}.", "negated"),
        ("{ARG0 Jane Roe} allegedly {ARGM-LVB gave} {guide.01 guidance} {ARG1 to John Doe}.", "alleged"),
        ("Mary Holt said {ARG0 Jane Roe} {ARGM-LVB gave} {guide.01 guidance} {ARG1 to John Doe}.", "attributed"),
        ("{ARG0 Jane Roe} could {ARGM-LVB give} {guide.01 guidance} {ARG1 to John Doe}.", "hypothetical"),
        ("{ARG0 Jane Roe} denied {guide.01 guiding} {ARG1 John Doe}.", "denied"),
    ],
)
def test_the_sentence_tells_the_status(sentence: str, status: str) -> None:
    assert found(sentence) == {("Jane Roe", "John Doe", status)}


def test_several_with_a_symmetric_predicate_do_it_to_each_other() -> None:
    assert found("{ARG0 Jane Roe and John Doe} {meet.03 met} in May.", MET) == {("Jane Roe", "John Doe", "asserted")}


def test_what_the_words_have_said_a_roleset_does_not_say_in_others() -> None:
    words = GUIDE.replace("rolesets", "nouns").replace("guide.01", "guidance").replace("ARG1", "in")
    both = words.replace("ARG0", "owner") + GUIDE
    assert found("{ARG0 Jane Roe's} {guide.01 guidance} {ARG1 in painting and music} ended.", both) == {
        ("Jane Roe", "painting", "asserted"), ("Jane Roe", "music", "asserted")
    }  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    ["Jane Roe guided John Doe {", "{guide.01 guided}{}", "{ARG0 Jane Roe} guided.", "{guide.01 a} {guide.01 b}"],
)
def test_marks_that_are_not_those_of_one_roleset_are_no_marks(sentence: str) -> None:
    with pytest.raises(ValueError, match="marks not one roleset"):
        read_marks(sentence)
