"""How many belong to a group, and who."""

import pytest

from kg.language import load_pipeline
from kg.language.coreference.chains import Chain, chains_of
from kg.model import EntityType
from tests.articles import article


def groups(text: str) -> dict[str, Chain]:
    """The groups of a text by the words of their first mention."""
    found = chains_of(load_pipeline().analyse(article(text)))
    return {c.mentions[0].span.of(text): c for c in found if c.type is EntityType.GROUP}


@pytest.mark.parametrize(
    ("sentence", "words", "size"),
    [
        ("Two women told the court about Roe.", "Two women", 2),
        ("Three former members of the Example Club met on Monday.", "Three former members", 3),
        ("A dozen protesters gathered in Springfield.", "A dozen protesters", 12),
        ("Half a dozen students sang in the hall.", "Half a dozen students", 6),
        ("A half-dozen students sang in the hall.", "A half-dozen students", 6),
        ("Police arrested two dozen men on Friday.", "two dozen men", 24),
        ("Twenty-two men sang in the hall.", "Twenty-two men", 22),
        ("A couple sued Acme Corp. on Friday.", "A couple", 2),
        ("The trio left the hall early.", "The trio", 3),
        ("Both women criticized Jane Roe.", "Both women", 2),
        ("Two of the women sued Acme Corp.", "Two", 2),
        ("The family of four visited Springfield.", "The family", 4),
        ("Doe attacked a group of five students.", "a group", 5),
        ("Roe wrote a book about two men.", "two men", 2),
        ("Police arrested 1,200 soldiers on Friday.", "1,200 soldiers", 1200),
        ("Two hundred workers criticized Acme Corp.", "Two hundred workers", 200),
        ("Police arrested two hundred and fifty men on Friday.", "two hundred and fifty men", 250),
    ],
)
def test_an_exact_number_is_the_size(sentence: str, words: str, size: int) -> None:
    assert groups(sentence)[words].size == size


@pytest.mark.parametrize(
    "sentence",
    [
        "At least 20 people were injured in Springfield.",
        "About 300 workers criticized Acme Corp.",
        "Hundreds of people praised Jane Roe.",
        "More than 20 soldiers died on Monday.",
        "Between 20 and 30 soldiers died on Monday.",
        "Two or three men fled the hall.",
        "Up to five officers came to the hall.",
        "A couple of friends left the hall.",
        "Several dozen students sang in the hall.",
        "A hundred students sang in the hall.",
        "Three million workers criticized Jane Roe.",
        "The women left the hall.",
    ],
)
def test_an_estimate_a_bound_or_no_number_is_no_size(sentence: str) -> None:
    found = groups(sentence)
    assert found
    assert {g.size for g in found.values()} == {None}


def test_a_series_of_names_is_complete() -> None:
    found = groups("Jane Roe, John Doe and Mary Poe sued Acme Corp.")
    assert found["Jane Roe, John Doe and Mary Poe"].size == 3


def test_names_behind_a_plural_are_all_of_its_members() -> None:
    found = groups("Two members of the Example Club, Jane Roe and John Doe, resigned.")["Two members"]
    assert (found.size, len(found.members)) == (2, 2)


def test_examples_are_members_but_not_all() -> None:
    counted = groups("Four senators, including Jane Roe, opposed the bill.")["Four senators"]
    assert (counted.size, len(counted.members)) == (4, 1)
    uncounted = groups("Several senators, including Jane Roe and John Doe, opposed the bill.")["Several senators"]
    assert (uncounted.size, len(uncounted.members)) == (None, 2)


def test_the_couple_has_the_size_of_the_two_it_means() -> None:
    found = groups("Jane Roe and John Doe arrived. The couple left early.")["Jane Roe and John Doe"]
    assert found.size == len(found.members) == 2


def test_what_fills_a_group_is_the_group() -> None:
    text = "Doe attacked a group of five students."
    assert [m.span.of(text) for m in groups(text)["a group"].mentions] == ["a group", "five students"]
