"""One of several, and nobody knows which: "Roe or Doe", "either the mayor, Roe, or his deputy"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.lexicon.entries import tagged
from kg.language.syntax.nouns import is_somebody, noun_kind
from kg.language.syntax.remembered import kids, remembered
from kg.model import EntityType

#: What a row of people has no member of: the clauses and qualities that may be joined to them.
_NO_MEMBERS = frozenset({"VERB", "AUX", "ADV"})


def is_alternative(noun: Token) -> bool:
    """Whether somebody stands in a row that "either" opens or "or" joins, or is the name of who stands in one."""
    if not _may_act(noun):
        return False
    at = noun
    while True:
        while at.dep_ == "conj" and at.head.pos_ not in _NO_MEMBERS:
            at = at.head
        if _is_open(at):
            return True
        if at.dep_ != "appos":
            return False
        at = at.head


def is_perhaps_another(noun: Token) -> bool:
    """Whether somebody is joined to others only as it may be, or is said: "Roe and possibly Doe", "and allegedly"."""
    words = tagged("adverbs", "status")
    doubts = words["possible_modifiers"] | words["alleged_modifiers"] | words["reported_modifiers"]
    at = noun.head if noun.dep_ == "appos" else noun  # "Roe, and maybe her brother, Doe"
    return at.dep_ == "conj" and _may_act(noun) and any(each.lower_ in doubts for each in kids(at))


def _may_act(noun: Token) -> bool:
    return is_somebody(noun) or noun_kind(noun)[0] is EntityType.ORGANIZATION


@remembered
def _is_open(first: Token) -> bool:
    """Whether the row that begins with a word leaves open which of its members is meant."""
    if any(mark.dep_ == "cc:preconj" and mark.lower_ == "either" for mark in kids(first)):
        return True
    # of "or Doe's wife" the parse may hang the "or" on Doe
    return any(
        other.left_edge.lower_ == "or" or any(mark.dep_ == "cc" and mark.lower_ == "or" for mark in kids(other))
        for other in _joined(first)
    )


def _joined(first: Token) -> list[Token]:
    found = [each for each in kids(first) if each.dep_ == "conj" and each.pos_ not in _NO_MEMBERS]
    return [*found, *(inner for each in found for inner in _joined(each))]
