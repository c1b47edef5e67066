"""How many outlets have something independently of each other."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, strategies

from kg.graph.reading.story import Shared, StoryArticle, StoryFound
from kg.graph.views.comparison.independence import Independence

OUTLETS = [f"Outlet {letter}" for letter in "ABCDEF"]
PAIRS = list(combinations(OUTLETS, 2))


def story(tied: list[tuple[str, str]], kind: str = "passages") -> StoryFound:
    articles = {name: StoryArticle("", name, name, "", f"{name}.txt") for name in OUTLETS}
    origins = tuple(Shared("", kind, articles[one], articles[other], ()) for one, other in tied)
    return StoryFound("s", "id", "label", tuple(articles.values()), (), (), origins)


@given(strategies.lists(strategies.sampled_from(PAIRS), unique=True), strategies.sets(strategies.sampled_from(OUTLETS)))
def test_it_is_the_most_that_can_be_chosen_with_no_two_tied(tied: list[tuple[str, str]], voices: set[str]) -> None:
    choices = (set(some) for size in range(len(voices) + 1) for some in combinations(sorted(voices), size))
    free = [len(some) for some in choices if not any(one in some and other in some for one, other in tied)]
    assert Independence(story(tied)).among(voices) == max(free)


def test_words_that_both_quote_tie_nobody() -> None:
    assert Independence(story(PAIRS, "quotations")).among(OUTLETS) == len(OUTLETS)
