"""Items by outlets: which reports what, which tells it otherwise, which lacks it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.graph.reading.story import StoryFound, short
from kg.graph.views.comparison.coverage import EVENT, STATEMENT, UTTERANCE, Covered

REPORTED, DIFFERS, ABSENT = "reported", "differs", "absent"
"""What an outlet does with an item."""

_PLURALS = {UTTERANCE: "utterances", EVENT: "events", STATEMENT: "statements"}


@dataclass(frozen=True, slots=True)
class Line:
    """An item, where in the page more of it stands (or empty), and what each outlet does with it.

    `independent` is how many of those that have it draw neither on each other nor on one source.
    """

    what: str
    anchor: str
    cells: tuple[str, ...]
    independent: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """The items of one kind: those that several outlets have, and those that only one has."""

    kind: str
    voices: tuple[str, ...]
    several: tuple[Line, ...]
    only: tuple[Line, ...]


def matrices(story: StoryFound, coverage: Sequence[Covered], anchors: Mapping[str, str]) -> list[Matrix]:
    """The matrix of each kind of which there is something; `anchors` are places in the page, by IRI."""
    found = []
    for kind, plural in _PLURALS.items():
        items = [each for each in coverage if each.kind == kind]
        several, only = (
            tuple(_line(each, story.voices, anchors) for each in items if bool(each.only) is alone)
            for alone in (False, True)
        )
        if items:
            found.append(Matrix(plural, tuple(map(short, story.voices)), several, only))
    return found


def _line(item: Covered, voices: Sequence[str], anchors: Mapping[str, str]) -> Line:
    cells = tuple(DIFFERS if v in item.differs else REPORTED if v in item.reported else ABSENT for v in voices)
    return Line(item.what, anchors.get(item.iri, ""), cells, item.independent)
