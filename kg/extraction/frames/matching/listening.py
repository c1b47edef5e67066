"""What the matcher tells of its work to whoever wants to know why something was found or was not."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extraction.frames.loading import Frame
from kg.extraction.frames.matching.checks import Check
from kg.extraction.frames.matching.evoking import Silence
from kg.extraction.frames.matching.pairs import Pair, Refusal
from kg.extraction.frames.matching.trigger import Trigger
from kg.extraction.status.context import Context
from kg.model import Span, Statement


class Listener:
    """Hears what is tried, and does nothing with it; kg explain listens with one that keeps it."""

    def silenced(self, token: Token, frames: tuple[Frame, ...], silence: Silence) -> None:
        """A word that has frames evokes none where it stands."""

    def failed(self, frame: Frame, trigger: Trigger, check: Check) -> None:
        """A word has not what a key of a frame asks for."""

    def refused(self, frame: Frame, trigger: Trigger, subject: Token, filler: Token, refusal: Refusal) -> None:
        """No statement is made of a subject and an object that fit."""

    def stated(
        self, frame: Frame, trigger: Trigger, pair: Pair, statement: Statement[Span], context: Context, *, new: bool
    ) -> None:
        """A statement is made of a pair; one that is not `new` has been made before and is left out."""

    def tried(self, frame: Frame, trigger: Trigger) -> None:
        """All pairs of a frame at a word have been gone through, be there any or none."""
