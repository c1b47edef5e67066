"""Who is one person over several articles, and who is not."""

from __future__ import annotations

import pytest

from kg.model import Entity, EntityType, Extraction, Literal, Mention, MentionForm, Span, Statement, Status
from kg.resolution import resolve_collection
from tests.articles import article

Person = str | tuple[str, tuple[str, ...]]
SPRINGFIELD = ("Springfield", "Acme Corp", "Ogden", "Shelbyville")
LEEDS = ("Leeds", "York", "Hull", "Whitby")


def read(number: int, *people: Person, around: tuple[str, ...] = SPRINGFIELD) -> Extraction:
    """An article that names people, alone or with (roles), among places."""
    text = f"Article {number}. " + " ".join(p if isinstance(p, str) else p[0] for p in people)
    made, at = [], 0
    for n, person in enumerate(people, 1):
        name, roles = (person, ()) if isinstance(person, str) else person
        at = text.index(name, at)
        mention = Mention(Span(at, at + len(name)), MentionForm.NAME)
        made.append(Entity(f"e{n}", name, EntityType.PERSON, (mention,), roles=roles))
    here = (Mention(Span(0, 7), MentionForm.NAME),)
    places = [Entity(f"e{n}", name, EntityType.PLACE, here) for n, name in enumerate(around, len(made) + 1)]
    return Extraction(article(text), (*made, *places), (), ())


def groups(*extractions: Extraction) -> set[frozenset[str]]:
    """The names that are one person's, with the number of the article."""
    collection = resolve_collection(extractions)
    found: dict[str, set[str]] = {}
    for n, x in enumerate(extractions, 1):
        for entity in x.entities:
            if entity.type is EntityType.PERSON:
                found.setdefault(collection.key_of[x.article.id, entity.id], set()).add(f"{n} {entity.name}")
    return {frozenset(names) for names in found.values()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Roe", "Jane Roe"),
        ("Bob Roe", "Robert Roe"),
        ("J. K. Roe", "Jane K. Roe"),
        ("J.K. Roe", "Jane Kay Roe"),
        ("J. Kay Roe", "Kay Roe"),
        ("Jane Kay Roe", "Jane K. Roe"),
        ("Stephan Kay Roe", "Stephan Kaye Roe"),
        ("Stiles Roe", "Jane Stiles Roe"),
        ("Jane Stiles", "Jane Stiles Roe"),
        ("José Roé", "Jose Roe"),
        ("Kim Roe-Stiles", "Kim Roe Stiles"),
        ("Jane Roe Jr.", "Jane Roe"),
        ("de Roe", "Jane de Roe"),
        ("Springfield Mayor Jane Roe", "Jane Roe"),
        ("Jane Roe Jane K. Roe", "Jane Roe"),
        ("Orrin Roe", "Orin Roe"),
        ("Roe Jr.", "Jane Roe Jr."),
        ("Bob Jr.", "Robert Roe Jr."),
        ("Jane Whitfield", "Jane Whitfeld"),
    ],
)
def test_forms_of_one_name_are_one_person_in_articles_that_share_names(one: str, other: str) -> None:
    assert groups(read(1, one), read(2, other)) == {frozenset({f"1 {one}", f"2 {other}"})}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Roe Jr.", "John Roe Sr."),
        ("John Roe II", "John Roe III"),
        ("John Roe Sr.", "John Roe"),
        ("Roe Jr.", "John Roe"),
        ("Jane II", "Jane Roe"),
        ("Jane K. Roe", "Jane L. Roe"),
        ("Jane Kay Roe", "Jane Lee Roe"),
        ("Mary Roe", "Jane Roe"),
        ("K. Roe", "Jane Roe"),
        ("Julio Roe", "Julia Roe"),
        ("Daniel Roe", "Danielle Roe"),
        ("Jane Roe", "Jane Moe"),
    ],
)
def test_names_that_contradict_each_other_are_two_people_in_one_story(one: str, other: str) -> None:
    assert len(groups(read(1, one), read(2, other))) == 2


def test_short_forms_and_initials_need_something_in_common() -> None:
    for short, full in (("Bob Roe", "Robert Roe"), ("J. Roe", "Jane Roe"), ("Roe", "Jane Roe")):
        assert len(groups(read(1, short), read(2, full, around=LEEDS))) == 2, short


@pytest.mark.parametrize(
    ("one", "other", "people"),
    [
        (("Roe", ("ms",)), ("John Roe", ()), 2),
        (("Roe", ("mr",)), ("John Roe", ()), 1),
        (("Roe", ("mother",)), ("Ferran Roe", ("mr",)), 2),
        (("J. Roe", ("mr",)), ("Jane Roe", ()), 2),
        (("Ferran Roe", ("ms",)), ("Ferran Roe", ("mr",)), 2),
        (("Roe", ("treasurer",)), ("Ferran Roe", ("lawyer",)), 2),
        (("Roe", ("lawyer",)), ("Ferran Roe", ("attorney", "lawyer")), 1),
    ],
)
def test_what_articles_call_somebody_bars_joining(one: Person, other: Person, people: int) -> None:
    assert len(groups(read(1, one), read(2, other))) == people


def test_she_bars_joining_a_bare_surname_to_a_man() -> None:
    base = read(1, "Roe")
    text = base.article.text + " She said that she left."
    places = [Span(text.index(word), text.index(word) + 3) for word in ("She", "she")]
    roe = base.entities[0]
    said = Entity("e1", "Roe", EntityType.PERSON, (*roe.mentions, *(Mention(p, MentionForm.PRONOUN) for p in places)))
    she = Extraction(article(text), (said, *base.entities[1:]), (), ())
    assert len(groups(she, read(2, "John Roe"))) == 2
    assert len(groups(she, read(2, "Jane Roe"))) == 1


def test_her_in_an_article_about_one_person_bars_joining_a_mister_of_that_surname() -> None:
    base = read(1, ("Ferran Roe", ("lawyer",)))
    hers = Extraction(article(base.article.text + " Her sister left."), base.entities, (), ())
    mister = read(2, ("Roe", ("mr", "lawyer")))
    assert len(groups(base, mister)) == 1
    assert len(groups(hers, mister)) == 2


def aged(number: int, name: str, age: int | None, published: str | None, around: tuple[str, ...]) -> Extraction:
    """An article that tells somebody's age."""
    base = read(number, name, around=around)
    value = Literal(str(age), str(age), "integer")
    told = () if age is None else (Statement("e1", "age", value, Status.ASSERTED, (Span(0, 7),)),)
    return Extraction(article(base.article.text, published=published), base.entities, (), told)


@pytest.mark.parametrize(
    ("one", "day", "other", "later", "people"),
    [
        (24, "2021-03-10", 58, "2021-03-12", 2),
        (24, "2021-03-10", 25, "2021-03-12", 1),
        (24, "2021-03-10", 26, "2021-03-12", 2),
        (24, "2011-03-10", 34, "2021-03", 1),
        (24, "2011-03-10", 38, "2021", 2),
        (24, None, 54, "2021-03-12", 1),
        (24, None, 58, "2021-03-12", 2),
        (24, "2021-03-10", None, "2021-03-12", 1),
    ],
)
@pytest.mark.parametrize("name", ["Robert Whitfield", "Bob Whitfield"])
def test_ages_that_differ_by_more_than_the_time_between_bar_joining(
    name: str, one: int, day: str | None, other: int | None, later: str, people: int
) -> None:
    first, second = aged(1, "Robert Whitfield", one, day, SPRINGFIELD), aged(2, name, other, later, SPRINGFIELD)
    assert len(groups(first, second)) == people


def test_who_is_told_no_age_is_the_one_of_two_whose_articles_share_names() -> None:
    young, old = aged(1, "Ann Whitfield", 24, None, SPRINGFIELD), aged(2, "Ann Whitfield", 70, None, LEEDS)
    near, far = aged(3, "Ann Whitfield", None, None, ("Leeds",)), aged(4, "Ann Whitfield", None, None, ("Oslo",))
    assert groups(young, old, near, far) == {
        frozenset({"1 Ann Whitfield"}),
        frozenset({"2 Ann Whitfield", "3 Ann Whitfield"}),
        frozenset({"4 Ann Whitfield"}),
    }


def test_one_initial_needs_what_articles_call_somebody() -> None:
    assert len(groups(read(1, ("J. Roe", ("plumber",))), read(2, "Jane Roe"))) == 2
    assert len(groups(read(1, ("J. Roe", ("plumber",))), read(2, ("Jane Roe", ("plumber",))))) == 1


def test_an_initial_that_fits_two_is_neither() -> None:
    assert len(groups(read(1, "J. Roe"), read(2, "Jane Roe", "John Roe"))) == 3


def test_father_and_son_are_two_where_an_article_names_both() -> None:
    found = groups(read(1, "John Roe", "John Roe Jr."), read(2, "John Roe Jr."), read(3, "John Roe"))
    assert found == {frozenset({"1 John Roe", "3 John Roe"}), frozenset({"1 John Roe Jr.", "2 John Roe Jr."})}


def test_the_elder_behind_a_name_tells_generations_apart() -> None:
    base = read(1, "John Roe", around=SPRINGFIELD)
    text = base.article.text + ", the elder, left."
    elder = Extraction(article(text), base.entities, (), ())
    assert len(groups(elder, read(2, "John Roe Jr."))) == 2


def test_the_same_full_name_is_one_person_where_little_speaks_against_it() -> None:
    assert len(groups(read(1, "Ann Whitfield"), read(2, "Ann Whitfield", around=LEEDS))) == 1


@pytest.mark.parametrize(
    ("one", "other", "people"),
    [
        (("Ann Whitfield", ("judge",)), ("Ann Whitfield", ("singer",)), 2),
        (("Ann Whitfield", ("spokesman",)), ("Ann Whitfield", ("spokeswoman",)), 1),
        (("Ann Whitfield", ("sen",)), ("Ann Whitfield", ("senator",)), 1),
        (("Ann Whitfield", ("ms",)), ("Ann Whitfield", ("singer",)), 1),
    ],
)
def test_without_common_context_what_articles_call_somebody_decides(one: Person, other: Person, people: int) -> None:
    assert len(groups(read(1, one), read(2, other, around=LEEDS))) == people


def test_a_surname_alone_is_whom_articles_with_the_full_name_call_so() -> None:
    def called(number: int) -> Extraction:
        x = read(number, "Jane Roe")
        e = x.entities[0]
        return Extraction(
            x.article, (Entity(e.id, e.name, e.type, e.mentions, aliases=("Roe",)), *x.entities[1:]), (), ()
        )

    found = groups(called(1), called(2), read(3, "John Roe"), read(4, "Roe"))
    assert frozenset({"1 Jane Roe", "2 Jane Roe", "4 Roe"}) in found


def test_a_surname_that_fits_two_stands_for_itself() -> None:
    assert frozenset({"3 Roe"}) in groups(read(1, "Jane Roe"), read(2, "John Roe"), read(3, "Roe"))


def test_a_given_name_alone_is_nobodys_where_no_article_uses_it_so() -> None:
    assert len(groups(read(1, "Jane Roe"), read(2, "Jane"))) == 2
