"""The object of a statement: the value or the words that a filler stands for, and where it stands."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.extraction.frames.loading import Frame
from kg.extraction.frames.matching.offences import offence_words
from kg.extraction.frames.matching.trigger import Trigger
from kg.extraction.frames.matching.values import is_unwanted_thing, office_of, words_of, year_of
from kg.language.syntax.nouns import phrase, possessors, span_of
from kg.model import Literal, QuotationKind, Span


def object_of(frame: Frame, subject: Token, filler: Token, trigger: Trigger) -> tuple[Literal | Span, Span] | None:
    """The object of a statement, and where it stands; None where the filler has no value of the kind.

    `subject` is what fills the subject: what somebody is accused of does not hold who is accused.
    """
    kinds, analysis = frame.object_type, trigger.analysis
    pointers, timing = analysis.pointers, analysis.timing
    chain = pointers.chain_at.get(filler.i)
    if "year" in kinds:
        return year_of(filler)
    if "date" in kinds:
        return timing.value_of(filler)
    if "offence" in kinds:
        return offence_words(filler, frame.extend, subject, analysis)
    wanted = chain is not None and chain.type.value in kinds
    if "office" in kinds and not (chain is not None and chain.named and wanted):
        return office_of(filler, frame.extend, timing.dated, shared=filler.i in pointers.shared)
    if (
        kinds & {"text", "post"} or ("topic" in kinds and (chain is None or is_unwanted_thing(chain, kinds)))
    ) and not wanted:
        words = words_of(filler, frame.extend, timing.dated, pointers.heads)
        # a topic says more than its noun ("links" does not)
        return words if kinds & {"text", "post"} or words is None or " " in words[0].value else None
    span = pointers.words(filler)
    # of "praised Roe's work" the whole object is the evidence
    whole = filler.head if filler in possessors(filler.head) else filler
    return span, span if whole == filler else span_of(*phrase(whole))


def has_pattern(frame: Frame, value: Literal | Span) -> bool:
    """Whether a text value holds the pattern that a frame asks for, if it asks for one."""
    return not (frame.matches and isinstance(value, Literal)) or bool(
        re.search(frame.matches, value.value, re.IGNORECASE)
    )


def is_spoken(frame: Frame, where: Span, trigger: Trigger) -> bool:
    """Whether the object is what the trigger introduces as speech ("tweeted", with the words of the tweet)."""
    if "offence" in frame.object_type:
        return False  # "accused him of “lying”"
    if trigger.analysis.is_person(where):
        return False  # "called Roe a “rat”"
    return any(
        q.kind is not QuotationKind.INDIRECT and any(c.contains(where) for c in q.content)
        for q in trigger.analysis.quotations.cued(trigger.token.idx)
    )
