"""What an article does with the act itself: "she said" is asserted, "she never said" negated, "may say" possible."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extraction.quotations.layout import Layout
from kg.extraction.quotations.lexicon import lexicon
from kg.language.syntax.negation import denying
from kg.model import Status

_INVERTED = frozenset({"Had", "Were", "Should"})


def standing(layout: Layout, cue: Token, source: str, *, direct: bool) -> Status:
    """The status of the act that a cue names.

    `cue` is its deciding token, `source` the words that name who acts. Words in marks (`direct`) were said by somebody,
    so "would" ("she would later say") takes nothing back there.
    """
    words = lexicon().words
    if cue.pos_ not in {"VERB", "AUX", "ADJ"}:
        return Status.ASSERTED
    chain = [cue, *_ruling(cue)]
    near = (c for verb in chain for c in verb.children if c.i <= cue.i + 1 and not layout.is_inside(c, cue))
    beside = {c.lower_ for c in near}
    if beside & words["negation"] or _is_nobody(chain[-1], source) or any(_withheld(verb) for verb in chain[1:]):
        return Status.NEGATED
    if _withheld(cue) and any(c.dep_ == "xcomp" and lexicon().takes(c, "speech") for c in cue.children):
        return Status.NEGATED  # "declined to say"
    if beside & words["doubtful"]:
        return Status.ALLEGED
    if beside & (words["possible_if_direct"] if direct else words["possible"]) or _conditional(chain):
        return Status.HYPOTHETICAL
    if any(lexicon().verb(verb) in words["planned"] for verb in chain[1:]):
        return Status.HYPOTHETICAL
    return Status.ASSERTED


def _is_nobody(outer: Token, source: str) -> bool:
    """Whether the subject says that nobody does it: "neither Roe nor Doe", "not one of them", "hardly anyone"."""
    first = source.split()[0].lower() if source.split() else ""
    own = next((c for c in outer.children if c.dep_.startswith("nsubj") and c.i < outer.i), None)
    phrase: list[Token] = []
    if own is not None:
        phrase = list(own.doc[max(0, own.left_edge.i - 1) : own.i + 1])
    return first in denying("speaker") or any(t.lower_ in denying("speakers") for t in phrase)


def _ruling(cue: Token) -> list[Token]:
    """The verbs whose infinitive the cue is: "declined to say", "wanted to say"."""
    found: list[Token] = []
    at = cue
    while (
        at.dep_ in {"xcomp", "conj", "advcl"}
        and _follows(at)
        and at.head != at
        and at.head.pos_ in {"VERB", "AUX", "ADJ"}
        and len(found) < 3
    ):
        if at.dep_ == "conj" and any(c.dep_ == "nsubj" for c in at.children):
            break
        joint = at.dep_ == "conj"
        at = at.head
        if not joint:
            found.append(at)
    return found


def _follows(verb: Token) -> bool:
    """Whether an adverbial clause is a complement all the same: stopped short of saying."""
    return verb.dep_ != "advcl" or (
        verb.tag_ == "VBG" and verb.head.lemma_.lower() == "stop" and any(c.lower_ == "of" for c in verb.children)
    )


def _withheld(verb: Token) -> bool:
    return lexicon().verb(verb) in lexicon().words["withheld"] or verb.lemma_.lower() == "stop"


def _conditional(chain: list[Token]) -> bool:
    outer = chain[-1]
    marks = lexicon().words["conditional"]
    if outer.dep_ == "advcl" and any(c.text in _INVERTED and c.i < outer.i and c.dep_ == "aux" for c in outer.children):
        return True  # "Had she said so, ..."
    return outer.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in marks for c in outer.children)
