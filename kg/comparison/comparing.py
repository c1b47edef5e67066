"""Lays the articles of each story beside each other."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.comparison.conflicts import conflicts
from kg.comparison.origins import origins
from kg.comparison.parts import Parts
from kg.comparison.renderings import rendered
from kg.comparison.revising.revisions import revisions
from kg.comparison.revising.versions import Versions
from kg.comparison.told_otherwise import headline_matches
from kg.comparison.utterances import utterances
from kg.model import Article, Collection
from kg.model.comparison import Comparison, Conflict, HeadlineMatch, Origin, Story, Utterance
from kg.model.extractions import articles_of, by_id
from kg.resolution.events.stories import stories
from kg.resolution.gathering import gathered


def compare(collection: Collection, together: Iterable[Iterable[str]] | None = None) -> Comparison:
    """What the articles of each story have in common and where they differ, and what versions of one article do.

    `together` are the ids of the articles of each story, where somebody has said which belong to one; else they are
    found. Articles that are alone in their story are compared with nothing. Of the versions of an article a story has
    the last one alone, so that they are never taken for two voices; what the earlier ones told is told by revisions.
    """
    articles = {article.id: article for article in articles_of(collection.extractions)}
    groups = _found(collection) if together is None else list(map(set, together))
    versions = Versions(collection.extractions)
    told = [_story(ids - versions.earlier, articles) for ids in groups if len(ids - versions.earlier) > 1]
    if together is None:
        told.sort(key=lambda story: story.articles)
    extractions, parts = by_id(collection.extractions), Parts(collection)
    said: list[Utterance] = []
    differing: list[Conflict] = []
    drawn: list[Origin] = []
    matches: dict[str, list[HeadlineMatch]] = {}
    for story in told:
        # the articles of one story at a time, as a collection may be larger than memory
        several = [extractions[name] for name in story.articles]
        known = parts.of(several)
        of = {one.article.id: one.article for one in several}
        here = utterances([each for one in several for each in rendered(one, known)], of)
        said += here
        differing += conflicts(several, known, here)
        drawn += origins(several, known)
        for one in several:
            if one.article.id not in matches:
                matches[one.article.id] = list(headline_matches(one))
    return Comparison(
        stories=tuple(told),
        utterances=tuple(said),
        conflicts=tuple(differing),
        origins=tuple(drawn),
        revisions=tuple(revisions(collection.extractions, versions, parts)),
        headlines=tuple(match for several in matches.values() for match in several),
    )


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
