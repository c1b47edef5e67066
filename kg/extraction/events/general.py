"""What is so at all times, and no news: a present tense without anybody or anything of whom the article tells."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extraction.events.words import event_words
from kg.extraction.frames.matching.analysis import Analysis
from kg.language.syntax.headings import is_in_heading
from kg.language.syntax.nouns import children
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.tense import is_simple_present
from kg.model import Literal, Participant, Role, Span


def is_general(word: Token, participants: Sequence[Participant[Span]], analysis: Analysis) -> bool:
    """Whether a verb tells what happens again and again: "sharks eat fish", but not "Roe eats fish".

    So does "Roe usually eats fish", and what whoever it may be does. Headings tell in the present tense what has
    happened.
    """
    present = is_simple_present(word)
    if not (present or _is_participle(word)) or is_in_heading(word):
        return False
    if any(_is_anybody_s(p, analysis) for p in participants):
        return True
    if not present:
        return False
    # who reads or listens takes part in nothing that the article tells
    reader = any(c.lower_ in event_words("anybody") for c in children(word, "nsubj"))
    if reader or any(c.lower_ in event_words("habit") for c in children(word, "advmod")):
        return True
    told = any(p.amount is not None or p.role is Role.TIME or _is_named(p, analysis) for p in participants)
    return not told and not analysis.timing.at(word)


def _is_participle(verb: Token) -> bool:
    return verb.tag_ in {"VBN", "VBG"} and not children(verb, "aux", "aux:pass")


def _is_anybody_s(one: Participant[Span], analysis: Analysis) -> bool:
    """Whether somebody stands for whoever it may be ("any mayor"), or a time for all such times ("each year")."""
    opening = tokens_at(analysis.doc, one.span)[0].lower_
    if one.role is Role.TIME:
        return opening in event_words("always")
    return opening in event_words("free")


def _is_named(one: Participant[Span], analysis: Analysis) -> bool:
    """Whether a participant is named, or is a certain one: "the law", "his party"."""
    words = tokens_at(analysis.doc, one.span)
    if len(words) > 1 and (words[0].lower_ in event_words("certain") or words[0].tag_ == "PRP$"):
        return words[0].lower_ not in event_words("own_voice")  # "our universe", everybody's
    if isinstance(one.filler, Literal):
        return False
    chain = analysis.chain_of(one.filler)
    return chain is None or chain.named
