"""Where words appeared, and with whom: said in a letter, wrote on Twitter, in an interview with X."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.quotations.phrases import NOMINAL, Range, speaker_in
from kg.language.lexicon.entries import having
from kg.language.lexicon.wordlists import bare_name, platforms
from kg.language.syntax.remembered import kids

_WITH = frozenset({"with", "to"})


def medium(cue: Token) -> Range | None:
    """The noun phrase of the document, conversation or platform that a cue names, as tokens, or None."""
    if cue.pos_ == "NOUN" and lexicon().noun(cue) in lexicon().nouns["statement"]:
        return _phrase(cue)
    place = _place(cue)
    return _phrase(place) if place is not None else None


def addressed_in(cue: Token) -> Range | None:
    """Whom the conversation or letter of the medium was with or to, as tokens, or None."""
    place = cue if cue.pos_ == "NOUN" else _place(cue)
    if place is None:
        return None
    for child in kids(place):
        case = next((c for c in kids(child) if c.dep_ == "case"), None)
        if child.dep_ == "nmod" and case is not None and case.lower_ in _WITH and child.pos_ in {"PROPN", "NOUN"}:
            return speaker_in(cue.doc, case.i + 1, child.right_edge.i + 1, child)
    return None


def _place(cue: Token) -> Token | None:
    words = lexicon()
    for child in kids(cue):
        if child.dep_ != "obl" or child.pos_ not in NOMINAL:
            continue
        case = next((c for c in kids(child) if c.dep_ == "case" and c.i < child.i), None)
        if case is None or case.lower_ not in having("act", "places"):
            continue
        if words.noun(child) in words.nouns["statement"] or bare_name(child.text) in platforms():
            return child
    return None


def _phrase(noun: Token) -> Range:
    """The noun with what stands before it."""
    inside = {"det", "amod", "compound", "nmod:poss", "nummod", "flat", "nmod:desc"}
    start = min([noun.i, *(c.left_edge.i for c in kids(noun) if c.i < noun.i and c.dep_ in inside)])
    while start < noun.i and noun.doc[start].dep_ in {"case", "mark"}:
        start += 1  # "in a New York Times op-ed", where the parse hangs the preposition on "op"
    return start, noun.i + 1
