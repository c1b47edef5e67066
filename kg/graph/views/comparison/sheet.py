"""The stories of a built graph side by side, and versions of articles: found by name, written in a format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kg.errors import NotFoundError, UsageError
from kg.graph.reading.revision import RevisionFound
from kg.graph.reading.revisions import Revisions
from kg.graph.reading.stories import Stories
from kg.graph.reading.story import StoryFound
from kg.graph.views.comparison.coverage import Coverage, Covered
from kg.graph.views.comparison.for_programs import stories_csv, stories_json
from kg.graph.views.comparison.printing import revisions_text, story_text
from kg.graph.views.comparison.voices import Voice, Voices
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF, SCHEMA

FORMATS = ("table", "md", "json", "csv")
"""How stories can be written."""


@dataclass(frozen=True)
class StorySheet:
    """Stories of a built graph, each with what every outlet reports and whom it quotes.

    Printed, it is what `kg compare` prints. `revisions` are the versions of their articles, and of articles that are in
    no story.
    """

    stories: tuple[StoryFound, ...]
    coverage: tuple[tuple[Covered, ...], ...]
    voices: tuple[tuple[Voice, ...], ...]
    revisions: tuple[RevisionFound, ...] = ()

    def revised_in(self, story: StoryFound) -> tuple[RevisionFound, ...]:
        """The revisions that lead to an article of a story."""
        latest = {each.before.iri: each.after.iri for each in self.revisions}
        told = {article.iri for article in story.articles}
        return tuple(each for each in self.revisions if _last(each.after.iri, latest) in told)

    @property
    def revised_alone(self) -> tuple[RevisionFound, ...]:
        """The revisions of articles that are in no story."""
        told = {each.iri for story in self.stories for each in self.revised_in(story)}
        return tuple(each for each in self.revisions if each.iri not in told)

    def text(self, format: str = "table", *, whole_sentences: bool = False, raw: bool = False) -> str:
        """The stories in a format (`FORMATS`), without a line feed at its end.

        `whole_sentences` adds the sentences of conflicts to what people read. In `csv`, a cell that would open a
        formula in a spreadsheet has an apostrophe in front, unless they are to be `raw`. Raises UsageError for another
        format.
        """
        revised = [self.revised_in(story) for story in self.stories]
        told = list(zip(self.stories, self.coverage, revised, self.voices, strict=True))
        if format in ("json", "csv"):
            alone = self.revised_alone
            return stories_json(told, alone) if format == "json" else stories_csv(told, alone, raw=raw).rstrip("\r\n")
        if format not in FORMATS:
            raise UsageError(f"stories have no format {format!r}; choose one of: {', '.join(FORMATS)}")
        parts = [story_text(*each, whole_sentences=whole_sentences, markdown=format == "md") for each in told]
        if self.revised_alone:
            parts.append(revisions_text(self.revised_alone, markdown=format == "md"))
        return "\n\n".join(parts)

    def __str__(self) -> str:
        return self.text()


def story_sheet(store: ox.Store, vocabulary: Vocabulary, name: str | None = None) -> StorySheet:
    """All stories and revisions, or the story whose id begins so, or that has an article with this in its title.

    Where no story is meant it is the revisions of the articles with this in a title. Raises NotFoundError where the
    graph has neither, and UsageError where several stories are meant.
    """
    if name is not None and not name.removeprefix("story/").strip():
        raise UsageError("the name is empty; give the id of a story or part of a title, or leave it out to see all")
    reading = Stories(store, vocabulary)
    found = reading.all() if name is None else reading.called(name)
    revised = tuple(Revisions(store, vocabulary).all())
    if not revised and not reading.are_there():
        name = None  # nothing of any name is there
    if name is not None and not found:
        revised = tuple(each for each in revised if each.is_called(name))
    if not found and not revised:
        raise NotFoundError(_missing(reading.all(), name, _article_count(store)))
    if name is not None and len(found) > 1:
        raise UsageError(f"{name!r} means several stories; give the id of one: {_listed(found)}")
    sheet = _sheet(store, vocabulary, found, revised)
    return replace(sheet, revisions=sheet.revised_in(found[0])) if name is not None and found else sheet


def sheet_of(store: ox.Store, vocabulary: Vocabulary, iri: str) -> StorySheet:
    """The story with an IRI, which the graph has, and the revisions of its articles."""
    story = Stories(store, vocabulary).one(iri)
    sheet = _sheet(store, vocabulary, [story], Revisions(store, vocabulary).all())
    return replace(sheet, revisions=sheet.revised_in(story))


def _sheet(
    store: ox.Store, vocabulary: Vocabulary, stories: Sequence[StoryFound], revisions: Sequence[RevisionFound]
) -> StorySheet:
    coverage, voices = Coverage(store, vocabulary), Voices(store, vocabulary)
    return StorySheet(
        tuple(stories),
        tuple(tuple(coverage.of(story)) for story in stories),
        tuple(tuple(voices.of(story)) for story in stories),
        tuple(revisions),
    )


def _last(article: str, next_of: Mapping[str, str]) -> str:
    while article in next_of:
        article = next_of[article]
    return article


def _article_count(store: ox.Store) -> int:
    articles = store.quads_for_pattern(None, ox.NamedNode(f"{RDF}type"), ox.NamedNode(f"{SCHEMA}NewsArticle"), None)
    return len({quad.subject.value for quad in articles if isinstance(quad.subject, ox.NamedNode)})


def _missing(stories: Sequence[StoryFound], name: str | None, articles: int) -> str:
    if articles < 2:
        has = "one article" if articles else "no article"
        return f"the graph has {has}, so there is nothing to compare; run kg build with several that tell one story"
    if not stories and name is None:
        return (
            "no articles of the graph tell one story or are versions of one, so there is nothing to compare; kg build "
            "--story one takes all of them for one"
        )
    if not stories:
        return f"there is no story {name!r}, and no article of such a title has versions; leave the name out to see all"
    return f"there is no story {name!r}, by its id or a title; there are: {_listed(stories)}"


#: So many stories a message names.
_NAMED = 5


def _listed(stories: Sequence[StoryFound]) -> str:
    named = ", ".join(f"{story.id} ({story.label})" for story in stories[:_NAMED])
    return f"{named} and {len(stories) - _NAMED} more" if len(stories) > _NAMED else named
