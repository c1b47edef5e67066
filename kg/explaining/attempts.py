"""Keeps what the matcher tries at the words of some sentences."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.explaining.reasons import Failure, failure_of, failures_of, passed_over
from kg.extraction.frames.loading import Frame
from kg.extraction.frames.matching.checks import Check
from kg.extraction.frames.matching.evoking import Silence
from kg.extraction.frames.matching.listening import Listener
from kg.extraction.frames.matching.offences import offences_at
from kg.extraction.frames.matching.pairs import Pair, Refusal
from kg.extraction.frames.matching.trigger import Trigger
from kg.extraction.status.context import Context
from kg.model import Span, Statement


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement that a frame made, the roles of its ends, its context, and whether it is `new`."""

    statement: Statement[Span]
    context: Context
    subject_role: str
    object_role: str
    new: bool


@dataclass(slots=True)
class Attempt:
    """A frame tried at a word: what it stated, what failed, and what was refused of what fits.

    `roleset` is the meaning of the word that evoked it, "" where the word itself did.
    """

    token: Token
    frame: Frame
    stated: list[Stated] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    refused: list[Failure] = field(default_factory=list)
    roleset: str = ""


class Attempts(Listener):
    """Hears what the matcher tries, and keeps what it tries at the tokens `within`, given by their indices."""

    def __init__(self, within: Container[int]) -> None:
        self.within = within
        self.all: list[Attempt] = []
        self.silent: list[tuple[Token, tuple[Frame, ...], Silence]] = []
        self._now: Attempt | None = None

    def silenced(self, token: Token, frames: tuple[Frame, ...], silence: Silence) -> None:
        """Keeps the word and why it evokes nothing."""
        if token.i in self.within:
            self.silent.append((token, frames, silence))

    def failed(self, frame: Frame, trigger: Trigger, check: Check) -> None:
        """Keeps the key and asks for the reason."""
        if trigger.token.i in self.within:
            failure = Failure(check.key, check.reason(frame, trigger))
            self.all.append(_attempt(frame, trigger, failure))

    def refused(self, frame: Frame, trigger: Trigger, subject: Token, filler: Token, refusal: Refusal) -> None:
        """Keeps why no statement is made of a pair."""
        if trigger.token.i in self.within:
            self._at(frame, trigger).refused.append(failure_of(frame, filler, refusal))

    def stated(
        self, frame: Frame, trigger: Trigger, pair: Pair, statement: Statement[Span], context: Context, *, new: bool
    ) -> None:
        """Keeps the statement with the roles of its ends."""
        if trigger.token.i in self.within:
            subject = _role(pair.subject, frame.subject, trigger)
            of = _role(pair.filler, frame.object, trigger) or ("the office held" if frame.held else "each other")
            self._at(frame, trigger).stated.append(Stated(statement, context, subject, of, new))

    def tried(self, frame: Frame, trigger: Trigger) -> None:
        """Keeps why there was no pair, if there was none."""
        if trigger.token.i in self.within:
            attempt = self._at(frame, trigger)
            if not attempt.stated:
                attempt.failed = [*passed_over(frame, trigger), *attempt.refused] or failures_of(frame, trigger)
            self.all.append(attempt)
            self._now = None

    def _at(self, frame: Frame, trigger: Trigger) -> Attempt:
        if self._now is None:
            self._now = _attempt(frame, trigger)
        return self._now


def _attempt(frame: Frame, trigger: Trigger, *failed: Failure) -> Attempt:
    meaning = trigger.predicate.roleset if trigger.predicate is not None else ""
    return Attempt(trigger.token, frame, failed=list(failed), roleset=meaning)


def _role(filler: Token, roles: tuple[str, ...], trigger: Trigger) -> str:
    """The role that a filler fills; "" where it fills none of them."""
    for role in roles:
        fillers = trigger.fillers(role)
        if filler in fillers or any(filler in offences_at(f) for f in fillers):
            return role
    return ""
