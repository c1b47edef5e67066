"""Accusations and verdicts that the article itself takes back: made by mistake, overturned, cleared on appeal.

Such a conviction is not said to stand, wherever in the article it is told that it fell. Who was convicted of theft and
acquitted of fraud was still convicted of theft.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extraction.frames.loading import Frame
from kg.extraction.frames.matching.trigger import Trigger
from kg.extraction.status.effects import Effect, Step
from kg.extraction.status.words import context_words
from kg.language.syntax.nouns import children
from kg.language.syntax.remembered import kids, sentence_of
from kg.model import Span

MISTAKEN, FALLEN = "mistaken", "a verdict that fell"
"""The rules of the steps that this module takes."""

TAKES_BACK_VERDICTS = frozenset({MISTAKEN, FALLEN, "overturning"})
"""The rules that take back a verdict, and nothing of the charge."""

_AGAIN = frozenset({"again", "retrial", "reconvicted"})


def taken_back(frame: Frame, trigger: Trigger, subject: Token, where: Span) -> Step | None:
    """What takes back that somebody was accused or convicted of the offence at `where`; None where nothing does."""
    if "offence" not in frame.object_type:
        return None
    word = mistaken_beside(trigger.token)
    if word is not None:
        return Step(Effect.NEGATED, trigger.token.i, MISTAKEN, word=word.i)
    if frame.predicate != "convictedOf":
        return None
    analysis = trigger.analysis
    chain = analysis.pointers.chain_at.get(subject.i)
    if chain is None or any(t.lower_ in _AGAIN for t in sentence_of(trigger.token)):
        return None
    words = {t.lemma_.lower() for t in analysis.doc.char_span(where.start, where.end, alignment_mode="expand") or ()}
    for reversal in analysis.reversals:
        fits = not reversal.offences or reversal.offences & words
        if reversal.chain is chain and reversal.verb != trigger.token.i and fits:
            return Step(Effect.NEGATED, reversal.verb, FALLEN)
    return None


def mistaken_beside(trigger: Token) -> Token | None:
    """The word that calls an accusation or a verdict a mistake: "wrongly convicted", "the false accusation"."""
    words = context_words(MISTAKEN)
    if trigger.lemma_.lower() in context_words("laying"):
        beside = [
            *kids(trigger),
            *(trigger.doc[i] for i in range(max(sentence_of(trigger).start, trigger.i - 1), trigger.i)),
        ]
        return next((c for c in beside if c.pos_ == "ADV" and c.lower_ in words), None)
    if trigger.pos_ == "NOUN":
        return next((c for c in children(trigger, "amod") if c.lower_ in words), None)
    return None
