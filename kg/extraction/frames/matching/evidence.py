"""The words that support a statement."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.syntax.remembered import sentence_of
from kg.model import Span


def evidence_of(trigger: Token, *ends: Span) -> tuple[Span, ...]:
    """One stretch from the first to the last of trigger, subject and object; one in another sentence apart."""
    sent = sentence_of(trigger)
    near = [Span(trigger.idx, trigger.idx + len(trigger))]
    far: list[Span] = []
    for end in ends:
        (near if sent.start_char <= end.start < sent.end_char else far).append(end)
    whole = Span(min(s.start for s in near), max(s.end for s in near))
    return tuple(sorted({whole, *far}))
