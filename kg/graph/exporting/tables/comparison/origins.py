"""The table of why two articles are no two independent voices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from kg.graph.exporting.tables.comparison.beside import Beside, beside
from kg.graph.exporting.tables.model import Per, Table, To
from kg.graph.exporting.tables.source import Source
from kg.graph.reading.story import StoryFound


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginRow(Beside):
    """A passage that two articles have in common, or by which one names the other; without words where bylines tell."""

    origin_iri: Annotated[str, "the origin, which has a row for each passage"]
    story_iri: Annotated[str, To("stories"), "the story"]
    kind: Annotated[str, "what tells it: passages, quotations, credit or told"]


def _rows(story: StoryFound, source: Source) -> Iterator[OriginRow]:
    for origin in story.origins:
        for one, other in origin.passages or ((None, None),):
            words = tuple(() if side is None else (side,) for side in (one, other))
            yield OriginRow(
                origin_iri=origin.iri,
                story_iri=story.iri,
                kind=origin.kind,
                **beside((origin.one.iri, origin.other.iri), (words[0], words[1]), source),
            )


ORIGINS = Table(
    "origins",
    "what two articles have from one another or from a third, a row for each passage",
    OriginRow,
    Per.STORY,
    _rows,
    has_key=False,
)
