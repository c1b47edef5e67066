"""The tables of stories and of the articles that tell each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from kg.graph.exporting.tables.model import Per, Table, To
from kg.graph.exporting.tables.parts import InArticle
from kg.graph.exporting.tables.source import Source
from kg.graph.reading.story import StoryFound


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """Articles that kg takes to be about one thing."""

    iri: Annotated[str, "the story"]
    story: Annotated[str, "what it is called: the first title"]
    articles: Annotated[int, "how many articles tell it"]
    outlets: Annotated[int, "of how many outlets, articles whose outlet is not known counting as one each"]
    utterances: Annotated[int, "how many utterances several of them render"]
    conflicts: Annotated[int, "how many values they tell differently"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryArticleRow(InArticle):
    """An article of a story."""

    story_iri: Annotated[str, To("stories"), "the story"]


def _stories(story: StoryFound, source: Source) -> Iterator[StoryRow]:
    yield StoryRow(
        iri=story.iri,
        story=story.label,
        articles=len(story.articles),
        outlets=len(story.voices),
        utterances=len(story.utterances),
        conflicts=len(story.conflicts),
    )


def _articles(story: StoryFound, source: Source) -> Iterator[StoryArticleRow]:
    for each in story.articles:
        yield StoryArticleRow(story_iri=story.iri, **source.in_article(source.articles.about[each.iri]))


STORIES = Table("stories", "articles about one thing", StoryRow, Per.STORY, _stories)

STORY_ARTICLES = Table(
    "story_articles", "which articles tell which story", StoryArticleRow, Per.STORY, _articles, has_key=False
)
