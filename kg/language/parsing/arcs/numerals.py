"""Numbers in words before a noun: in "two hundred and fifty men" parsers may make the number and the men two things."""

from __future__ import annotations

from spacy.attrs import LOWER  # type: ignore[import-not-found,unused-ignore]
from spacy.tokens import Doc

from kg.language.parsing.mending import Arc
from kg.language.syntax.columns import places_of


def numeral_arcs(doc: Doc) -> dict[int, Arc]:
    """Token -> its head and relation, for such a number, which belongs to the noun right behind its last word."""
    arcs: dict[int, Arc] = {}
    for joint in places_of(doc, LOWER, "and"):
        if not 0 < joint < len(doc) - 2:
            continue
        first, last, noun = doc[joint - 1], doc[joint + 1], doc[joint + 2]
        if first.pos_ != "NUM" or last.pos_ != "NUM" or noun.pos_ != "NOUN":
            continue
        if last.head == first and last.dep_ == "conj" and first.dep_ != "nummod" and first.head.i < first.i:
            if noun.head == first:
                arcs[noun.i] = (first.head.i, first.dep_)
            arcs[first.i] = (noun.i, "nummod")
    return arcs
