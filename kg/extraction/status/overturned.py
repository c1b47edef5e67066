"""A verdict that fell: "was convicted, but the verdict was voided"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.status.words import context_words
from kg.language.syntax.negation import is_negated
from kg.language.syntax.nouns import base, children, possessors
from kg.language.syntax.remembered import kids, sentence_of
from kg.language.syntax.subjects import subject_of
from kg.language.syntax.voice import is_passive

_THE = frozenset({"the", "this", "that", "his", "her", "their", "its", "which", "whose", "both"})


def overturning_of(trigger: Token) -> Token | None:
    """The verb that takes back a verdict in the same sentence or the next, if there is one."""
    lemma = trigger.lemma_.lower()
    if lemma not in context_words("verdict_verbs") | context_words("verdicts"):
        return None
    doc, end = trigger.doc, sentence_of(trigger).end
    upto = sentence_of(doc[end]).end if end < len(doc) else end
    for verb in doc[sentence_of(trigger).start : upto]:
        if verb.i == trigger.i or not overturns(verb):
            continue
        for thing, by in undergoes(verb):
            if thing.i < trigger.i:
                continue
            clause = base(verb.dep_) == "acl"
            verdict = verb.head if thing.lower_ in {"that", "which"} and clause else thing
            known = verdict != thing or _is_definite(verdict)  # "a verdict that was thrown out", "the verdict"
            fits = verdict.lemma_.lower() in context_words("verdicts") and known
            if fits and not is_held_back(by) and not _is_anothers(verdict, by, trigger):
                return verb
    return None


def overturns(verb: Token) -> bool:
    """Whether a verb is one of those by which a verdict falls."""
    lemma = verb.lemma_.lower()
    return not context_words("overturning").isdisjoint({lemma, *(f"{lemma} {c.lower_}" for c in kids(verb))})


def undergoes(verb: Token) -> Iterator[tuple[Token, Token]]:
    """What a verb is done to, and the verb that says whether it was: "voided the verdict", "had the verdict voided"."""
    for child in kids(verb):
        if base(child.dep_) == "obj" or (base(child.dep_) == "nsubj" and child.dep_.endswith("pass")):
            yield child, verb
    if verb.dep_ == "conj" and not children(verb, "nsubj") and is_passive(verb):
        shared = subject_of(verb)  # "the verdict was reviewed and voided"
        if shared is not None:
            yield shared.token, verb
    if verb.tag_ in {"VBN", "VBD"} and base(verb.dep_) in {"xcomp", "ccomp"}:
        if verb.head.lemma_.lower() in context_words("causing"):
            yield from ((child, verb.head) for child in kids(verb.head) if base(child.dep_) == "obj")
    elif verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.head.head.lemma_.lower() in context_words("causing"):
        yield verb.head, verb.head.head


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ in _THE or c.right_edge.tag_ == "POS" for c in kids(noun)) or noun.tag_ == "NNS"


def _is_anothers(verdict: Token, by: Token, trigger: Token) -> bool:
    """Whether a name that the trigger's sentence lacks owns the verdict, itself or through a pronoun."""
    owners = possessors(verdict)
    names = [t for t in owners if t.pos_ == "PROPN"]
    if owners and not names:
        names = [c for c in children(by, "nsubj") if c.pos_ == "PROPN"]
    known = {t.lower_ for t in sentence_of(trigger)}
    return any(known.isdisjoint(t.lower_ for t in (*children(name, "flat"), name)) for name in names)


def is_held_back(verb: Token) -> bool:
    """Whether the undoing itself is only asked for, possible or refused."""
    if verb.tag_ == "VB" or is_negated(verb):
        return True
    return any(c.lower_ in context_words("modals") for c in children(verb, "aux"))
