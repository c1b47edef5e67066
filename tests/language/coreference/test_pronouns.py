"""Whom "he", "she" and "the couple" mean, and when kg is in doubt."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.tokens import Doc

from kg.language import load_pipeline
from kg.language.coreference.chains import Chain, Chains, chains_of
from kg.language.coreference.descriptions import add_descriptions
from kg.language.coreference.names import add_names as add_name_chains
from kg.language.coreference.pronoun_features import GENDER
from kg.language.coreference.pronoun_ranker import trust
from kg.language.lexicon.given_names import leaning
from kg.language.names.labels import add_names
from tests.articles import article


def bound(text: str, pronoun: str) -> tuple[str, bool]:
    """The name of the chain of the last such pronoun ("" for none), and whether kg is sure of it."""
    place = text.rindex(pronoun)
    for chain in chains_of(load_pipeline().analyse(article(text))):
        for mention in chain.mentions:
            if mention.span.start == place and mention.span.of(text) == pronoun:
                return chain.name, mention.head not in chain.unsure
    return "", False


def before_pronouns(text: str) -> Chains:
    """The chains of names and descriptions."""
    told = article(text)
    doc = load_pipeline().parse(told)
    add_names(doc, told)
    chains = Chains(doc, told)
    add_name_chains(chains)
    add_descriptions(chains)
    return chains


def shares(chains: Chains) -> dict[int, dict[int, float]]:
    return trust(chains, [t for t in chains.doc if t.lower_ in GENDER])


TWO = "Peter Coleman met Richard Miles on Monday. He left early, and his brother stayed."


def test_the_only_person_of_the_gender_is_meant_without_doubt() -> None:
    text = "Laura Whitfield met Peter Coleman on Monday. She thanked him for the letter."
    assert bound(text, "She") == ("Laura Whitfield", True)


def test_of_two_alike_the_subject_is_meant() -> None:
    text = "Peter Coleman runs the firm. Coleman hired Richard Miles last year. He said the firm was growing."
    assert bound(text, "He")[0] == "Peter Coleman"


def test_one_of_several_alike_is_doubtful() -> None:
    text = "A letter from Peter Coleman to Richard Miles about Frank Ellis said that he was ill."
    assert not bound(text, "he")[1]


def test_a_womans_pronoun_never_goes_to_a_man_by_title() -> None:
    chains = before_pronouns("Mr. Roe spoke with Mrs. Miles. She agreed.")
    (meant,) = shares(chains).values()
    assert chains.items[next(iter(meant))].name == "Miles"


def test_trust_is_spread_over_people_and_nobody() -> None:
    for meant in shares(before_pronouns(TWO)).values():
        assert list(meant.values()) == sorted(meant.values(), reverse=True)
        assert 0 < sum(meant.values()) <= 1.001


def test_the_same_article_gives_the_same_trust() -> None:
    assert shares(before_pronouns(TWO)) == shares(before_pronouns(TWO))


def test_pronouns_are_bound_without_the_encoders_vectors() -> None:
    chains = before_pronouns("Laura Whitfield met Peter Coleman on Monday. She thanked him.")
    chains.doc.tensor = np.zeros((0, 0), dtype=np.float32)
    names = [chains.items[next(iter(meant))].name for meant in shares(chains).values()]
    assert names == ["Laura Whitfield", "Peter Coleman"]


def test_nobody_is_meant_where_nobody_is_named() -> None:
    assert shares(before_pronouns("The bridge was closed. She said nothing.")) == {}


def test_a_headline_with_two_people_binds_nobody() -> None:
    text = "Peter Coleman told Richard Miles he lost\n\nThe two met on Monday in the town hall."
    assert bound(text, "he") == ("", False)


def test_the_vectors_of_the_words_stand_at_their_places() -> None:
    doc = load_pipeline().parse(article("Jane Roe spoke.\n\nShe left."))
    assert doc.tensor.shape[0] == len(doc)
    blank = [t.i for t in doc if t.is_space]
    assert blank
    assert not doc.tensor[blank].any()
    assert doc.tensor[[t.i for t in doc if t.is_alpha]].any(axis=1).all()


@pytest.mark.parametrize(("name", "sign"), [("Margaret", 1), ("Robert", -1), ("Élise", 1), ("Ôzgür", -1)])
def test_the_letters_of_a_given_name_tell_its_gender(name: str, sign: int) -> None:
    assert leaning(name) * sign > 0.5


def test_letters_of_other_alphabets_tell_nothing() -> None:
    assert leaning("Ян") == 0.0


def pairs(text: str) -> list[list[str]]:
    found: list[Chain] = [c for c in chains_of(load_pipeline().analyse(article(text))) if len(c.members) == 2]
    return [[m.span.of(text) for m in c.mentions] for c in found]


@pytest.mark.parametrize("words", ["The couple", "The pair", "The two", "Both"])
def test_sets_of_two_mean_the_two_named_together(words: str) -> None:
    text = f"Laura Whitfield and Peter Coleman arrived on Monday. {words} left early."
    assert pairs(text) == [["Laura Whitfield and Peter Coleman", words]]


def test_a_series_whose_parse_runs_backwards_is_still_one_stretch() -> None:
    told = article("Ann Roe and Bob Day spoke")
    doc = Doc(
        load_pipeline().nlp.vocab,
        words=told.text.split(),
        heads=[5, 4, 4, 4, 5, 5],
        deps=["nsubj", "nsubj", "cc", "flat", "conj", "ROOT"],
        pos=["PROPN", "PROPN", "CCONJ", "PROPN", "PROPN", "VERB"],
        tags=["NNP", "NNP", "CC", "NNP", "NNP", "VBD"],
        ents=["B-PERSON", "I-PERSON", "O", "B-PERSON", "I-PERSON", "O"],
    )
    chains = Chains(doc, told)
    add_name_chains(chains)
    add_descriptions(chains)
    assert all(m.span.start < m.span.end for c in chains.items for m in c.mentions)


def _meant(text: str, pronoun: str) -> set[str]:
    """The names of the chains of which a pronoun is a mention, at its last place in the text."""
    chains = chains_of(load_pipeline().analyse(article(text)))
    return {c.name for c in chains for m in c.mentions if m.span.start == text.rindex(f"{pronoun} ")}


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        # of the other gender is nobody who is named so, if somebody else can be meant
        ("Although he has denied it, Jane Roe charged that John Stiles has a pattern.", "he", "John Stiles"),
        # the sentence before is about who it says somebody is
        ("Jane Roe wept. One of the banker’s accusers is Ann Stiles. She told the court so.", "She", "Ann Stiles"),
        # of clauses side by side the last is gone on with
        ("Mark Roe was a sailor, and Alan Stiles had an unpaid fine. His record was long.", "His", "Alan Stiles"),
        # who spoke in the sentence before speaks on, whoever the article is about
        (
            "Mark Roe is running for mayor. Roe owns a mill. Roe’s rival Alan Stiles denied on Monday that he had paid"
            " Roe. “That is not true,” he said.",
            "he",
            "Alan Stiles",
        ),
        (
            "Mark Roe owned a mill. Roe sold the mill in May. Alan Stiles told Dora Finch that Roe had died. He was"
            " never mentioned again.",
            "He",
            "Mark Roe",
        ),
        ("The mill was sold on Monday. Speaking to Alan Stiles of the Daily News, he said so.", "he", None),
        ("Acme Corp was sued on Monday. It denied the charge.", "It", "Acme Corp"),
        ("Acme Corp sued Vale Inc. on Monday. It denied the charge.", "It", None),
        ("Acme Corp released a report on Monday. It said that prices rose.", "It", None),
    ],
)
def test_what_the_text_says_plainly_is_not_weighed(text: str, pronoun: str, name: str | None) -> None:
    assert _meant(text, pronoun) == ({name} if name else set())
