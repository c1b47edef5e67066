"""One of several, and nobody knows which: "Roe or Doe"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.syntax.remembered import kids

_NAMES = frozenset({"PROPN", "NOUN", "PRON"})


def is_alternative(name: Token) -> bool:
    """Whether a name stands in a row that ends with "or" and another one."""
    if name.pos_ != "PROPN":
        return False
    first = name
    while first.dep_ == "conj" and first.head.pos_ in _NAMES:
        first = first.head
    return any(mark.dep_ == "cc" and mark.lower_ == "or" for other in _joined(first) for mark in kids(other))


def _joined(first: Token) -> list[Token]:
    found = [each for each in kids(first) if each.dep_ == "conj" and each.pos_ in _NAMES]
    return [*found, *(inner for each in found for inner in _joined(each))]
