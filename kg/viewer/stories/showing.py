"""Conflicts and origins as the page shows them: values and shared words within their sentences."""

from __future__ import annotations

from dataclasses import dataclass

from kg.graph.reading.happening import Passage
from kg.graph.reading.story import Disagreement, Shared, StoryFound
from kg.graph.views.comparison.printing import REASONS, SAME_WORDS
from kg.viewer.stories.pieces import Piece, sentences

_AGREEMENTS = {
    "contradictory": "both cannot be true",
    "different": "both may be true",
    "finer": "one only says it more precisely",
}


@dataclass(frozen=True, slots=True)
class Value:
    """What an outlet has for a value, empty where it lacks the words, and the sentences that show it."""

    name: str
    value: str
    sentences: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A conflict: of what, how its values stand to each other, with that in words, and each outlet's value."""

    about: str
    agreement: str
    meaning: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Why two articles are no two independent voices, with the passages of each, within their sentences.

    `words` is how many words they share; 0 where it is not by sharing that they are told.
    """

    one: str
    other: str
    reason: str
    words: int
    passages: tuple[tuple[tuple[tuple[Piece, ...], ...], ...], ...]


def sheet_of(conflict: Disagreement, story: StoryFound) -> Sheet:
    """The sheet of a conflict; the same value at several places of one article stands once."""
    told: dict[tuple[str, str], list[Passage]] = {}
    for side in conflict.sides:
        told.setdefault((story.names[side.article.iri], side.value), []).extend(side.evidence)
    values = tuple(Value(*key, _told(evidence, marked=bool(key[1]))) for key, evidence in told.items())
    return Sheet(conflict.about, conflict.agreement, _AGREEMENTS.get(conflict.agreement, ""), values)


def source_of(origin: Shared, story: StoryFound) -> Source:
    """What shows an origin, pair of passages by pair."""
    passages = tuple(tuple(_told([side] if side else []) for side in pair) for pair in origin.passages if any(pair))
    words = sum(len(one.exact.split()) for one, _ in origin.passages if one) if origin.kind in SAME_WORDS else 0
    return Source(story.names[origin.one.iri], story.names[origin.other.iri], REASONS[origin.kind], words, passages)


def _told(evidence: list[Passage], *, marked: bool = True) -> tuple[tuple[Piece, ...], ...]:
    return tuple(tuple(each) for each in sentences(evidence, marked=marked))
