"""What an article adds itself inside what it reports: "Roe said that Doe, who left in May, had lied"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.language.syntax.nouns import base
from kg.language.syntax.remembered import kids

_RELATIVE = frozenset({"who", "whom", "which", "whose"})


@dataclass(frozen=True, slots=True)
class Remark:
    """A clause that describes somebody and that nothing outside it reaches: the indices of its first and last token."""

    first: int
    last: int

    def holds(self, token: int) -> bool:
        """Whether a token stands inside it."""
        return self.first <= token <= self.last


def remark_around(trigger: Token) -> Remark | None:
    """The innermost clause with the trigger that a comma sets off from the name that it describes.

    Such a clause does not say which Doe is meant, so that it belongs to who writes and not to who is reported. One that
    does ("the man who left") may be part of what is said.
    """
    for at in (trigger, *trigger.ancestors):
        if base(at.dep_) == "acl" and _sets_off(at):
            return Remark(at.left_edge.i, at.right_edge.i)
    return None


def describes_object(trigger: Token, cues: frozenset[int]) -> bool:
    """Whether a trigger stands in a relative clause of what a cue is about: "rejected the bill that Roe proposed"."""
    for at in (trigger, *trigger.ancestors):
        if at.dep_ == "acl:relcl":
            return any(t.i in cues and base(at.head.dep_) == "obj" for t in (at.head.head,))
        if at.i in cues:
            return False
    return False


def _sets_off(clause: Token) -> bool:
    first = clause.left_edge
    while first.i < clause.i and first.is_punct:
        first = first.nbor(1)
    if first.i == 0 or first.nbor(-1).text != "," or not _is_named(clause.head):
        return False
    opens = [t for t in clause.doc[first.i : min(first.i + 3, clause.i)] if t.lower_ in _RELATIVE]
    return bool(opens) or (clause.tag_ == "VBN" and clause.dep_ == "acl" and first.tag_ in {"VBN", "RB"})


def _is_named(noun: Token) -> bool:
    """Whether a noun is a name, or has one beside it: "the mayor, Jane Roe, who"."""
    return noun.pos_ == "PROPN" or any(
        c.pos_ == "PROPN" and base(c.dep_) in {"flat", "appos"} and c.i > noun.i for c in kids(noun)
    )
