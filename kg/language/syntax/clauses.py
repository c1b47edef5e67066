"""Which words head a clause, and what introduces it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.syntax.nouns import base, children
from kg.language.syntax.remembered import remembered

#: Relative pronouns that may stand for a subject or an object.
RELATIVE = frozenset({"who", "which", "that", "whom"})


def is_verbal(token: Token) -> bool:
    """Whether a token heads a clause as its verb."""
    part_of_speech = token.pos_  # spaCy takes its time over it
    return part_of_speech == "VERB" or (part_of_speech == "AUX" and base(token.dep_) not in {"aux", "cop"})


@remembered
def case_of(token: Token) -> str:
    """The preposition in front of a nominal or a gerund, fixed expressions whole."""
    for child in children(token, "case", "mark"):
        if child.i < token.i and child.pos_ in {"ADP", "SCONJ", "VERB", "ADV", "ADJ"}:
            return " ".join([child.lower_, *(c.lower_ for c in children(child, "fixed"))])
    return ""


def led_by(filler: Token) -> str:
    """The preposition that leads to a word; of one in a series that of the first: "granted to men and women"."""
    while not (case := case_of(filler)) and filler.dep_ == "conj" and filler.head.i < filler.i:
        filler = filler.head
    return case
