"""The word for one of what is counted."""

from __future__ import annotations

from spacy.tokens import Token


def lemma_of(noun: Token) -> str:
    """The singular of a counted noun; people are persons."""
    if noun.pos_ == "PROPN":
        # the lemma of a name is the name
        return noun.text.removesuffix("s") if noun.tag_ == "NNPS" else noun.text
    lemma = noun.lemma_.lower()
    if lemma == "other":
        return ""
    return "person" if lemma == "people" else lemma
