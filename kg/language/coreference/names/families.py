"""Families by their surname: "the Roes", "Mr. and Mrs. Roe"."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Span


def is_family(name: Span, surnames: Container[str]) -> bool:
    """Whether a name of one word means several who bear a surname of the article; `surnames` are case-folded."""
    word = name.text.casefold()
    if word in surnames:
        before = [t.lower_.rstrip(".") for t in name.doc[max(0, name.start - 5) : name.start] if t.text != "."]
        return before[-3:] in (["mr", "and", "mrs"], ["mr", "&", "mrs"], ["mr", "and", "ms"])
    pointed = name.start > 0 and name.doc[name.start - 1].lower_ in {"the", "both"}
    return pointed and word.endswith("s") and singular_of(word, surnames) != ""


def singular_of(plural: str, surnames: Container[str]) -> str:
    """The surname that a plural belongs to: "roes" to "roe", "joneses" to "jones"; "" for none."""
    return next((w for w in (plural.removesuffix("s"), plural.removesuffix("es")) if w != plural and w in surnames), "")
