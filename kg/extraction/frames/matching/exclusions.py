"""What the words right before a name do to a statement that is otherwise asserted."""

from __future__ import annotations

from kg.extraction.frames.matching.analysis import Analysis
from kg.extraction.frames.matching.trigger import Trigger
from kg.extraction.status.effects import Effect, Step
from kg.extraction.status.words import context_words
from kg.language.lexicon.entries import verbs
from kg.language.syntax.alternatives import is_alternative, is_perhaps_another
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.exceptions import is_excepted
from kg.language.syntax.negation import denying
from kg.language.syntax.nouns import base
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.remembered import sentence_of
from kg.model import Span


def borrowed(subject: Span, trigger: Trigger) -> Step | None:
    """A name right behind a verb or "as" is that word's ("a man posing as Roe was arrested"), not the subject."""
    word, analysis = trigger.token, trigger.analysis
    if subject.start > word.idx or not is_verbal(word):
        return None
    tokens = tokens_at(analysis.doc, subject)
    if tokens.start == sentence_of(tokens[0]).start:
        return None
    before = analysis.doc[tokens.start - 1]
    described = base(word.dep_) == "acl" and tokens.start <= word.head.i < tokens.end
    if described and tokens.root.i in analysis.pointers.name_at and before.lower_ not in {"as", "like"}:
        return None  # "police arrested Roe, who had killed Doe"
    speech = before.lemma_ in verbs("subject", "person")
    taken = before.lower_ in {"as", "like"} or (before.pos_ == "VERB" and before.tag_ != "VB" and not speech)
    return Step(Effect.SUPPOSED, before.i, "a name that is another word's") if taken else None


def excluded(span: Span, analysis: Analysis) -> Step | None:
    """What a word beside a name does: "not Roe", "neither Roe nor Doe", "Roe or Doe"."""
    tokens = tokens_at(analysis.doc, span)
    root = tokens.root
    if is_alternative(root):
        return Step(Effect.SUPPOSED, root.i, "one of several")
    if is_excepted(root):
        return Step(Effect.NEGATED, root.i, "all but this one")
    if is_perhaps_another(root):
        return Step(Effect.SUPPOSED, root.i, "perhaps")
    if not tokens.start:
        return None
    before = analysis.doc[tokens.start - 1]
    if before.lower_ in denying("name"):
        return Step(Effect.NEGATED, before.i, "a word before a name")
    if before.lower_ in context_words("make_believe") and before.head in list(tokens):
        return Step(Effect.SUPPOSED, before.i, "a word before a name")  # "the fake Roe"
    return None
