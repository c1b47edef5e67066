"""Phrases that parsers take apart are put together again: numbers in words, and offices whose noun comes first."""

import pytest
import spacy
from spacy.tokens import Doc

from kg.language.parsing.arcs.numerals import numeral_arcs
from kg.language.parsing.arcs.office_heads import office_arcs


def test_a_number_in_words_belongs_to_the_noun_behind_it() -> None:
    words = ["Police", "held", "two", "hundred", "and", "fifty", "men"]
    doc = Doc(
        spacy.blank("en").vocab, words=words, heads=[1, 1, 3, 1, 5, 3, 1],
        deps=["nsubj", "ROOT", "nummod", "obj", "cc", "conj", "obj"],
        pos=["NOUN", "VERB", "NUM", "NUM", "CCONJ", "NUM", "NOUN"],
    )  # fmt: skip
    assert numeral_arcs(doc) == {3: (6, "nummod")}


@pytest.mark.parametrize(
    ("heads", "deps", "arcs"),
    [
        ([2, 2, 3, 3], ["det", "compound", "nsubj", "ROOT"], {0: (1, "det"), 1: (3, "nsubj"), 2: (1, "amod")}),
        ([2, 3, 3, 3], ["det", "nsubj", "nsubj", "ROOT"], {0: (1, "det"), 2: (1, "amod")}),
        ([1, 3, 1, 3], ["det", "nsubj", "amod", "ROOT"], {}),
    ],
)
def test_an_attorney_general_is_an_attorney(
    heads: list[int], deps: list[str], arcs: dict[int, tuple[int, str]]
) -> None:
    doc = Doc(spacy.blank("en").vocab, words=["The", "attorney", "general", "left"], heads=heads, deps=deps)
    assert office_arcs(doc) == arcs
