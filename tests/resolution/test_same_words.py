"""Who is only described is the one whose words another article has word for word, where the description fits."""

from __future__ import annotations

import pytest

from kg.model import Collection
from kg.resolution import same_words
from tests.comparison.stories import collection

WORDS = "“We will rebuild the old bridge before the first snow of the winter falls,”"


def speakers(found: Collection) -> list[str]:
    """Whom the first quotation of each article is of, by the names of the entities of all articles."""
    names = {entity.key: entity.name for entity in found.entities}
    told = {
        x.article.outlet: names[found.key_of[x.article.id, x.quotations[0].speaker or ""]] for x in found.extractions
    }
    return [told[outlet] for outlet in ("Hill Post", "Lane Herald", "Bay Times") if outlet in told]


def keys(found: Collection) -> set[str]:
    return {found.key_of[x.article.id, x.quotations[0].speaker or ""] for x in found.extractions}


def test_the_mayor_is_who_says_the_same_as_mayor_jane_roe() -> None:
    found = collection(
        f"{WORDS} Mayor Jane Roe told reporters.", f"{WORDS} the mayor said on Tuesday.", f"{WORDS} a spokesman said."
    )
    assert speakers(found) == ["Jane Roe", "Jane Roe", "spokesman"]


def test_some_words_of_the_same_are_no_evidence() -> None:
    found = collection(f"{WORDS} Mayor Jane Roe told reporters.", "“We will rebuild the old bridge,” the mayor said.")
    assert len(keys(found)) == 2


def test_nobody_is_chosen_between_two_who_are_named() -> None:
    found = collection(
        f"{WORDS} Mayor Jane Roe told reporters.",
        f"{WORDS} Mayor John Doe told reporters.",
        f"{WORDS} the mayor said on Tuesday.",
    )
    assert len(keys(found)) == 3


@pytest.mark.parametrize(
    ("one", "other", "people"),
    [
        ("a Dale Office official", "the Dale Office spokeswoman", 1),
        ("the mayor", "the town's mayor", 1),
        ("a Dale Office official", "a senior official", 2),
        ("a senior official", "a senior aide", 2),
        ("the president", "the vice president", 2),
    ],
)
def test_two_described_are_one_by_a_name_or_a_post(one: str, other: str, people: int) -> None:
    assert len(keys(collection(f"{WORDS} {one} said.", f"{WORDS} {other} said."))) == people


@pytest.mark.parametrize("title", ["Vice President", "Former President", "Assistant to the President"])
def test_who_has_another_office_is_not_described_by_its_last_word(title: str) -> None:
    assert len(keys(collection(f"{WORDS} {title} Jane Roe said.", f"{WORDS} the president said on Monday."))) == 2


def test_a_described_speaker_is_nobody_whom_the_same_article_has_beside_them() -> None:
    found = collection(
        f"{WORDS} the mayor said on Monday. Mayor Jane Roe left the town before he spoke.",
        f"{WORDS} Mayor Jane Roe said.",
    )
    assert len(keys(found)) == 2


def test_two_of_one_article_do_not_meet_through_others() -> None:
    school = "“No school of ours will have to close its doors next year,”"
    found = collection(
        f"{WORDS} a Dale Office official said. {school} a Dale Office spokeswoman said.",
        f"{WORDS} a Dale Office aide said. {school} the Dale Office aide said.",
        f"{school} a Dale Office adviser said. It rained.",
    )
    first, *_ = sorted(found.extractions, key=lambda each: each.article.published or "")
    assert len({found.key_of[first.article.id, each.speaker or ""] for each in first.quotations}) == 2


def test_many_articles_of_one_speaker_make_no_saying(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(same_words, "_SAYING", 2)
    by_name = f"{WORDS} Mayor Jane Roe told reporters."
    assert len(keys(collection(by_name, f"{by_name} Snow fell.", f"{WORDS} the mayor said."))) == 1
