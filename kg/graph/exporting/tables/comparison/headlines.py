"""The table of what headlines make of the bodies of their articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from kg.graph.exporting.tables.model import Per, Table, To
from kg.graph.exporting.tables.parts import Evidenced
from kg.graph.exporting.tables.source import APART, Source, evidenced
from kg.graph.reading.story import StoryFound


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineRow(Evidenced):
    """Something of the body that the headline tells too; the words are those of the body."""

    iri: Annotated[str, "the match"]
    story_iri: Annotated[str, To("stories"), "the story"]
    kind: Annotated[str, "what it is: utterance, event or statement"]
    finding: Annotated[str, "what to call it"]
    finding_iri: Annotated[str, "the quotation, statement or report of the body"]
    otherwise: Annotated[
        str | None, "what the headline has otherwise: attribution, allegation, denial, negation or number"
    ]
    headline_words: Annotated[str, "the words of the headline that tell it"]
    in_title: Annotated[bool, "whether the headline stands nowhere in the article's text"]


def _rows(story: StoryFound, source: Source) -> Iterator[HeadlineRow]:
    for each in story.headlines:
        yield HeadlineRow(
            iri=each.iri,
            story_iri=story.iri,
            kind=each.kind,
            finding=each.what,
            finding_iri=each.finding,
            otherwise=each.change or None,
            headline_words=APART.join(piece.exact for piece in each.headline),
            in_title=each.in_title,
            **source.in_article(source.articles.about[each.article.iri]),
            **evidenced(each.body),
        )


HEADLINES = Table("headlines", "what headlines make of the bodies of their articles", HeadlineRow, Per.STORY, _rows)
