"""Lays the articles of each story beside each other."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kg.comparison.beside import Beside, beside
from kg.comparison.inputs.keeping import Keeping
from kg.comparison.revising.revisions import revisions
from kg.comparison.revising.versions import Versions
from kg.errors import StoryError
from kg.limits import NO_LIMITS, Limits
from kg.model import Article, Collection
from kg.model.comparison import Comparison, HeadlineMatch, Story
from kg.model.extractions import articles_of
from kg.records.packed import Keeper
from kg.resolution.events.stories import stories
from kg.resolution.gathering import gathered


def compare(
    collection: Collection,
    together: Iterable[Iterable[str]] | None = None,
    keeper: Keeper | None = None,
    *,
    on_failure: Callable[[StoryError], None] | None = None,
    limits: Limits = NO_LIMITS,
) -> Comparison:
    """What the articles of each story have in common and where they differ, and what versions of one article do.

    `together` are the ids of the articles of each story, where somebody has said which belong to one; else they are
    found. Articles that are alone in their story are compared with nothing. Of the versions of an article a story has
    the last one alone, so that they are never taken for two voices; what the earlier ones told is told by revisions.

    With a `keeper` what was found of each story, and of two versions, is kept there, and only what is made of something
    else now is found anew; the result is the same. `on_failure` hears of each story, and of two versions, in which kg
    made a mistake or which took more than the `limits`, and the others go on; without it the first of these errors is
    raised.
    """
    articles = {article.id: article for article in articles_of(collection.extractions)}
    groups = _found(collection) if together is None else list(map(set, together))
    versions = Versions(collection.extractions)
    earlier = versions.earlier
    told = [_story(ids - earlier, articles) for ids in groups if len(ids - earlier) > 1]
    if together is None:
        told.sort(key=lambda story: story.articles)
    kept = Keeping(collection, keeper, on_failure, limits)
    # the articles of one story at a time, as a collection may be larger than memory
    found = [kept.found(Beside, story.articles, beside) or Beside() for story in told]
    return Comparison(
        stories=tuple(told),
        utterances=tuple(each for one in found for each in one.utterances),
        conflicts=tuple(each for one in found for each in one.conflicts),
        origins=tuple(each for one in found for each in one.origins),
        revisions=tuple(revisions(versions, kept)),
        headlines=tuple(_headlines(told, found)),
    )


def _headlines(told: Sequence[Story], found: Sequence[Beside]) -> Iterator[HeadlineMatch]:
    """What the headlines of the articles tell, of one that is in several stories once."""
    done: set[str] = set()
    for story, each in zip(told, found, strict=True):
        yield from (match for match in each.headlines if match.finding.article not in done)
        done.update(story.articles)


def _found(collection: Collection) -> list[set[str]]:
    """The articles of each story that has several."""
    groups: dict[int, set[str]] = defaultdict(set)
    numbers = collection.story_of
    if numbers.keys() != {article.id for article in articles_of(collection.extractions)}:
        numbers = stories(list(map(gathered, collection.extractions)), collection.key_of)
    for name, number in numbers.items():
        groups[number].add(name)
    return [names for names in groups.values() if len(names) > 1]


def _story(names: Iterable[str], articles: Mapping[str, Article]) -> Story:
    ordered = tuple(sorted(set(names), key=lambda name: (articles[name].published or "~", name)))
    return Story(hashlib.sha256("\n".join(sorted(ordered)).encode()).hexdigest()[:8], ordered)
