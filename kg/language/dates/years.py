"""Whether four digits are a year, which their words alone do not say."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from kg.language.lexicon.number_words import alternatives
from kg.language.lexicon.numbers import before_counts
from kg.language.lexicon.wordlists import table
from kg.language.syntax.offsets import token_at
from kg.language.syntax.remembered import kids
from kg.language.syntax.whole_text import text_of
from kg.model import Span

#: A year never counts these; a number of four digits in front of one may.
_COUNTABLE = frozenset({"NNS", "NNPS"})
_THOUSANDS = re.compile(r"\d,\d{3}(?!\d)")
_STREETS = alternatives(form for name, short in table("place_names")["streets"].items() for form in (name, *short))
_PLACE = re.compile(rf"[ -]block\b|\ (?:[NSEW]\.?\ )?(?:[A-Z][\w.’']*\ ){{1,3}}(?:{_STREETS})\b")


def is_year(doc: Doc, span: Span) -> bool:
    """Whether the year or the years at `span` (code points) are that, and no count ("of 2000 people") and no house.

    Where a text writes thousands with a comma, four digits without one count nothing ("the 2020 candidates").
    """
    token = token_at(doc, span.end - 1)
    text = text_of(doc)
    if _counts(token) and not _THOUSANDS.search(text):
        return False
    if len(span.of(text)) > 4:
        return True
    first = token_at(doc, span.start)
    before = doc[first.i - 1].lower_ if first.i else ""
    return before not in before_counts() and not _PLACE.match(text, span.end)


def _counts(token: Token) -> bool:
    """Whether the parse says that a number is how many there are of the bare plural behind it."""
    noun = token.head
    bare = not any(c.i < token.i and c.dep_.startswith(("det", "nmod:poss")) for c in kids(noun))
    return token.dep_ == "nummod" and noun.i > token.i and noun.tag_ in _COUNTABLE and bare
