"""Who is only described is the one whose words another article has word for word, where the description fits."""

from __future__ import annotations

from kg.model import Collection
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


def test_two_described_alike_are_one() -> None:
    found = collection(f"{WORDS} a Dale Office official said.", f"{WORDS} a senior official said.")
    assert len(keys(found)) == 1
