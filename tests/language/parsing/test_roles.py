"""Predicates of the shipped pipeline: `doc._.predicates`, their words, rolesets and arguments."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.language import load_pipeline
from kg.language.extensions import register
from kg.language.parsing.encoder.role_scores import ROLES
from kg.language.parsing.predicates import predicates_of
from kg.language.parsing.roles import RolesComponent, phrase_of
from kg.propbank import roleset


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline().nlp


def told(doc: Doc) -> dict[str, dict[str, str]]:
    """The phrases of each roleset by role."""
    return {p.roleset: {a.role: a.span.text for a in p.arguments} for p in predicates_of(doc)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The company bought the factory.",
        "The factory was bought by the company.",
        "The company wants to buy the factory.",
    ],
)
def test_who_did_what_is_the_same_however_it_is_said(nlp: Language, sentence: str) -> None:
    doc = nlp(sentence)
    (buying,) = (p for p in predicates_of(doc) if p.roleset == "buy.01")
    assert {a.role: a.head.text for a in buying.arguments if a.role in {"ARG0", "ARG1"}} == {
        "ARG0": "company", "ARG1": "factory",
    }  # fmt: skip


def test_a_noun_has_the_roleset_of_its_verb(nlp: Language) -> None:
    doc = nlp("The arrest of two dealers followed.")
    (arrest,) = (p for p in predicates_of(doc) if p.token.text == "arrest")
    assert arrest.roleset == "arrest.01"
    assert [(a.role, a.head.text) for a in arrest.arguments] == [("ARG1", "dealers")]


def test_predicates_stand_in_order_and_reach_no_other_sentence(nlp: Language) -> None:
    doc = nlp("She sold her shop. He left the town, and they stayed there. Nobody complained.")
    places = [p.token.i for p in predicates_of(doc)]
    assert places == sorted(places)
    for predicate in predicates_of(doc):
        assert 0 <= predicate.score <= 1
        for argument in predicate.arguments:
            assert argument.head in argument.span
            assert 0 < argument.score <= 1
            assert argument.head.sent == predicate.token.sent
        numbered = [a.role for a in predicate.arguments if a.role.startswith("ARG") and a.role[3:].isdigit()]
        assert len(numbered) == len(set(numbered))


def test_a_phrase_leaves_out_the_part_that_holds_the_predicate() -> None:
    words = ["The", "man", "who", "left", "early", "slept"]
    doc = Doc(
        spacy.blank("en").vocab, words=words, heads=[1, 5, 3, 1, 3, 5],
        deps=["det", "nsubj", "nsubj", "acl:relcl", "advmod", "ROOT"],
    )  # fmt: skip
    assert phrase_of(doc[1], doc[3]).text == "The man"
    assert phrase_of(doc[1], doc[5]).text == "The man who left early"


def test_a_phrase_has_no_marks_at_its_ends() -> None:
    words = ["He", "left", ",", "quickly", ",", "again"]
    doc = Doc(
        spacy.blank("en").vocab, words=words, heads=[1, 1, 3, 1, 3, 1],
        deps=["nsubj", "ROOT", "punct", "advmod", "punct", "advmod"],
        pos=["PRON", "VERB", "PUNCT", "ADV", "PUNCT", "ADV"],
    )  # fmt: skip
    assert phrase_of(doc[3], doc[1]).text == "quickly"


def test_a_doc_of_another_pipeline_stays_as_it_is() -> None:
    register()
    doc = spacy.blank("en")("She left.")
    assert RolesComponent()(doc)._.predicates == ()


def test_the_scores_of_the_encoder_do_not_stay_in_the_doc(nlp: Language) -> None:
    assert ROLES not in nlp("She left the house.").user_data


def test_the_component_survives_bytes(nlp: Language) -> None:
    whole = nlp.get_pipe("kg_roles")
    assert isinstance(whole, RolesComponent)
    copy = RolesComponent().from_bytes(whole.to_bytes())
    with nlp.select_pipes(disable=["kg_roles"]):
        doc = nlp("The company bought the factory.")
    assert told(copy(doc)) == told(nlp("The company bought the factory."))


def test_all_rolesets_of_the_weights_are_in_the_frame_files_or_light_verbs(nlp: Language) -> None:
    component = nlp.get_pipe("kg_roles")
    assert isinstance(component, RolesComponent)
    unknown = [name for name in component.rolesets if roleset(name) is None]
    assert len(unknown) < 60
    assert "make.LV" in component.rolesets
