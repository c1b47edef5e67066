"""Each subject of a frame at a word with each object that a statement can be made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from spacy.tokens import Token

from kg.extraction.frames.loading import Frame
from kg.extraction.frames.matching.ends import ends_of
from kg.extraction.frames.matching.objects import has_pattern, is_spoken, object_of
from kg.extraction.frames.matching.trigger import Trigger
from kg.model import Literal, Span


@dataclass(frozen=True, slots=True)
class Pair:
    """A subject, what fills the object, the object itself and where it stands."""

    subject: Token
    filler: Token
    object: Literal | Span
    where: Span


class Refusal(Enum):
    """Why no statement is made of a subject and a filler that fit."""

    NO_VALUE = "holds no value of the kind"
    NO_PATTERN = "does not match"
    TAKEN = "is held by another value"
    SPOKEN = "is what the word introduces as speech"
    SAME = "is the subject too"


class Hearer(Protocol):
    """Who hears of a subject and a filler that no statement is made of."""

    def refused(self, frame: Frame, trigger: Trigger, subject: Token, filler: Token, refusal: Refusal) -> None:
        """One such pair, and why."""


def pairs_of(frame: Frame, trigger: Trigger, hearer: Hearer) -> Iterator[Pair]:
    """The pairs that statements are made of; `hearer` hears of those that fit and that none is made of."""
    for subject, objects in ends_of(frame, trigger):
        taken: list[Span] = []
        held = trigger.analysis.pointers.office_of(subject) if frame.held and not objects else None
        for filler in objects or ([held] if held is not None else []):
            found = object_of(frame, subject, filler, trigger)
            refusal = _refusal(frame, trigger, found, taken)
            if found is not None and refusal is None:
                taken.append(found[1])
                if subject != filler or isinstance(found[0], Literal):
                    yield Pair(subject, filler, *found)
                    continue
                refusal = Refusal.SAME
            if refusal is not None:
                hearer.refused(frame, trigger, subject, filler, refusal)


def _refusal(
    frame: Frame, trigger: Trigger, found: tuple[Literal | Span, Span] | None, taken: list[Span]
) -> Refusal | None:
    if found is None:
        return Refusal.NO_VALUE
    if not has_pattern(frame, found[0]):
        return Refusal.NO_PATTERN
    # "five years to ten": what a value already holds is no second value
    if any(t.overlaps(found[1]) for t in taken):
        return Refusal.TAKEN
    return Refusal.SPOKEN if is_spoken(frame, found[1], trigger) else None
