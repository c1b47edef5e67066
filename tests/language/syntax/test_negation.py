from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from kg.language.pipeline import load_pipeline
from kg.language.syntax.negation import negation_of, not_before
from tests.articles import article


def word(text: str, wanted: str) -> Token:
    doc: Doc = load_pipeline().parse(article(text))
    return next(t for t in doc if t.text == wanted)


@pytest.mark.parametrize(
    ("text", "verb", "no"),
    [
        ("Jane Roe did not leave.", "leave", "not"),
        ("Jane Roe didn’t leave.", "leave", "n’t"),
        ("Jane Roe hardly spoke.", "spoke", "hardly"),
        ("Jane Roe no longer speaks.", "speaks", "longer"),
        ("Jane Roe not only left but sued.", "left", None),
        ("Jane Roe left.", "left", None),
    ],
)
def test_what_says_no_to_a_verb(text: str, verb: str, no: str | None) -> None:
    found = negation_of(word(text, verb))
    assert (found.text if found is not None else None) == no


def test_a_negation_inside_the_object_is_the_objects() -> None:
    verb = word("Jane Roe never left.", "left")
    assert negation_of(verb, frozenset({verb.i - 1})) is None


def test_not_right_before_a_word() -> None:
    assert not_before(word("Jane Roe was found not guilty.", "guilty"))
    assert not not_before(word("Jane Roe was not found guilty.", "guilty"))
