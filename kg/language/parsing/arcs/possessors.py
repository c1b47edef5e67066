"""Owners: in "Roe beat Doe's France" parsers may make an object of Doe as well, and what befell France befalls Doe."""

from __future__ import annotations

from spacy.attrs import TAG  # type: ignore[import-not-found,unused-ignore]
from spacy.tokens import Doc

from kg.language.parsing.mending import Arc
from kg.language.syntax.columns import places_of
from kg.language.syntax.nouns import base

_NOMINAL = frozenset({"NOUN", "PROPN"})


def owner_arcs(doc: Doc) -> dict[int, Arc]:
    """Token -> its head and relation, for owners before what is theirs that hang on the same word as it, alike."""
    arcs: dict[int, Arc] = {}
    for at in places_of(doc, TAG, "POS"):
        owner = doc[at].head
        if owner.i > at or owner.head == owner:
            continue
        beside = (c for c in owner.head.children if c.i > at and c.left_edge.i == at + 1 and c.pos_ in _NOMINAL)
        owned = next((c for c in beside if base(c.dep_) == base(owner.dep_)), None)
        if owned is not None:
            arcs[owner.i] = (owned.i, "nmod:poss")
    return arcs
