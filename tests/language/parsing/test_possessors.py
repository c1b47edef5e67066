"""Who owns what a verb does something to is no object of the verb."""

import spacy
from spacy.tokens import Doc

from kg.language.parsing.arcs.possessors import owner_arcs


def parsed(words: list[str], relation: str) -> Doc:
    return Doc(
        spacy.blank("en").vocab, words=words, heads=[1, 1, 1, 2, 1], deps=["nsubj", "ROOT", relation, "case", "obj"],
        tags=["NNP", "VBD", "NNP", "POS", "NNP"], pos=["PROPN", "VERB", "PROPN", "PART", "PROPN"],
    )  # fmt: skip


def test_an_owner_that_the_parse_makes_an_object_hangs_on_what_is_owned() -> None:
    assert owner_arcs(parsed(["Peru", "beat", "Doe", "'s", "France"], "obj")) == {2: (4, "nmod:poss")}


def test_what_hangs_on_the_verb_in_another_way_stays() -> None:
    assert owner_arcs(parsed(["Peru", "left", "Doe", "'s", "Friday"], "obl")) == {}
