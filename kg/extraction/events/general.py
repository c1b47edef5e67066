"""What a present tense tells that has not happened: what is so at all times, and what is still to come.

What is so at all times has nobody and nothing in it of whom the article tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extraction.events.words import event_words
from kg.extraction.frames.matching.analysis import Analysis
from kg.extraction.status.effects import Effect, Step
from kg.language.lexicon.entries import verbs
from kg.language.lexicon.function_words import first_person
from kg.language.syntax.headings import is_in_heading
from kg.language.syntax.nouns import children
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.tense import is_simple_present
from kg.model import Literal, Participant, Role, Span, Time


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
    if any(c.lower_ in event_words("always") for t in children(word, "obl") for c in children(t, "det")):
        return True
    if analysis.timing.at(word):
        return False
    return not any(p.amount is not None or p.role is Role.TIME or _is_named(p, analysis) for p in participants)


def is_ahead(time: Time | None, analysis: Analysis) -> bool:
    """Whether a time lies after the day of the article, as far as both are known."""
    published = analysis.article.published
    if time is None or not time.value or not published:
        return False
    return time.value > published[: len(time.value)] and len(time.value) <= len(published)


def coming(word: Token, participants: Sequence[Participant[Span]], analysis: Analysis) -> Step | None:
    """What puts a present tense into the future: a time that lies ahead, or an hour that a timetable holds."""
    if not (is_simple_present(word) or _is_progressive(word)) or is_in_heading(word):
        return None
    if is_ahead(analysis.timing.time_of(word, frozenset()), analysis):
        return Step(Effect.OPEN, word.i, "a time that lies ahead")
    telling = event_words("ahead") | (event_words("hour") if word.lemma_ in verbs("time", "timetable") else set())
    for one in participants:
        if one.role is not Role.TIME:
            continue
        ahead = next((t for t in tokens_at(analysis.doc, one.span) if t.lower_ in telling), None)
        if ahead is not None:
            return Step(Effect.OPEN, word.i, "a time that lies ahead", word=ahead.i)
    return None


def _is_progressive(verb: Token) -> bool:
    return verb.tag_ == "VBG" and any(c.tag_ in {"VBZ", "VBP"} for c in children(verb, "aux"))


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
        return words[0].lower_ not in first_person()  # "our universe", everybody's
    if isinstance(one.filler, Literal):
        return False
    chain = analysis.chain_of(one.filler)
    return chain is None or chain.named
