from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.language.syntax.offsets import token_at, tokens_at, tokens_between, whole_tokens
from kg.model import Span

#: "Jane Roe left." is code points 0-4, 5-8, 9-13, 13-14.
DOC = Doc(Vocab(), ["Jane", "Roe", "left", "."], [True, True, False, False])


def test_tokens_that_a_stretch_touches() -> None:
    assert tokens_at(DOC, Span(6, 10)).text == "Roe left"
    assert tokens_at(DOC, Span(4, 6)).text == "Roe"  # the space before a word is not the word before
    assert tokens_at(DOC, Span(4, 5)).text == "Jane"
    assert token_at(DOC, 13).text == "."


def test_tokens_outside_the_text() -> None:
    with pytest.raises(ValueError, match="no words from 90 to 91"):
        tokens_at(DOC, Span(90, 91))


def test_whole_tokens_only() -> None:
    assert whole_tokens(DOC, Span(1, 4)) is None
    found = whole_tokens(DOC, Span(0, 8))
    assert found is not None
    assert found.text == "Jane Roe"
    between = tokens_between(DOC, Span(0, 2), Span(13, 14))
    assert between is not None
    assert between.text == "Roe left"
