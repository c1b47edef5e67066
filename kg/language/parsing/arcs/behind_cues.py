"""Words behind the cue of a quotation: in "“It will take a day,” Roe said, accusing Doe of fraud" parsers may hang
"accusing" on "take". Only what stands in marks again goes on with the words in marks; the rest is the cue's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.language.lexicon.reporting import reporting_forms
from kg.language.parsing.mending import Arc
from kg.language.syntax.nouns import base
from kg.language.text.quotation_marks import pair_marks

#: How words in marks hang on the verb that reports them.
_REPORTED = frozenset({"ccomp", "parataxis", "obj"})
#: What may hang on the cue in the same way, and what hangs on a verb in another way than on a noun.
_ADJUNCTS = frozenset({"advcl", "advmod", "ccomp", "conj", "iobj", "obj", "obl", "parataxis"})
_OF_NOUNS = {"acl": "advcl", "nmod": "obl", "xcomp": "advcl"}
_DESCRIBING = frozenset({"acl:relcl", "appos"})
_NOMINAL = frozenset({"NOUN", "PRON", "PROPN"})


def cue_arcs(doc: Doc) -> dict[int, Arc]:
    """Token -> its head and relation, for words behind a cue that hang on a word in the marks before it.

    `doc` is one block, with sentences, tags and UD relations.
    """
    arcs: dict[int, Arc] = {}
    marked = _marked(doc)
    for token in doc if any(marked) else ():
        number = marked[token.head.i]
        if not number or marked[token.i] == number or token.is_punct:
            continue
        cue = _cue_of(token.head, marked)
        first = next((t for t in token.subtree if not t.is_punct), token)
        if cue is None or first.i < cue.i or not marked.index(number) < cue.i or marked[first.i]:
            continue
        if marked[token.i] and not any(base(c.dep_) in {"case", "mark"} for c in token.children):
            continue  # "“It is late,” Roe said, but “not too late”"
        if (arc := _behind(token, first, cue)) is not None:
            arcs[token.i] = arc
    return arcs


def _marked(doc: Doc) -> list[int]:
    """Of each token the number of the quotation in marks that holds it, from 1 on; 0 outside of them."""
    numbers = [0] * len(doc)
    text = doc.text
    starts: list[int] = []
    for number, found in enumerate(pair_marks(text, [(0, len(text))]), 1):
        starts = starts or [token.idx for token in doc]
        for at in range(bisect_left(starts, found.start), bisect_left(starts, found.end)):
            numbers[at] = number
    return numbers


def _cue_of(at: Token, marked: list[int]) -> Token | None:
    """The verb outside the marks that reports the words with a token in them."""
    number = marked[at.i]
    while marked[at.i] == number and at.head != at:
        if marked[at.head.i] != number:
            reports = at.dep_ == "ccomp" or (at.dep_ in _REPORTED and at.head.lower_ in reporting_forms())
            return at.head if reports and at.head.pos_ == "VERB" and not marked[at.head.i] else None
        at = at.head
    beside = (c for c in at.children if c.dep_ == "parataxis" and not marked[c.i])
    return next((c for c in beside if c.lower_ in reporting_forms()), None)


def _behind(token: Token, first: Token, cue: Token) -> Arc | None:
    """Where a word hangs whose phrase, behind the cue, begins with `first`."""
    if token == cue:
        return None
    if token.dep_ in _DESCRIBING:
        noun = next(_nouns_between(cue, first), None)
        return (noun.i, token.dep_) if noun is not None else None
    relation = _OF_NOUNS.get(base(token.dep_), token.dep_)
    return (cue.i, relation) if base(relation) in _ADJUNCTS else None


def _nouns_between(cue: Token, first: Token) -> Iterator[Token]:
    """The heads of the noun phrases between a cue and what stands behind it, the nearest first."""
    for noun in reversed(cue.doc[cue.left_edge.i : first.i]):
        if noun.pos_ in _NOMINAL and noun.head == cue:
            yield noun
