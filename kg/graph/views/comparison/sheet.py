"""The stories of a built graph side by side: found by name, written in a format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import NotFoundError, UsageError
from kg.graph.reading.stories import Stories
from kg.graph.reading.story import StoryFound
from kg.graph.views.comparison.coverage import Coverage, Covered
from kg.graph.views.comparison.for_programs import stories_csv, stories_json
from kg.graph.views.comparison.printing import story_markdown, story_text
from kg.plain_text.printable import printable

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.vocabulary.iris import Vocabulary

FORMATS = ("table", "md", "json", "csv")
"""How stories can be written."""


@dataclass(frozen=True)
class StorySheet:
    """Stories of a built graph, each with what every outlet reports of it. Printed, it is what `kg compare` prints."""

    stories: tuple[StoryFound, ...]
    coverage: tuple[tuple[Covered, ...], ...]

    def text(self, format: str = "table", *, whole_sentences: bool = False) -> str:
        """The stories in a format (`FORMATS`), without a line feed at its end.

        `whole_sentences` adds the sentences of conflicts to what people read. Raises UsageError for another format.
        """
        told = list(zip(self.stories, self.coverage, strict=True))
        if format in ("json", "csv"):
            return stories_json(told) if format == "json" else stories_csv(told).rstrip("\r\n")
        if format not in FORMATS:
            raise UsageError(f"stories have no format {format!r}; choose one of: {', '.join(FORMATS)}")
        written: Callable[..., str] = story_text if format == "table" else story_markdown
        return "\n\n".join(written(*each, whole_sentences=whole_sentences) for each in told)

    def __str__(self) -> str:
        return printable(self.text())


def story_sheet(store: ox.Store, vocabulary: Vocabulary, name: str | None = None) -> StorySheet:
    """All stories, or the one whose id begins so, or that has an article with this in its title.

    Raises NotFoundError where the graph has no such story, or none at all, and UsageError where several are meant.
    """
    reading = Stories(store, vocabulary)
    found = reading.all() if name is None else reading.called(name)
    if not found:
        raise NotFoundError(_missing(reading.all(), name))
    if name is not None and len(found) > 1:
        raise UsageError(f"{name!r} means several stories; give the id of one: {_listed(found)}")
    coverage = Coverage(store, vocabulary)
    return StorySheet(tuple(found), tuple(tuple(coverage.of(story)) for story in found))


def _missing(stories: Sequence[StoryFound], name: str | None) -> str:
    if not stories:
        return (
            "no articles of the graph tell one story, so there is nothing to compare; kg build --story one takes all "
            "of them for one"
        )
    return f"there is no story {name!r}, by its id or a title; there are: {_listed(stories)}"


#: So many stories a message names.
_NAMED = 5


def _listed(stories: Sequence[StoryFound]) -> str:
    named = ", ".join(f"{story.id} ({story.label})" for story in stories[:_NAMED])
    return f"{named} and {len(stories) - _NAMED} more" if len(stories) > _NAMED else named
