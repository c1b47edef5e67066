"""How many outlets have something independently of each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

from hypothesis import given, strategies

from kg.graph.reading.story import Shared, StoryArticle, StoryFound
from kg.graph.views.comparison.independence import Independence

OUTLETS = [f"Outlet {letter}" for letter in "ABCDEF"]
PAIRS = list(combinations(OUTLETS, 2))
#: Five owners with four outlets each, more than are counted out; only outlets of one owner may be tied.
OWNERS = [[f"Outlet {owner}{letter}" for letter in "ABCD"] for owner in range(5)]
OWNED = [pair for outlets in OWNERS for pair in combinations(outlets, 2)]


def story(tied: list[tuple[str, str]], kind: str = "passages", outlets: Sequence[str] = tuple(OUTLETS)) -> StoryFound:
    articles = {name: StoryArticle("", name, name, "", f"{name}.txt") for name in outlets}
    origins = tuple(Shared("", kind, articles[one], articles[other], ()) for one, other in tied)
    return StoryFound("s", "id", "label", tuple(articles.values()), (), (), origins)


def most(outlets: Iterable[str], tied: list[tuple[str, str]]) -> int:
    """The size of the largest choice with no two tied, by trying all."""
    some = sorted(outlets)
    choices = (set(chosen) for size in range(len(some) + 1) for chosen in combinations(some, size))
    return max(len(chosen) for chosen in choices if not any(one in chosen and other in chosen for one, other in tied))


@given(strategies.lists(strategies.sampled_from(PAIRS), unique=True), strategies.sets(strategies.sampled_from(OUTLETS)))
def test_it_is_the_most_that_can_be_chosen_with_no_two_tied(tied: list[tuple[str, str]], voices: set[str]) -> None:
    assert Independence(story(tied)).among(voices) == most(voices, tied)


@given(strategies.lists(strategies.sampled_from(OWNED), unique=True))
def test_of_many_outlets_so_many_can_be_chosen_and_few_are_missed(tied: list[tuple[str, str]]) -> None:
    outlets = [outlet for owned in OWNERS for outlet in owned]
    found = Independence(story(tied, outlets=outlets)).among(outlets)
    # no tie leads from owner to owner, so the most of all is the sum; the least is that of Wei 1981
    least = sum(Fraction(1, 1 + sum(outlet in pair for pair in tied)) for outlet in outlets)
    assert least <= found <= sum(most(owned, tied) for owned in OWNERS)


def test_words_that_both_quote_tie_nobody() -> None:
    assert Independence(story(PAIRS, "quotations")).among(OUTLETS) == len(OUTLETS)
