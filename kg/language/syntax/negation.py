"""What says no to a word: the one place that knows, with the words of kg/language/lexicon/data/negation.toml."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from kg.language.lexicon.entries import tagged
from kg.language.syntax.nouns import base
from kg.language.syntax.remembered import kids

Denied = Literal["word", "name", "subject", "speaker", "speakers", "argument", "claim"]

#: Relations in which such a word says no to the clause or the noun above it.
_BESIDE = frozenset({"advmod", "det", "cc"})
#: What takes the no out of "not" when it follows.
_AFTER_NOT = frozenset({"only", "just", "merely", "simply", "solely", "least", "until", "surprisingly", "long"})


def denying(what: Denied) -> frozenset[str]:
    """The words that say no to this, in lower case; negation.toml tells what each of these is."""
    return tagged("negation", "denies")[what]


def negation_of(token: Token, inside: frozenset[int] = frozenset()) -> Token | None:
    """The word beside a verb or a noun that says no to it, "longer" of "no longer"; "not only" is none.

    Words at the indices `inside` say no to something else.
    """
    words = tagged("negation", "status")["negations"]
    for child in kids(token):
        if child.i in inside:
            continue
        if child.lower_ in words and base(child.dep_) in _BESIDE and not _is_not_only(child):
            return child
        if child.lower_ == "longer" and child.i and child.nbor(-1).lower_ == "no":
            return child
        if child.lower_ == "before" and child.i and child.nbor(-1).lower_ == "never":
            return child.nbor(-1)  # "never before has she left"
    return None


def is_negated(token: Token, inside: frozenset[int] = frozenset()) -> bool:
    """Whether there is such a word."""
    return negation_of(token, inside) is not None


def not_above(token: Token) -> Token | None:
    """The "not" or "never" that hangs on a word, wherever it stands and whatever it is for the parse."""
    return next((c for c in kids(token) if c.lower_ in denying("word")), None)


def not_before(token: Token) -> bool:
    """Whether "not" or "never" stands right before a word ("found not guilty"), whatever the parse says."""
    return token.i > 0 and token.nbor(-1).lower_ in denying("word")


def is_put_aside(noun: Token) -> bool:
    """Whether a noun stands beside another only to say that it is not meant: "Doe, not Roe"."""
    if base(noun.dep_) not in {"conj", "appos"}:
        return False
    denied = not_above(noun)
    return not_before(noun) or (denied is not None and denied.i < noun.i)


def _is_not_only(word: Token) -> bool:
    return word.i + 1 < len(word.doc) and word.nbor(1).lower_ in _AFTER_NOT
