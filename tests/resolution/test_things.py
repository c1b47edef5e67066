"""Which organizations, places and works of several articles are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Entity, EntityType, Extraction, Mention, MentionForm, Span
from kg.resolution import resolve_collection
from tests.articles import article

ORG, PLACE, WORK, PERSON, OUTLET = (
    EntityType.ORGANIZATION,
    EntityType.PLACE,
    EntityType.WORK,
    EntityType.PERSON,
    EntityType.OUTLET,
)


def read(number: int, *things: tuple[str, EntityType, tuple[str, ...]], behind: str = "") -> Extraction:
    """An article that names things with their aliases, and Jane Roe; `behind` follows the first name in the text."""
    text = f"Article {number}. {things[0][0]}{behind}"
    made = [
        Entity(f"e{n}", name, kind, (Mention(Span(11, 11 + len(things[0][0])), MentionForm.NAME),), aliases=aliases)
        for n, (name, kind, aliases) in enumerate(things, 1)
    ]
    jane = Entity("e9", "Jane Roe", PERSON, (Mention(Span(0, 7), MentionForm.NAME),))
    return Extraction(article(text), (*made, jane), (), ())


def one(name: str, kind: EntityType = ORG, *aliases: str) -> tuple[str, EntityType, tuple[str, ...]]:
    return name, kind, aliases


def keys(*extractions: Extraction) -> list[str]:
    """The keys of the first thing in each article."""
    collection = resolve_collection(extractions)
    return [collection.key_of[x.article.id, "e1"] for x in extractions]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (one("Acme Corp."), one("Acme Corporation")),
        (one("Acme"), one("Acme, Inc.")),
        (one("Roe & Doe Co."), one("Roe and Doe")),
        (one("The Acme Group"), one("Acme")),
        (one("Department of Roads"), one("Roads Department")),
        (one("U.S. Department of Roads"), one("Roads Department")),
        (one("Fourth Circuit"), one("4th Circuit")),
        (one("Center for Road Safety"), one("Center for Road Safety and Repair")),
        (one("Institute of Road Study"), one("Institutes of Road Study")),
        (one("Daily Example", OUTLET), one("The Daily Example")),
        (one("Mt. Roe", PLACE), one("Mount Roe", PLACE)),
        (one("Ohio", PLACE), one("OHIO", PLACE)),
        (one("Calif.", PLACE), one("California", PLACE)),
        (one("U.S.", PLACE), one("United States", PLACE)),
        (one("Roe’s Anatomy", WORK), one("Roe's Anatomy", WORK)),
        (one("Road Hall", ORG), one("Road Hall", PLACE)),
    ],
)
def test_what_outlets_print_differently_is_one(
    first: tuple[str, EntityType, tuple[str, ...]], second: tuple[str, EntityType, tuple[str, ...]]
) -> None:
    assert len(set(keys(read(1, first), read(2, second)))) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (one("Roe Motors"), one("Roe Motors", PERSON)),
        (one("Roe", PLACE), one("Roe", PERSON)),
        (one("Roe", PLACE), one("Roe", ORG)),
        (one("Roe University"), one("Roe School of Law")),
        (one("University of Roe"), one("Roe University")),
        (one("Senate"), one("Senate Roads Committee")),
        (one("Acme Foundation"), one("Acme")),
    ],
)
def test_names_that_only_look_alike_are_two(
    first: tuple[str, EntityType, tuple[str, ...]], second: tuple[str, EntityType, tuple[str, ...]]
) -> None:
    assert len(set(keys(read(1, first), read(2, second)))) == 2


def test_an_abbreviation_is_what_an_article_gives_with_it() -> None:
    full = read(1, one("Federal Roads Bureau", ORG, "FRB"))
    assert len(set(keys(full, read(2, one("FRB"))))) == 1
    assert len(set(keys(read(1, one("Federal Roads Bureau")), read(2, one("FRB"))))) == 2


def test_an_abbreviation_of_two_names_is_neither() -> None:
    found = keys(
        read(1, one("Federal Roads Bureau", ORG, "FRB")),
        read(2, one("Family Rights Board", ORG, "FRB")),
        read(3, one("FRB")),
    )
    assert len(set(found)) == 3


def test_a_team_is_its_citys_where_only_one_city_has_it() -> None:
    city = one("Springfield", PLACE)
    for place in ("Springfield", "New Springfield"):
        named = read(1, one(f"{place} Rovers"), one(place, PLACE))
        assert len(set(keys(named, read(2, one("Rovers"))))) == 1
    both = keys(
        read(1, one("Springfield Rovers"), city),
        read(2, one("Ogden Rovers"), one("Ogden", PLACE)),
        read(3, one("Rovers")),
    )
    assert len(set(both)) == 3


def test_a_place_is_told_by_the_region_behind_it() -> None:
    ohio = read(1, one("Springfield", PLACE), behind=", Ohio, was quiet.")
    illinois = read(2, one("Springfield", PLACE), behind=", Ill., was quiet.")
    named = read(3, one("Springfield", PLACE), one("Illinois", PLACE))
    found = keys(ohio, illinois, named)
    assert found[0] != found[1] == found[2]


def test_a_place_with_one_region_is_the_place_without() -> None:
    ohio = read(1, one("Springfield", PLACE), behind=", Ohio, was quiet.")
    plain = read(2, one("Springfield", PLACE), behind=", Roe said.")
    assert len(set(keys(ohio, plain))) == 1


def test_a_type_that_nearly_no_article_has_is_a_slip() -> None:
    usual = [read(n, one("Acme")) for n in range(5)]
    assert len(set(keys(*usual, read(9, one("Acme", WORK))))) == 1


@given(st.text(min_size=1, max_size=30), st.sampled_from([ORG, PLACE, WORK, PERSON, OUTLET]))
def test_any_words_may_be_a_name(name: str, kind: EntityType) -> None:
    assert len(set(keys(read(1, one(name, kind)), read(2, one(name, kind))))) == 1


def test_two_bodies_that_an_article_names_apart_stay_two() -> None:
    both = read(1, one("Acme Corp.", ORG, "Acme"), one("Acme Bank"))
    other = read(2, one("Acme Bank", ORG, "Acme"), one("Acme Corp."))
    collection = resolve_collection([both, other])
    key = collection.key_of
    assert key[both.article.id, "e1"] == key[other.article.id, "e2"] != key[both.article.id, "e2"]
    assert key[both.article.id, "e2"] == key[other.article.id, "e1"]
