"""From code points of the text to tokens: the one way for every layer."""

from __future__ import annotations

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kg.language.text.blocks import Block
from kg.language.text.quotation_marks import Quoted
from kg.model import Span


def tokens_at(doc: Doc, where: Span | Block | Quoted) -> Tokens:
    """The tokens that a stretch of the text touches, at least one: the space behind a word belongs to the word.

    Raises ValueError where the stretch lies outside the text.
    """
    found = doc.char_span(where.start, where.end, alignment_mode="expand")
    if found is None:
        raise ValueError(f"the text has no words from {where.start} to {where.end}")
    return found if len(found) else doc[found.start - 1 : found.start]


def token_at(doc: Doc, offset: int) -> Token:
    """The token that a code point of the text belongs to. Raises ValueError where it lies outside the text."""
    return tokens_at(doc, Span(offset, offset + 1))[0]


def whole_tokens(doc: Doc, where: Span) -> Tokens | None:
    """The tokens that begin and end where a stretch of the text does; None where it cuts a token."""
    return doc.char_span(where.start, where.end)


def tokens_between(doc: Doc, before: Span, after: Span) -> Tokens | None:
    """The tokens that lie wholly between two stretches of the text; None where there are none."""
    return doc.char_span(before.end, after.start, alignment_mode="contract")
