"""Verbs of naming. In "Roe was appointed manager" parsers may hang "Roe" and "was" on "manager", as its copula; in
"named Roe manager" they may make "manager" an apposition of "Roe"."""

from __future__ import annotations

from spacy.attrs import DEP, TAG  # type: ignore[import-not-found,unused-ignore]
from spacy.tokens import Doc, Token

from kg.language.lexicon.function_words import copular_verbs
from kg.language.parsing.mending import Arc
from kg.language.syntax.columns import places_of


def passive_arcs(doc: Doc) -> dict[int, Arc]:
    """Token -> its head and relation, for what stands before such a verb and hangs on the noun behind it."""
    arcs: dict[int, Arc] = {}
    for at in places_of(doc, TAG, "VBN"):
        verb = doc[at]
        office = next(
            (c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i and c.pos_ in {"NOUN", "PROPN"}), None
        )
        if office is None or not _is_passive(verb):
            continue
        for word in office.children:
            if word.i < verb.i:
                arcs[word.i] = (verb.i, {"cop": "aux:pass", "nsubj": "nsubj:pass"}.get(word.dep_, word.dep_))
    return arcs


def active_arcs(doc: Doc) -> dict[int, Arc]:
    """Token -> its head and relation, for who is named and to what, where the parse has an apposition of the two."""
    arcs: dict[int, Arc] = {}
    for at in places_of(doc, DEP, "obj", "xcomp"):
        name = doc[at]
        verb = name.head
        if name.pos_ != "PROPN" or verb.pos_ != "VERB" or name.i < verb.i:
            continue
        if (
            _is_passive(verb)
            or verb.lemma_ in copular_verbs()
            or any(c.dep_ == "obj" and c != name for c in verb.children)
        ):
            continue
        office = next((c for c in name.children if c.dep_ == "appos" and c.pos_ == "NOUN"), None)
        # with a comma or an article in between it does describe the name
        if office is not None and not any(t.is_punct or t.pos_ == "DET" for t in doc[name.i : office.i]):
            arcs[name.i], arcs[office.i] = (verb.i, "obj"), (verb.i, "xcomp")
    return arcs


def _is_passive(verb: Token) -> bool:
    """Whether a form of "be" stands before a participle, an adverb at most in between."""
    before = [t for t in verb.doc[max(verb.sent.start, verb.i - 3) : verb.i] if t.pos_ not in {"ADV", "PART"}]
    return bool(before) and before[-1].lemma_ == "be"
