"""Voices as the page shows them: speakers by outlets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.graph.reading.story import StoryFound
from kg.graph.views.comparison.voices import MOST_SPEAKERS, Voice, quoted_of, share, speakers


@dataclass(frozen=True, slots=True)
class Cell:
    """What an outlet quotes of a speaker: its share of all words that are quoted, empty for none, and how much."""

    share: str
    told: str


def ranked(story: StoryFound, voices: Sequence[Voice]) -> list[tuple[str, list[Cell]]]:
    """The speakers of a story with a cell for each outlet, those with most words first."""
    return [
        (name, [_cell(of_outlets.get(outlet), voices) for outlet in story.voices])
        for name, _, of_outlets in speakers(voices)[:MOST_SPEAKERS]
    ]


def _cell(voice: Voice | None, voices: Sequence[Voice]) -> Cell:
    return Cell("", "–") if voice is None else Cell(f"{share(voice, voices):.0%}", quoted_of(voice))
