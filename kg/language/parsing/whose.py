"""Relative clauses about a relative: "Jane Roe, whose husband John Roe was fined". Parsers often hang the relative on
the name before the comma, and what was done to him falls on her, or make two subjects of the noun and the name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.language.lexicon.nouns import person_nouns
from kg.language.syntax.nouns import base, children

Arc = tuple[int, str]
#: How many words may stand between "whose" and the noun that it owns ("whose late former husband").
_BETWEEN = 4


def whose_arcs(doc: Doc) -> dict[int, Arc]:
    """Token -> its head and relation, for the nouns and names of such clauses that the parse hung wrongly.

    `doc` has tags and UD relations.
    """
    arcs: dict[int, Arc] = {}
    for token in doc:
        if token.tag_ == "WP$" and 0 < token.head.i - token.i <= _BETWEEN and token.head.lower_ in person_nouns():
            arcs.update(_arcs(token.head))
    return arcs


def _arcs(noun: Token) -> Iterator[tuple[int, Arc]]:
    if base(noun.dep_) == "appos":
        clauses = [c for c in children(noun.head, "acl:relcl") if c.i > noun.i]
        if clauses and noun.head.i < noun.i and not children(clauses[0], "nsubj"):
            passive = bool(children(clauses[0], "aux:pass"))
            yield noun.i, (clauses[0].i, "nsubj:pass" if passive else "nsubj")
        # the clause hung on the noun itself: "whose son John Roe hit him"
        own = [c for c in children(noun, "acl") if c.tag_ in {"VBD", "VBZ", "VBP"} and not children(c, "nsubj", "mark")]
        if own and noun.head.i < noun.i and not clauses:
            yield noun.i, (own[0].i, "nsubj")
            yield own[0].i, (noun.head.i, "acl:relcl")
    elif base(noun.dep_) == "nsubj":
        second = [c for c in children(noun.head, "nsubj") if c.tag_ == "NNP" and c.left_edge.i == noun.i + 1]
        if second:
            yield second[0].i, (noun.i, "appos")
