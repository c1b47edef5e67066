"""Lemmas of verbs, whatever the lemmatizer's list of words lacks."""

import pytest

from kg.language import load_pipeline
from tests.articles import article


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("retweeted", "retweet"),  # the lexicon has the verb
        ("hoped", "hope"),
        ("hopped", "hop"),
        ("taped", "tape"),  # only a doubled consonant would make it "tap"
        ("unfriended", "unfriend"),  # no "e" behind such an end
        ("vlogged", "vlog"),
        ("downvoted", "downvote"),
    ],
)
def test_a_past_form_leads_to_its_verb(form: str, lemma: str) -> None:
    doc = load_pipeline().parse(article(f"Jane Roe has {form} it."))
    assert next(t.lemma_ for t in doc if t.text == form) == lemma


@pytest.mark.parametrize(
    ("text", "form", "lemma"),
    [
        ("Jane Roe helped to found the Acme Foundation.", "found", "found"),
        ("The crew will saw the tree.", "saw", "saw"),
        ("Jane Roe found the Acme file.", "found", "find"),
    ],
)
def test_behind_to_and_modals_a_form_is_of_the_verb_that_is_written_so(text: str, form: str, lemma: str) -> None:
    doc = load_pipeline().analyse(article(text))
    assert next(t.lemma_ for t in doc if t.text == form) == lemma
