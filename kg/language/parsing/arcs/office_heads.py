"""Offices whose noun comes first: an "attorney general" is an attorney, but parsers may make a general of him."""

from __future__ import annotations

from spacy.attrs import LOWER  # type: ignore[import-not-found,unused-ignore]
from spacy.tokens import Doc

from kg.language.lexicon.nouns import occupations
from kg.language.parsing.mending import Arc
from kg.language.syntax.columns import places_of


def office_arcs(doc: Doc) -> dict[int, Arc]:
    """Token -> its head and relation, for such an office: the first word takes the place of the second."""
    arcs: dict[int, Arc] = {}
    for at in places_of(doc, LOWER, "general"):
        if not at:
            continue
        first, second = doc[at - 1], doc[at]
        if first.lower_ not in occupations() or f"{first.lower_} general" not in occupations():
            continue
        below = first.head == second
        # hung on the second word, or beside it on the same verb
        if below or (first.head == second.head and first.dep_ == second.dep_):
            if below:
                arcs[first.i] = (first.i if second.head == second else second.head.i, second.dep_)
            arcs[second.i] = (first.i, "amod")
            arcs |= {c.i: (first.i, c.dep_) for c in second.children if c != first}
    return arcs
