"""Which rolesets a word may have, and what they say."""

from __future__ import annotations

import pytest

from kg.propbank import candidates, light_candidates, roleset


@pytest.mark.parametrize(
    ("lemma", "upos", "found"),
    [("accuse", "VERB", "accuse.01"), ("accusation", "NOUN", "accuse.01"), ("Accused", "ADJ", "accuse.01"),
     ("back", "VERB", "back_up.04"), ("scan", "NOUN", "ct.01"), ("back-up", "VERB", "back_up.04"),
     ("cofound", "VERB", "cofound.01"), ("co-found", "VERB", "cofound.01"), ("criticise", "VERB", "criticize.01"),
     ("proceedings", "NOUN", "proceeding.02"), ("dislike", "NOUN", "dislike.01")],
)  # fmt: skip
def test_a_word_has_the_rolesets_that_it_is_an_alias_of(lemma: str, upos: str, found: str) -> None:
    assert found in candidates(lemma, upos)


def test_the_part_of_speech_tells_rolesets_apart() -> None:
    assert "back_up.04" not in candidates("back", "ADJ")


def test_a_word_that_no_frame_file_has_has_none() -> None:
    assert candidates("qwyjibo", "VERB") == ()


def test_a_light_verb_needs_its_noun() -> None:
    assert light_candidates("make", "accusation") == ("accuse.01",)
    assert light_candidates("make", "table") == ()


def test_a_roleset_tells_who_takes_part() -> None:
    accuse = roleset("accuse.01")
    assert accuse is not None
    assert {number: role.description for number, role in accuse.roles.items()} == {
        "0": "accuser", "1": "accused", "2": "crime"
    }  # fmt: skip
    assert accuse.roles["0"].function == "PAG"
    assert (accuse.lemma, accuse.name) == ("accuse", "charge with wrongdoing, blame")
    assert "Judgment" in accuse.framenet
    assert accuse.verbnet == ("suspect-81",)
    assert roleset("accuse.99") is None
