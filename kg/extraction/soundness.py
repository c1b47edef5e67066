"""Whether what an extractor found can be findings of an article: whoever writes one may be mistaken about offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.protocol import Finding
from kg.model import EventReport, Literal, Participant, Quotation, Span, Statement

_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_TYPE = re.compile(r"\w*")


def fault_of(found: Finding, length: int) -> str | None:
    """What is wrong with a finding in a text of so many code points, in words that quote nothing of it; None for sound.

    Every stretch must lie in the text, statements and events need evidence, and an event words that evoke it, a type
    that can be a name and decimals in its amounts. Rolesets and predicates that nobody knows are no fault: they may be
    the extractor's own.
    """
    for span in _spans(found):
        if span.end > length:
            return f"a stretch from {span.start} to {span.end} in a text of {length} characters"
    if not isinstance(found, Quotation) and not found.evidence:
        return "a finding without evidence"
    return _fault_of_event(found) if isinstance(found, EventReport) else None


def _fault_of_event(found: EventReport[Span]) -> str | None:
    if not found.words:
        return "an event without words that evoke it"
    if not _TYPE.fullmatch(found.type):
        return "a type of event that is no name"
    amounts = (p.amount for p in found.participants if p.amount is not None)
    if not all(_DECIMAL.fullmatch(value) for a in amounts for value in (a.value, a.other) if value is not None):
        return "an amount whose value is no decimal number in digits"
    return None


def _spans(found: Finding) -> Iterator[Span]:
    """The stretches of the text that a finding points at."""
    pointed: tuple[Span | Literal | None, ...]
    if isinstance(found, Quotation):
        pointed = (*found.content, *found.cue, *found.source, found.speaker, found.addressee, found.medium)
        for inner in found.nested:
            yield from _spans(inner)
    elif isinstance(found, Statement):
        pointed = (*found.evidence, found.subject, found.object, found.according_to)
    else:
        pointed = (*found.evidence, *found.words, found.according_to)
        for participant in found.participants:
            yield from _of_participant(participant)
    yield from (each for each in pointed if isinstance(each, Span))


def _of_participant(found: Participant[Span]) -> Iterator[Span]:
    yield found.span
    if isinstance(found.filler, Span):
        yield found.filler
    if found.amount is not None:
        yield found.amount.span
