"""What the words right before a name do to a statement that is otherwise asserted."""

from __future__ import annotations

from kg.extraction.frames.matching.analysis import Analysis
from kg.extraction.frames.matching.trigger import Trigger
from kg.language.lexicon.wordlists import word_list
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.nouns import base
from kg.language.syntax.offsets import tokens_at
from kg.model import Span, Status


def is_borrowed(subject: Span, trigger: Trigger) -> bool:
    """Whether a name is another word's: "a man posing as Roe was arrested", a name right behind a verb or "as"."""
    word, analysis = trigger.token, trigger.analysis
    if subject.start > word.idx or not is_verbal(word):
        return False
    tokens = tokens_at(analysis.doc, subject)
    if tokens.start == tokens.sent.start:
        return False
    before = analysis.doc[tokens.start - 1]
    described = base(word.dep_) == "acl" and tokens.start <= word.head.i < tokens.end
    if described and tokens.root.i in analysis.pointers.name_at and before.lower_ not in {"as", "like"}:
        return False  # "police arrested Roe, who had killed Doe"
    speech = before.lemma_ in word_list("names", "speech")
    return before.lower_ in {"as", "like"} or (before.pos_ == "VERB" and before.tag_ != "VB" and not speech)


def excluded(span: Span, analysis: Analysis) -> Status | None:
    """What a word right before a name does: "not Roe", "neither Roe nor Doe", "either Roe or Doe"."""
    tokens = tokens_at(analysis.doc, span)
    if not tokens.start:
        return None
    before = analysis.doc[tokens.start - 1]
    opening = [t.lower_ for t in analysis.doc[max(tokens.sent.start, tokens.start - 8) : tokens.start]]
    if before.lower_ in {"not", "neither", "nor"} or ("neither" in opening and before.lower_ == "nor"):
        return Status.NEGATED
    if before.lower_ == "either" or ("either" in opening and before.lower_ == "or"):
        return Status.HYPOTHETICAL
    return None
