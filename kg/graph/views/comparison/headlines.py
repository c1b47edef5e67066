"""What the headlines of a story tell of their articles, and what they tell otherwise."""

from __future__ import annotations

from kg.graph.reading.story import HeadlineTold, StoryArticle, StoryFound

CHANGES = {
    "attribution": "says by itself what the body has as somebody's words",
    "allegation": "says by itself what the body has as an allegation",
    "denial": "says by itself what the body has as denied",
    "negation": "says what the body says is not so",
    "number": "has another number than the body",
}
"""What a headline has otherwise, in words."""


def told_by_headlines(story: StoryFound) -> list[tuple[StoryArticle, list[HeadlineTold]]]:
    """For each article what its headline tells of it; what it tells otherwise first."""
    return [
        (article, sorted(told, key=lambda each: not each.change))
        for article in story.articles
        if (told := [each for each in story.headlines if each.article == article])
    ]
