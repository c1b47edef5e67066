"""What stands around a noun that evokes a statement does to it: "the alleged murder", "his bid for mayor"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.status.effects import Effect, Step
from kg.extraction.status.modality import (
    beside,
    lemma_of,
    mark_of,
    mark_token,
    modality,
    subject_span,
    subject_steps,
)
from kg.extraction.status.rejected import is_untrue
from kg.extraction.status.words import context_words
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.nouns import base, children, noun_kind
from kg.language.syntax.remembered import kids
from kg.language.syntax.voice import is_passive
from kg.model import EntityType


def around_noun(at: Token, is_trigger: bool) -> Iterator[Step]:
    """What the word that a noun phrase hangs on does to it."""
    head, dep = at.head, base(at.dep_)
    if dep == "xcomp" and at.lower_.endswith("ing"):
        dep = "obj"  # "denied meeting with Roe", where the parse sees a noun
    if dep == "xcomp" and not is_trigger and is_verbal(head):
        yield from beside(head, frozenset())  # "could become the first to leave"
    if dep not in {"obj", "nsubj", "obl", "nmod", "appos", "iobj"}:
        return
    if dep == "nsubj" and is_untrue(head):
        yield Step(Effect.NEGATED, head.i, "untrue")  # "the murder was a hoax"
        return
    if dep in {"nmod", "obl"} and mark_of(at) == "without":
        yield Step(Effect.NEGATED, at.i, "negating_marks", word=mark_token(at))  # "left without pay"
        return
    if is_trigger and is_presupposed(at):
        return
    # who faces charges is charged
    charged = lemma_of(head) == "face" and lemma_of(at) in context_words("alleging")
    if not charged and (dep in {"obj", "nmod", "obl"} or (dep == "nsubj" and is_passive(head))):
        yield from _over_noun(head, at, mark_of(at))
    if is_verbal(head):
        opens = dep == "obl" and any(at.i < c.i < head.i for c in children(head, "nsubj"))
        # "in a letter, Roe did not mention it": what stands before the subject is not denied
        yield from (s for s in beside(head, frozenset()) if not (opens and s.effect is Effect.NEGATED))
    elif dep == "nsubj" and children(head, "cop"):
        yield from modality(head)  # "a win over Roe would be a shock"


def _over_noun(head: Token, noun: Token, mark: str) -> Iterator[Step]:
    lemma = lemma_of(head)
    if lemma in context_words("denying"):
        if mark in context_words("media"):
            return  # "denied it in a statement"
        yield Step(Effect.DENIED, head.i, "denying", subject_span(head))
    elif lemma in context_words("alleging") and mark in {"of", "with", "for"}:
        yield Step(Effect.ALLEGED, head.i, "alleging")
    elif lemma in context_words("seeking") and mark in {"", "for", "of"}:
        yield Step(Effect.SUPPOSED, head.i, "seeking")
    elif lemma in context_words("giving_up") and lemma_of(noun) in context_words("attempts"):
        return  # who lost a campaign ran
    elif lemma in context_words("negating") | context_words("undoing") and not mark:
        yield Step(Effect.NEGATED, head.i, "negating or undoing")
    elif lemma in context_words("negating") and mark == "in" and children(noun, "acl"):
        yield Step(Effect.NEGATED, head.i, "negating or undoing")  # "failed in its bid to acquire Doe"
    elif lemma in context_words("pending") or (mark == "of" and lemma in context_words("content_nouns")):
        yield Step(Effect.SUPPOSED, head.i, "pending or content_nouns")
    elif (not mark and _is_set_down(head)) or _is_promised(head):
        yield Step(Effect.SUPPOSED, head.i, "seeking")
    elif head.pos_ == "NOUN":
        yield from subject_steps(head)


def _is_set_down(verb: Token) -> bool:
    """Whether a verb says what a plan holds: "the plan includes a vote"."""
    if lemma_of(verb) not in context_words("holding"):
        return False
    return any(lemma_of(c) in context_words("seeking") | context_words("planning") for c in children(verb, "nsubj"))


def _is_promised(verb: Token) -> bool:
    """Whether a verb makes its object a promise or an aim: "made repealing the law a promise"."""
    if lemma_of(verb) not in context_words("talked_of"):
        return False
    aims = context_words("seeking") | context_words("before_gerunds") | context_words("planning")
    return any(lemma_of(c) in aims for c in children(verb, "xcomp"))


def is_presupposed(noun: Token) -> bool:
    """Whether a noun phrase takes for granted what it says ("Roe's lawsuit against Doe may fail": Roe sued)."""
    if children(noun, "cop"):
        return False
    if lemma_of(noun.head) in context_words("making") and base(noun.dep_) == "obj":
        return False
    if noun_kind(noun)[0] in {EntityType.PERSON, EntityType.GROUP}:
        return True
    owned = any(c.dep_ == "nmod:poss" or c.right_edge.tag_ == "POS" or c.lower_ == "the" for c in kids(noun))
    return owned and noun.lemma_.lower() in context_words("lasting")


def is_taken_back(noun: Token, verb: Token) -> bool:
    """Whether a verb speaks of ending what its object takes for granted: who is to drop a lawsuit has filed it."""
    ends = lemma_of(verb) in context_words("undoing") | context_words("giving_up")
    return ends and noun.head == verb and base(noun.dep_) == "obj" and is_presupposed(noun)
