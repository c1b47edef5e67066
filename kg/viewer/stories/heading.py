"""Headlines as the page shows them: what each tells of its article, with the words of both where that is otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from kg.graph.reading.story import StoryFound
from kg.graph.views.comparison.headlines import CHANGES, told_by_headlines
from kg.graph.views.comparison.marking import beginning
from kg.viewer.stories.pieces import Piece, sentences

Sentences = tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What a headline has otherwise: its name, what that means, the headline and the sentences of the body."""

    change: str
    meaning: str
    headline: Sentences
    body: Sentences


@dataclass(frozen=True, slots=True)
class Heading:
    """The headline of an article: whose it is, its words, what it tells otherwise and what as the body does."""

    name: str
    title: str
    otherwise: tuple[Otherwise, ...]
    same: tuple[tuple[str, str], ...]


def headings(story: StoryFound) -> list[Heading]:
    """The headlines that tell something of their articles, in the order of these."""
    return [
        Heading(
            story.names[article.iri],
            article.title,
            tuple(
                Otherwise(
                    each.change,
                    CHANGES[each.change],
                    tuple(tuple(found) for found in sentences(each.headline)),
                    tuple(tuple(found) for found in sentences(each.body)),
                )
                for each in told
                if each.change
            ),
            tuple(dict.fromkeys((each.kind, beginning(each.what)) for each in told if not each.change)),
        )
        for article, told in told_by_headlines(story)
    ]
