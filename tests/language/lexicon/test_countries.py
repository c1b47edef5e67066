"""What countries and their people are called."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.language.lexicon.countries import demonyms, is_part, is_region, is_surely_territory, peoples, territories


def test_a_word_of_nationality_is_one_country_s() -> None:
    """Else nobody could say what country "French President Jane Roe" leads."""
    words = Counter(word.lower() for t in territories() for word in {*t.adjectives, *t.people} if word not in t.unused)
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize(
    ("word", "country"),
    [("danish", "Denmark"), ("spaniard", "Spain"), ("philippine", "Philippines"), ("nigerien", "Niger"),
     ("nigerian", "Nigeria"), ("papua new guinean", "Papua New Guinea"), ("st. lucian", "St. Lucia")],
)  # fmt: skip
def test_words_of_nationality_name_a_country(word: str, country: str) -> None:
    assert demonyms()[word] == country


@pytest.mark.parametrize("word", ["dominican", "pole", "dane", "central african"])
def test_what_means_something_else_before_a_name_is_no_nationality(word: str) -> None:
    assert word not in demonyms()


@pytest.mark.parametrize(
    "name",
    ["N.Y.", "Calif.", "Nebr", "Yukon", "Newfoundland", "St. Lucia", "Saint Lucia", "the Bahamas", "UK", "Hong Kong"],
)
def test_a_region_is_known_by_each_of_its_names(name: str) -> None:
    assert is_region(name)


@pytest.mark.parametrize("name", ["Springfield", "Holland", "Diego Garcia", "European Union"])
def test_other_places_are_no_regions(name: str) -> None:
    assert not is_region(name)


def test_a_part_belongs_to_its_state_and_to_no_other() -> None:
    assert is_part("Ontario", "Canada")
    assert is_part("N.Y.", "U.S.")
    assert is_part("Bermuda", "Great Britain")
    assert not is_part("Ontario", "U.S.")
    assert not is_part("Canada", "Canada")
    assert not is_part("Georgia", "Russia")


def test_people_in_the_plural() -> None:
    assert {"Danes", "Irishmen", "Swiss"} & peoples() == {"Danes", "Irishmen"}


@pytest.mark.parametrize(
    ("name", "sure"),
    [("Denmark", True), ("NORTH KOREA", True), ("District Of Columbia", True), ("US", True), ("Us", False),
     ("denmark", False), ("Jordan", False), ("Georgia", False), ("Springfield", False)],
)  # fmt: skip
def test_a_name_is_a_territory_s_alone_or_not(name: str, sure: bool) -> None:
    assert is_surely_territory(name) is sure
