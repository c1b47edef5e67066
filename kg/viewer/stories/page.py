"""The page: stories and style put into the templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from kg.graph.reading.story import short
from kg.graph.views.comparison.coverage import COUNTED, counts
from kg.graph.views.comparison.voices import MOST_SPEAKERS, SORTS, SOURCES, by_sort, speakers
from kg.viewer import assets
from kg.viewer.stories.heading import Heading, headings
from kg.viewer.stories.matrix import Matrix, matrices
from kg.viewer.stories.revising import Revised, revised
from kg.viewer.stories.saying import Saying, sayings
from kg.viewer.stories.showing import Sheet, Source, sheet_of, source_of
from kg.viewer.stories.voicing import Cell, ranked

if TYPE_CHECKING:
    from kg.graph.reading.revision import RevisionFound
    from kg.graph.reading.story import StoryFound
    from kg.graph.views.comparison.coverage import Covered
    from kg.graph.views.comparison.sheet import StorySheet
    from kg.graph.views.comparison.voices import Voice

# No script, and nothing from anywhere; the icon is an empty one, so that no browser asks for any.
_POLICY = "default-src 'none'; style-src {style}; img-src data:; base-uri 'none'; form-action 'none'"
#: So many passages of two articles stand open; the others unfold.
_SHOWN = 3


@dataclass(frozen=True)
class Chapter:
    """A story as the page shows it; `anchor` begins the addresses of its parts."""

    anchor: str
    story: StoryFound
    sayings: list[Saying]
    sheets: list[Sheet]
    sources: list[Source]
    counts: list[tuple[str, ...]]
    matrices: list[Matrix]
    revisions: list[Revised]
    headings: list[Heading]
    outlets: list[str]
    sorts: list[tuple[str, list[int]]]
    speakers: list[tuple[str, list[Cell]]]
    more_speakers: int


def render(sheet: StorySheet) -> str:
    """The whole page as text. It asks for nothing from outside and runs no script."""
    style = assets.own_file("stories/stories.css")
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        loader=FunctionLoader(lambda name: assets.own_file(f"stories/{name}.html.j2")),
    )
    told = [
        (story, coverage, sheet.revised_in(story), voices)
        for story, coverage, voices in zip(sheet.stories, sheet.coverage, sheet.voices, strict=True)
    ]
    return environment.get_template("page").render(
        policy=_POLICY.format(style=assets.csp_hash(style)),
        style=Markup(style),
        chapters=[_chapter(f"story-{number}", *each) for number, each in enumerate(told, start=1)],
        alone=list(map(revised, sheet.revised_alone)),
        counted=COUNTED,
        sorts=[SOURCES.get(sort, sort) for sort in SORTS],
        most=_SHOWN,
    )


def _chapter(
    anchor: str,
    story: StoryFound,
    coverage: tuple[Covered, ...],
    revisions: tuple[RevisionFound, ...],
    voices: tuple[Voice, ...],
) -> Chapter:
    told = sayings(story, anchor)
    return Chapter(
        anchor,
        story,
        told,
        [sheet_of(conflict, story) for conflict in story.conflicts],
        [source_of(origin, story) for origin in story.origins],
        list(counts(story, coverage)),
        matrices(story, coverage, {each.iri: each.anchor for each in told}),
        list(map(revised, revisions)),
        headings(story),
        list(map(short, story.voices)),
        [(short(outlet), list(counted.values())) for outlet, counted in by_sort(story, voices)] if voices else [],
        ranked(story, voices),
        max(0, len(speakers(voices)) - MOST_SPEAKERS),
    )
