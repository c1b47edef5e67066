"""In which tense a clause tells of a state."""

from __future__ import annotations

from enum import Enum, auto

from spacy.tokens import Token

from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.nouns import children


class Tense(Enum):
    """Simple past ("was mayor"), perfect ("has been mayor"), another tense, or none ("Roe, mayor of Dayton")."""

    PAST = auto()
    PERFECT = auto()
    OTHER = auto()
    NONE = auto()


def tense_of(trigger: Token) -> Tense:
    """The tense of a verb, or of the "be" that says what somebody is."""
    words = [
        *children(trigger, "aux", "cop"),
        *([trigger] if is_verbal(trigger) else []),
    ]
    if not words:
        return Tense.NONE
    tags, lemmas = {w.tag_ for w in words}, {w.lemma_.lower() for w in words[:-1]}
    if "MD" in tags or (is_verbal(trigger) and any(c.tag_ == "TO" for c in children(trigger, "mark"))):
        return Tense.OTHER
    if "have" in lemmas:
        return Tense.PERFECT
    return Tense.PAST if "VBD" in tags else Tense.OTHER if tags & {"VBZ", "VBP"} else Tense.NONE
