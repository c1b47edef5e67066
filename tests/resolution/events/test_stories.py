"""Which articles are one story: what an article more does not change, and that words alone do not make one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Article, Entity, EntityType, Extraction, Mention, MentionForm, Span
from kg.resolution import gathered, resolve_collection
from kg.resolution.events.stories import stories

#: What all news has, and what each of five stories has of its own; two of them share their words.
_EVERYWHERE = "year people state week money plan time group part house city case month work"
_OWN = (
    "fire bridge cellar smoke hose ladder roof alarm water ash",
    "vote council mayor ballot seat motion hall budget tax clerk",
    "strike plant union wage shift gate picket truck layoff boss",
    "fire bridge cellar smoke hose ladder roof alarm water ash",
    "trial judge jury lawyer witness verdict bail appeal cell oath",
)
_PEOPLE = (
    ("Jane Roe", "John Doe", "Mary Major"),
    ("Anna Benaley", "Paul Dalimor", "Ruth Folener"),
    ("Lucy Garoton", "Carl Kemuver", "Emma Linison"),
    ("Ella Moroson", "Adam Neluson", "Rose Porimer"),
    ("Nora Roseley", "Luke Talimon", "Olga Wexaver"),
)


def _telling(story: int, number: int, leave: int, common: int) -> Extraction:
    """A telling of a story: without one of its own words, with some that all news has."""
    own = [word for place, word in enumerate(_OWN[story].split()) if place != leave]
    names = " and ".join(_PEOPLE[story])
    text = f"{names}. {' '.join(own)}. {' '.join(_EVERYWHERE.split()[common : common + 6])}. Telling {number}."
    entities = tuple(
        Entity(f"e{n}", name, EntityType.PERSON, (Mention(_span(text, name), MentionForm.NAME),))
        for n, name in enumerate(_PEOPLE[story], 1)
    )
    digest = hashlib.sha256(f"{story} {number} {text}".encode()).hexdigest()
    published = f"2024-03-{6 + number % 3:02}"
    article = Article(digest[:16], digest, text, f"{digest[:8]}.txt", published=published, body=(Span(0, len(text)),))
    return Extraction(article, entities, (), ())


def _span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def _groups(pile: Sequence[Extraction]) -> set[frozenset[str]]:
    numbers = stories(list(map(gathered, pile)), resolve_collection(pile).key_of)
    return {frozenset(name for name in numbers if numbers[name] == number) for number in set(numbers.values())}


def _ids(pile: Sequence[Extraction]) -> frozenset[str]:
    return frozenset(each.article.id for each in pile)


@st.composite
def _piles(draw: st.DrawFn) -> list[list[Extraction]]:
    """The five stories, each told by two to four articles."""
    return [
        [
            _telling(story, number, draw(st.integers(0, 9)), draw(st.integers(0, 8)))
            for number in range(draw(st.integers(2, 4)))
        ]
        for story in range(len(_OWN))
    ]


@settings(max_examples=25, deadline=None)
@given(_piles(), st.integers(0, 4), st.integers(0, 9), st.randoms(use_true_random=False))
def test_an_article_more_changes_no_other_story(
    told: list[list[Extraction]], story: int, leave: int, chance: object
) -> None:
    pile = [each for one in told for each in one]
    assert _groups(pile) == {_ids(one) for one in told}
    added = _telling(story, 9, leave, 3)
    chance.shuffle(pile)  # type: ignore[attr-defined]
    after = {_ids([*one, added] if place == story else one) for place, one in enumerate(told)}
    assert _groups([added, *pile]) == after
    without = [each for place, one in enumerate(told) for each in one if place != story]
    alone = {_ids(one) for place, one in enumerate(told) if place != story} | {_ids([added])}
    assert _groups([*without, added]) == alone


def test_the_same_words_of_other_people_are_another_story() -> None:
    fire, other = ([_telling(story, number, 0, 0) for number in range(2)] for story in (0, 3))
    assert _groups([*fire, *other]) == {_ids(fire), _ids(other)}
