"""Lays the articles of each story beside each other."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from kg.comparison.conflicts import conflicts
from kg.comparison.origins import origins
from kg.comparison.renderings import rendered
from kg.comparison.revisions import revisions
from kg.comparison.utterances import utterances
from kg.model import Collection
from kg.model.comparison import Comparison, Conflict, Origin, Story, Utterance
from kg.resolution.events.stories import stories


def compare(collection: Collection, together: Iterable[Iterable[str]] | None = None) -> Comparison:
    """What the articles of each story have in common and where they differ.

    `together` are the ids of the articles of each story, where somebody has said which belong to one; else they are
    found. Articles that are alone in their story are compared with nothing.
    """
    told = _found(collection) if together is None else [_story(collection, ids) for ids in together]
    extractions = {extraction.article.id: extraction for extraction in collection.extractions}
    articles = {name: extraction.article for name, extraction in extractions.items()}
    said: list[Utterance] = []
    differing: list[Conflict] = []
    drawn: list[Origin] = []
    for story in told:
        several = [extractions[name] for name in story.articles]
        said += utterances([each for one in several for each in rendered(one, collection)], articles)
        differing += conflicts(several, collection)
        drawn += origins(several, collection)
    return Comparison(tuple(told), tuple(said), tuple(differing), tuple(drawn), tuple(revisions(collection)))


def _found(collection: Collection) -> list[Story]:
    """The stories that have several articles, the oldest first."""
    groups: dict[int, list[str]] = defaultdict(list)
    for name, number in stories(collection, collection.extractions).items():
        groups[number].append(name)
    found = [_story(collection, names) for names in groups.values() if len(names) > 1]
    return sorted(found, key=lambda story: story.articles)


def _story(collection: Collection, names: Iterable[str]) -> Story:
    published = {x.article.id: x.article.published or "~" for x in collection.extractions}
    ordered = tuple(sorted(set(names), key=lambda name: (published[name], name)))
    return Story(hashlib.sha256("\n".join(sorted(ordered)).encode()).hexdigest()[:8], ordered)
