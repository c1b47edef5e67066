"""What is so at all times, and no news: a present tense without anybody or anything of whom the article tells."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extraction.events.words import event_words
from kg.extraction.frames.matching.analysis import Analysis
from kg.language.syntax.nouns import children
from kg.language.syntax.offsets import tokens_at
from kg.model import Literal, Participant, Role, Span

_PRESENT = frozenset({"VBZ", "VBP"})


def is_general(word: Token, participants: Sequence[Participant[Span]], analysis: Analysis) -> bool:
    """Whether a verb tells what happens again and again: "sharks eat fish", but not "Roe eats fish".

    Headings tell in the present tense what has happened.
    """
    if not _is_present(word) or analysis.in_heading(word):
        return False
    told = any(p.amount is not None or p.role is Role.TIME or _is_named(p, analysis) for p in participants)
    return not told and not analysis.timing.at(word)


def _is_present(verb: Token) -> bool:
    if verb.tag_ in _PRESENT:
        return True
    passive = children(verb, "aux:pass")
    others = any(c.dep_ != "aux:pass" for c in children(verb, "aux"))
    return not others and any(c.tag_ in _PRESENT for c in passive)


def _is_named(one: Participant[Span], analysis: Analysis) -> bool:
    """Whether a participant is named, or is a certain one: "the law", "his party"."""
    words = tokens_at(analysis.doc, one.span)
    if words[0].lower_ in event_words("certain") or words[0].tag_ == "PRP$":
        return True
    if isinstance(one.filler, Literal):
        return False
    chain = analysis.chain_of(one.filler)
    return chain is None or chain.named
