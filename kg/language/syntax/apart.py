"""Two phrases of one clause that cannot mean the same person or thing."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.syntax.nouns import base

#: What a verb is said of, and what it acts on.
ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl"})


def stand_apart(one: Token, other: Token) -> bool:
    """Whether two heads are in one series, or are arguments of one verb: "Roe and the mayor", "Roe met the mayor"."""
    if one in other.conjuncts:
        return True
    return one.head == other.head and {base(one.dep_), base(other.dep_)} <= ARGUMENTS
