"""The table of what articles of a story tell differently, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from kg.graph.exporting.tables.model import Per, Table, To
from kg.graph.exporting.tables.parts import Evidenced
from kg.graph.exporting.tables.source import Source, evidenced
from kg.graph.reading.story import StoryFound


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRow(Evidenced):
    """One side of a conflict: what one article has for a value that others tell differently."""

    iri: Annotated[str, "the side"]
    conflict_iri: Annotated[str, "the conflict, which has a row for each side"]
    story_iri: Annotated[str, To("stories"), "the story"]
    conflict: Annotated[str, "of what the value is"]
    agreement: Annotated[str, "of the two sides that differ most: finer, different or contradictory"]
    value: Annotated[str | None, "what this article has; empty where it lacks the words that others have"]
    concerns: Annotated[tuple[str, ...], "the entities and events that it is about"]


def _rows(story: StoryFound, source: Source) -> Iterator[ConflictRow]:
    for conflict in story.conflicts:
        for side in conflict.sides:
            yield ConflictRow(
                iri=side.iri,
                conflict_iri=conflict.iri,
                story_iri=story.iri,
                conflict=conflict.about,
                agreement=conflict.agreement,
                value=side.value or None,
                concerns=tuple(source.name(each) or "" for each in conflict.concerns),
                **source.in_article(source.articles.about[side.article.iri]),
                **evidenced(side.evidence),
            )


CONFLICTS = Table(
    "conflicts", "values that articles of a story tell differently, a row for each side", ConflictRow, Per.STORY, _rows
)
