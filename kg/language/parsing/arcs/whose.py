"""Relative clauses about a relative: "Jane Roe, whose husband John Roe was fined". Parsers often hang the relative on
the name before the comma, and what was done to him falls on her, or make two subjects of the noun and the name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.attrs import TAG  # type: ignore[import-not-found,unused-ignore]
from spacy.tokens import Doc, Token

from kg.language.lexicon.nouns import person_nouns
from kg.language.parsing.mending import Arc
from kg.language.syntax.columns import places_of
from kg.language.syntax.nouns import base, children

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
#: How many words may stand between "whose" and the noun that it owns ("whose late former husband").
_BETWEEN = 4


def whose_arcs(doc: Doc) -> dict[int, Arc]:
    """Token -> its head and relation, for the nouns and names of such clauses that the parse hung wrongly.

    `doc` has tags and UD relations.
    """
    arcs: dict[int, Arc] = {}
    for at in places_of(doc, TAG, "WP$"):
        owned = doc[at].head
        if 0 < owned.i - at <= _BETWEEN and owned.lower_ in person_nouns():
            arcs.update(_arcs(owned))
    return arcs


def _is_finite(verb: Token) -> bool:
    return verb.dep_ == "acl:relcl" or verb.tag_ in _FINITE or bool(children(verb, "aux", "aux:pass", "cop"))


def _arcs(noun: Token) -> Iterator[tuple[int, Arc]]:
    if base(noun.dep_) == "appos":
        clauses = [c for c in children(noun.head, "acl") if c.i > noun.i and _is_finite(c)]
        if clauses and noun.head.i < noun.i:
            clause = clauses[0]
            subjects = children(clause, "nsubj")
            # "whose husband Mr. Roe was fined": the name is the husband's
            named = [s for s in subjects if s.left_edge.i == noun.i + 1]
            if named or not subjects:
                yield noun.i, (clause.i, "nsubj:pass" if children(clause, "aux:pass") else "nsubj")
                yield clause.i, (noun.head.i, "acl:relcl")
                yield from ((s.i, (noun.i, "appos")) for s in named)
        # the clause hung on the noun itself: "whose son John Roe hit him"
        own = [c for c in children(noun, "acl") if c.tag_ in _FINITE and not children(c, "nsubj", "mark")]
        if own and noun.head.i < noun.i and not clauses:
            yield noun.i, (own[0].i, "nsubj")
            yield own[0].i, (noun.head.i, "acl:relcl")
    elif base(noun.dep_) == "nsubj":
        second = [c for c in children(noun.head, "nsubj") if c.tag_ == "NNP" and c.left_edge.i == noun.i + 1]
        if second:
            yield second[0].i, (noun.i, "appos")
