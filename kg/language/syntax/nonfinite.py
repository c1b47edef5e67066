"""Gerunds that a parse hangs like nouns or adjectives, and infinitives that tell what somebody is chosen for."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.lexicon.entries import verbs
from kg.language.syntax.clauses import RELATIVE, case_of
from kg.language.syntax.nouns import base, children
from kg.language.syntax.remembered import kids, sentence_of

#: Prepositions that a gerund follows.
_BEFORE_GERUNDS = frozenset({"for", "of", "after", "before", "by", "without", "about", "despite", "from", "since"})


def is_purpose(verb: Token) -> bool:
    """Whether an infinitive tells what somebody is chosen or asked for, as its verb's object does it."""
    to = any(c.lower_ == "to" for c in children(verb, "mark"))
    chosen = verb.head.lemma_.lower() in verbs("control", "object")
    return to and verb.tag_ == "VB" and base(verb.dep_) == "advcl" and chosen


def is_hidden_gerund(verb: Token) -> bool:
    """Whether a parse took a gerund for a modifier of its own object: "for writing letters", "of robbing two banks"."""
    if verb.tag_ != "VBG" or base(verb.dep_) not in {"amod", "compound"} or verb.i == 0 or verb.head.i <= verb.i:
        return False
    plural = verb.head.tag_ in {"NNS", "NNPS", "NNP"} or any(verb.i < c.i for c in kids(verb.head) if c.i < verb.head.i)
    return plural and verb.nbor(-1).lower_ in _BEFORE_GERUNDS and verb.lemma_ not in verbs("participle", "adjective")


def subject_of_gerund(verb: Token) -> Token | None:
    """The noun right before a gerund that a preposition joins to it: "the hope of Roe getting a lighter sentence"."""
    if verb.tag_ != "VBG" or verb.i == 0:
        return None
    before = verb.nbor(-1)
    while base(before.dep_) in {"flat", "compound"} and before.head.i < before.i:
        before = before.head
    if before.pos_ not in {"PROPN", "PRON"} or before.lower_ in RELATIVE or sentence_of(before) != sentence_of(verb):
        return None
    return before if case_of(before) in {"of", "with", "without", "about", "for", "despite"} else None
