"""The lemmatizer of the shipped pipeline finds what spaCy's by rules finds, however often it is asked."""

from pathlib import Path

import pytest
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.tokens import Doc

from kg.language import load_nlp, load_pipeline
from kg.language.parsing.lemmas import RememberingLemmatizer


def tagged(nlp: Language, lemmas: list[str] | None = None) -> Doc:
    return Doc(
        nlp.vocab,
        words=["Mice", "left", "the", "left", "mice"],
        pos=["NOUN", "VERB", "DET", "ADJ", "NOUN"],
        morphs=["Number=Plur", "VerbForm=Fin", "", "Degree=Pos", "Number=Plur"],
        lemmas=lemmas,
    )


def test_lemmas_are_those_of_the_rules_at_the_first_time_and_later() -> None:
    nlp = load_pipeline().nlp
    remembering = nlp.get_pipe("lemmatizer")
    assert isinstance(remembering, RememberingLemmatizer)
    plain = EnglishLemmatizer(nlp.vocab, None, mode="rule")
    plain.lookups = remembering.lookups
    expected = [t.lemma_ for t in plain(tagged(nlp))]
    assert [t.lemma_ for t in remembering(tagged(nlp))] == expected
    assert [t.lemma_ for t in remembering(tagged(nlp))] == expected


def test_a_silent_e_is_told_by_the_consonant_that_is_not_doubled() -> None:
    nlp = load_pipeline().nlp
    words = ["hoping", "hoped", "hopes", "hopping", "hopped", "hops", "scrapes", "bathes", "passes", "quits"]
    doc = Doc(nlp.vocab, words=words, pos=["VERB"] * len(words), morphs=["VerbForm=Fin"] * len(words))
    lemmas = [t.lemma_ for t in nlp.get_pipe("lemmatizer")(doc)]
    assert lemmas == ["hope"] * 3 + ["hop"] * 3 + ["scrape", "bathe", "pass", "quit"]


@pytest.mark.parametrize(
    ("word", "morph", "lemma"),
    [
        ("lay", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin", "lay"),
        ("lay", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin", "lie"),
        ("are", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin", "be"),
    ],
)
def test_a_present_tense_is_of_the_verb_itself(word: str, morph: str, lemma: str) -> None:
    nlp = load_pipeline().nlp
    (found,) = nlp.get_pipe("lemmatizer")(Doc(nlp.vocab, words=[word], pos=["VERB"], morphs=[morph]))
    assert found.lemma_ == lemma


def test_a_lemma_that_is_set_beforehand_stays() -> None:
    nlp = load_pipeline().nlp
    lemmas = ["", "depart", "", "", ""]
    assert [t.lemma_ for t in nlp.get_pipe("lemmatizer")(tagged(nlp, lemmas))][1] == "depart"


def test_a_memory_zone_takes_no_lemmas_with_it() -> None:
    nlp = load_pipeline().nlp
    text = "Two zibblewocks quarrelled."
    with nlp.memory_zone():
        inside = [t.lemma_ for t in nlp(text)]
    assert [t.lemma_ for t in nlp(text)] == inside


def test_a_saved_pipeline_has_the_lemmatizer_again(tmp_path: Path) -> None:
    load_pipeline().nlp.to_disk(tmp_path)
    again = load_nlp(str(tmp_path))
    assert [t.lemma_ for t in again("The mice left.")] == [t.lemma_ for t in load_pipeline().nlp("The mice left.")]
