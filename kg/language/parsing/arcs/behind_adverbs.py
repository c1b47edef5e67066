"""Gerunds behind an adverb and a preposition: in "stopped short of saying" and "far from being fired, Roe resigned"
parsers may hang the gerund on "short" and "far", where it is the verb's."""

from __future__ import annotations

from spacy.attrs import DEP  # type: ignore[import-not-found,unused-ignore]
from spacy.tokens import Doc

from kg.language.parsing.mending import Arc
from kg.language.syntax.columns import places_of


def gerund_arcs(doc: Doc) -> dict[int, Arc]:
    """Token -> its head and relation, for gerunds with "of" or "from" that hang on an adverb of a verb."""
    arcs: dict[int, Arc] = {}
    for at in places_of(doc, DEP, "advmod"):
        adverb = doc[at]
        verb = adverb.head
        if adverb.pos_ != "ADV" or verb.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"}:
            continue
        for clause in adverb.children:
            gerund = clause.tag_ == "VBG" or any(c.lower_ in {"being", "having"} for c in clause.children)
            marked = any(c.dep_ == "mark" and c.lower_ in {"of", "from"} for c in clause.children)
            if clause.dep_ == "advcl" and gerund and marked:
                arcs[clause.i] = (verb.i, "advcl")
    return arcs
