"""Passives of naming: in "Roe was appointed manager" parsers may hang "Roe" and "was" on "manager", as its copula."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.language.parsing.mending import Arc


def passive_arcs(doc: Doc) -> dict[int, Arc]:
    """Token -> its head and relation, for what stands before such a verb and hangs on the noun behind it."""
    arcs: dict[int, Arc] = {}
    for verb in doc:
        if verb.tag_ != "VBN":
            continue
        office = next(
            (c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i and c.pos_ in {"NOUN", "PROPN"}), None
        )
        if office is None or not _is_passive(verb):
            continue
        for word in office.children:
            if word.i < verb.i:
                arcs[word.i] = (verb.i, {"cop": "aux:pass", "nsubj": "nsubj:pass"}.get(word.dep_, word.dep_))
    return arcs


def _is_passive(verb: Token) -> bool:
    """Whether a form of "be" stands before a participle, an adverb at most in between."""
    before = [t for t in verb.doc[max(verb.sent.start, verb.i - 3) : verb.i] if t.pos_ not in {"ADV", "PART"}]
    return bool(before) and before[-1].lemma_ == "be"
