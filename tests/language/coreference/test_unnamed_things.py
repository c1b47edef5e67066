"""Things without a name: which words describe one, and of what kind it is."""

import pytest

from kg.language import load_pipeline
from kg.language.coreference.chains import Chain, chains_of
from kg.model import EntityType
from tests.articles import article


def described(text: str) -> dict[str, Chain]:
    """The chains of a text without a name by the words of their first mention."""
    found = chains_of(load_pipeline().analyse(article(text)))
    return {c.mentions[0].span.of(text): c for c in found if not c.named}


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("A blaze destroyed Elm Hall on Sunday.", "A blaze", EntityType.EVENT),
        ("The stand-off in Springfield ended on Sunday.", "The stand-off", EntityType.EVENT),
        ("The fire service came to Elm Hall.", "The fire service", EntityType.ORGANIZATION),
        ("The coast guard came to Springfield.", "The coast guard", EntityType.ORGANIZATION),
        ("Protesters burned a warehouse in Springfield.", "a warehouse", EntityType.PLACE),
        ("Jane Roe waited at the railway station.", "the railway station", EntityType.PLACE),
        ("Jane Roe signed a proclamation.", "a proclamation", EntityType.DOCUMENT),
        ("Pilgrims came to Springfield.", "Pilgrims", EntityType.GROUP),
    ],
)
def test_a_noun_says_what_it_describes(sentence: str, words: str, kind: EntityType) -> None:
    assert described(sentence)[words].type is kind


def test_a_warning_is_a_document_where_somebody_issues_it() -> None:
    assert described("The court issued a warning on Monday.")["a warning"].type is EntityType.DOCUMENT
    assert "warning" not in " ".join(described("Jane Roe left without warning on Monday."))


@pytest.mark.parametrize(
    ("sentence", "words", "size"),
    [
        ("The crash killed nine.", "nine", 9),
        ("Police arrested seven on Friday.", "seven", 7),
        ("The crash injured two others.", "two others", 2),
        ("Hundreds died in Springfield.", "Hundreds", None),
        ("Jane Roe helped the wounded in Springfield.", "the wounded", None),
    ],
)
def test_people_need_no_noun_where_the_sentence_makes_them_people(sentence: str, words: str, size: int | None) -> None:
    group = described(sentence)[words]
    assert group.type is EntityType.GROUP
    assert group.size == size


@pytest.mark.parametrize(
    "sentence", ["Jane Roe paid nine.", "Jane Roe scored 30 on Friday.", "Jane Roe ate the others."]
)
def test_a_number_alone_is_nobody(sentence: str) -> None:
    assert described(sentence) == {}


def test_who_is_accused_is_one_person() -> None:
    assert described("The accused left the hall.")["The accused"].type is EntityType.PERSON


def test_others_are_always_some_more() -> None:
    text = "Others were killed in Springfield. Then others were killed in Dayton."
    assert {"Others", "others"} <= described(text).keys()


def test_one_raid_is_none_of_several_raids() -> None:
    text = "The raids in Springfield failed. The raid angered Jane Roe. Doe said the raid had been bold."
    found = described(text)
    assert len(found["The raids"].mentions) == 1
    assert len(found["The raid"].mentions) == 2
