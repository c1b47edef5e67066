"""Clauses that say that a state is over: "used to lead", "was a nurse before joining", "sacked after leading"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extraction.frames.matching.ended.tense import Tense, tense_of
from kg.language.lexicon.entries import verbs
from kg.language.lexicon.number_of import number_of
from kg.language.lexicon.wordlists import word_list
from kg.language.syntax.clauses import case_of, is_verbal
from kg.language.syntax.nouns import base, children
from kg.language.syntax.remembered import kids


def ending_clause(trigger: Token) -> Token | None:
    """The word that says so; None where none does."""
    rules = (_used_to, _after, _before, _for_years, _in_a_decade, _served)
    return next((word for rule in rules if (word := rule(trigger)) is not None), None)


def _used_to(trigger: Token) -> Token | None:
    """ "Used to lead", "used to be mayor"; not "was used to leading"."""
    head = trigger.head
    to = any(c.lower_ == "to" and c.i < trigger.i for c in children(trigger, "mark"))
    used = head != trigger and head.lower_ == "used" and head.i < trigger.i and base(trigger.dep_) in {"xcomp", "advcl"}
    return head if used and to and not children(head, "aux:pass", "obj") else None


def _after(trigger: Token) -> Token | None:
    """ "Was sacked after leading Acme"."""
    if not is_verbal(trigger) or trigger.tag_ != "VBG" or not is_verbal(trigger.head):
        return None
    after = next((c for c in children(trigger, "mark", "case") if c.lower_ == "after"), None)
    return after if after is not None and trigger.head.lemma_.lower() in word_list("tenure", "leaves") else None


def _before(trigger: Token) -> Token | None:
    """ "Was a teacher before becoming a senator", "led Acme before he died"."""
    if tense_of(trigger) is not Tense.PAST and trigger.tag_ != "VBN":
        return None
    for clause in kids(trigger):
        if base(clause.dep_) not in {"advcl", "acl", "obl"} or not (is_verbal(clause) or children(clause, "cop")):
            continue
        before = next((c for c in children(clause, "mark", "case") if c.lower_ == "before"), None)
        subjects = children(clause, "nsubj")
        if before is not None and (not subjects or subjects[0].pos_ == "PRON"):
            return before
    return None


def _for_years(trigger: Token) -> Token | None:
    """ "Led Acme for ten years": who has led it for ten years still does."""
    if tense_of(trigger) is not Tense.PAST:
        return None
    for child in children(trigger, "obl", "nmod"):
        number = any(number_of(c.lower_) for c in children(child, "nummod"))
        many = any(c.lower_ in {"many", "several"} for c in children(child, "amod"))
        if (
            case_of(child) == "for"
            and child.lemma_.lower() in word_list("tenure", "units")
            and (number or many)
            and child.i > trigger.i
        ):
            return child
    return None


def _in_a_decade(trigger: Token) -> Token | None:
    """ "Worked for Acme in the 1990s"."""
    if tense_of(trigger) is not Tense.PAST:
        return None
    found = (c for c in trigger.subtree if _is_decade(c) and (c.head == trigger or c.head.head == trigger))
    return next((c for c in found if case_of(c) in {"in", "during", "throughout"}), None)


def _served(trigger: Token) -> Token | None:
    """ "Served as mayor", "worked under Roe": whoever still does "serves", or "has served"."""
    if tense_of(trigger) is not Tense.PAST or trigger.tag_ != "VBD":
        return None
    if trigger.lemma_.lower() in verbs("state", "over_in_the_past"):
        return trigger
    return next((c for c in children(trigger, "obl") if case_of(c) == "under" and c.pos_ == "PROPN"), None)


def _is_decade(word: Token) -> bool:
    text = word.lower_.lstrip("’'")
    return len(text) in {3, 5} and text.endswith("0s") and text[:-1].isdigit()
