"""Revisions as the page shows them: on the left the earlier version, on the right the later one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.graph.reading.happening import Passage
from kg.graph.reading.revision import RevisionFound
from kg.graph.views.comparison.revised import Block, blocks, revision_heading
from kg.viewer.stories.pieces import Piece, pieces
from kg.viewer.stories.saying import Note, quoted


@dataclass(frozen=True, slots=True)
class Version:
    """What one version has there: the speaker of a quotation, or empty, and pieces of words; none where it has none."""

    speaker: str
    parts: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """A sentence or quotation that changed, is new or is gone. `telling` are the marks that change what is said.

    `notes` are the words that differ, and `lines` what kg understood of it.
    """

    how: str
    one: Version
    other: Version
    notes: tuple[Note, ...]
    telling: frozenset[int]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Revised:
    """Two versions of an article: whose, when, and what differs."""

    heading: str
    edits: tuple[Edit, ...]


def revised(revision: RevisionFound) -> Revised:
    """A revision with its edits, changes first."""
    return Revised(revision_heading(revision), tuple(map(_edit, blocks(revision))))


def _edit(block: Block) -> Edit:
    told = list(enumerate(block.differences, start=1))
    notes = tuple(Note(number, each.kind, quoted(each.one), quoted(each.other)) for number, each in told)
    marks = [(piece, number) for number, each in told for piece in each.one]
    others = [(piece, number) for number, each in told for piece in each.other]
    return Edit(
        block.how,
        Version(block.speakers[0], _parts(block.one, marks)),
        Version(block.speakers[1], _parts(block.other, others)),
        notes,
        frozenset(note.number for note in notes if note.is_telling),
        tuple(block.notes),
    )


def _parts(passages: Sequence[Passage], marks: Sequence[tuple[Passage, int]]) -> tuple[tuple[Piece, ...], ...]:
    return tuple(tuple(pieces(each, marks)) for each in passages)
