import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Entity, EntityType, Extraction, Mention, MentionForm, Span, Statement, Status
from kg.resolution import resolve_collection
from kg.resolution.naming import slug
from tests.articles import article

PERSON, ORG, PLACE, DOCUMENT = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE, EntityType.DOCUMENT


def read(number: int, *entities: tuple[str, EntityType], outlet: str | None = None) -> Extraction:
    """An article that names things, each once."""
    text = f"Article {number}."
    mention = Mention(Span(0, 7), MentionForm.NAME)
    made = tuple(
        Entity(
            f"e{n}", name, kind, (mention,), named=kind is not DOCUMENT, roles=("letter",) if kind is DOCUMENT else ()
        )
        for n, (name, kind) in enumerate(entities, 1)
    )
    return Extraction(article(text, outlet=outlet), made, (), ())


def people(*extractions: Extraction) -> dict[str, tuple[str, ...]]:
    collection = resolve_collection(extractions)
    return {e.name: e.aliases for e in collection.entities if e.type is PERSON}


def test_a_last_name_joins_the_full_name_of_another_article_with_much_shared_context() -> None:
    around = [(n, PLACE) for n in ("Springfield", "Shelbyville", "Ogden")]
    one = read(1, ("Laura Whitfield", PERSON), *around)
    assert people(one, read(2, ("Whitfield", PERSON), *around)) == {"Laura Whitfield": ("Whitfield",)}
    assert len(people(one, read(2, ("Whitfield", PERSON), *around[:2]))) == 2


def test_a_last_name_without_shared_context_stays_apart() -> None:
    one = read(1, ("Laura Whitfield", PERSON), ("Springfield", PLACE))
    two = read(2, ("Whitfield", PERSON), ("Shelbyville", PLACE))
    assert set(people(one, two)) == {"Laura Whitfield", "Whitfield"}


def test_a_middle_name_left_out_is_the_same_person() -> None:
    one = read(1, ("Laura Jo Whitfield", PERSON), ("Springfield", PLACE))
    two = read(2, ("Laura Whitfield", PERSON), ("Springfield", PLACE))
    assert len(people(one, two)) == 1


def test_different_middle_names_are_different_people() -> None:
    one = read(1, ("Laura Jo Whitfield", PERSON), ("Springfield", PLACE))
    two = read(2, ("Laura Kay Whitfield", PERSON), ("Springfield", PLACE))
    assert len(people(one, two)) == 2


def test_namesakes_with_nothing_in_common_are_two() -> None:
    first = [(n, PLACE) for n in ("Springfield", "Shelbyville", "Ogden", "Capital City")]
    other = [(n, PLACE) for n in ("Leeds", "York", "Hull", "Whitby")]
    one, two = read(1, ("John Smith", PERSON), *first), read(2, ("John Smith", PERSON), *other)
    keys = {e.key for e in resolve_collection([one, two]).entities if e.type is PERSON}
    assert len(keys) == 2


def test_an_outlet_that_is_mentioned_is_the_outlet_that_publishes() -> None:
    one = read(1, ("The Springfield Gazette", EntityType.OUTLET), outlet="Example Times")
    two = read(2, ("Shelbyville", PLACE), outlet="Springfield Gazette")
    collection = resolve_collection([one, two])
    assert collection.outlet_of[two.article.id] == collection.key_of[one.article.id, "e1"]


def test_a_pair_is_one_group_wherever_it_is_named() -> None:
    def pair(number: int, first: str, second: str) -> Extraction:
        around = [(n, PLACE) for n in ("Springfield", "Shelbyville", "Ogden")]
        base = read(number, (first, PERSON), (second, PERSON), *around)
        group = Entity(
            "e9", f"{first} and {second}", EntityType.GROUP, base.entities[0].mentions, False, members=("e1", "e2")
        )
        return Extraction(base.article, (*base.entities, group), (), ())

    collection = resolve_collection([pair(1, "Laura Whitfield", "Peter Coleman"), pair(2, "Coleman", "Whitfield")])
    assert [(g.name, len(g.members)) for g in collection.entities if g.type is EntityType.GROUP] == [
        ("Laura Whitfield and Peter Coleman", 2)
    ]


@pytest.mark.parametrize(
    ("name", "here", "there", "bodies"),
    [
        ("Progress Party", "Ohio", "Norway", 2),
        ("Progress Party", "Ohio", "California", 1),  # parts of one country
        ("Progress Party", "Ohio", "Springfield", 1),  # nothing tells of another country
        ("Supreme Court", "Ohio", "Norway", 2),
        ("Acme Corp", "Ohio", "Norway", 1),
    ],
)
def test_bodies_of_two_nations_with_one_name_are_two(name: str, here: str, there: str, bodies: int) -> None:
    collection = resolve_collection([read(1, (name, ORG), (here, PLACE)), read(2, (name, ORG), (there, PLACE))])
    assert len([e for e in collection.entities if e.type is ORG]) == bodies


def test_documents_are_one_where_a_writer_and_a_cause_agree() -> None:
    def letters(number: int, writer: str) -> Extraction:
        base = read(number, (writer, PERSON), ("Peter Coleman", PERSON), ("letters", DOCUMENT))
        statements = (
            Statement("e1", "wrote", "e3", Status.ASSERTED, (Span(0, 7),)),
            Statement("e3", "onBehalfOf", "e2", Status.ASSERTED, (Span(0, 7),)),
        )
        return Extraction(base.article, base.entities, (), statements)

    same = resolve_collection([letters(1, "Laura Whitfield"), letters(2, "Laura Whitfield")])
    other = resolve_collection([letters(1, "Laura Whitfield"), letters(2, "Helen Marsh")])
    assert [len([e for e in c.entities if e.type is DOCUMENT]) for c in (same, other)] == [1, 2]


@given(st.permutations(range(5)))
def test_the_order_of_the_articles_changes_nothing(order: list[int]) -> None:
    names = [
        ("Laura Whitfield", PERSON),
        ("Whitfield", PERSON),
        ("John Smith", PERSON),
        ("Acme Corp", ORG),
        ("Springfield", PLACE),
    ]
    chance = random.Random(1)
    articles = [read(n, *chance.sample(names, 3)) for n in range(5)]
    assert resolve_collection([articles[i] for i in order]) == resolve_collection(articles)


@given(st.text(max_size=80))
def test_a_slug_is_a_safe_path_segment(name: str) -> None:
    assert slug(name)
    assert set(slug(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Daily Правда", "The Daily Известия"),
        ("Канал 5", "חדשות 5"),
        ("C++ News", "C# News"),
        ("Die Æra", "Die ra"),
    ],
)
def test_outlets_are_two_where_their_names_differ_in_what_ascii_lacks(one: str, other: str) -> None:
    outlets = [one, other, "Canal", "Canal+", "The Canal"]
    published = [read(n, ("Laura Whitfield", PERSON), outlet=outlet) for n, outlet in enumerate(outlets)]
    collection = resolve_collection(published)
    keys = [collection.outlet_of[x.article.id] for x in published]
    assert len(set(keys)) == 4
    assert keys[2] == keys[4]
    names = {name for e in collection.entities if e.type is EntityType.OUTLET for name in (e.name, *e.aliases)}
    assert names == set(outlets)


def test_a_slug_spells_letters_of_latin_that_unicode_does_not_take_apart() -> None:
    names = ["Łukasz Wójcik", "Ørsted", "Groß", "The Æra", "Canal+", "#MeToo", "O’Roe", "A–B", "8½"]
    assert [*map(slug, names)] == [
        "lukasz-wojcik",
        "orsted",
        "gross",
        "the-aera",
        "canal-plus",
        "metoo",
        "oroe",
        "a-b",
        "81-2",
    ]
