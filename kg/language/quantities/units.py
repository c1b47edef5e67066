"""Units of measure beside a number: "3.5 percent", "40 miles", "a 5-kilometre race", "120 km/h"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.language.lexicon.amount_words import measure_signs, measure_words, uncounted
from kg.language.lexicon.function_words import HYPHENS, indefinite_articles

_LONGEST = 3


def unit_at(doc: Doc, at: int) -> tuple[str, int] | None:
    """The unit of measure in words that begins at a token, and the first token behind it."""
    for length in range(min(_LONGEST, len(doc) - at), 0, -1):
        name = measure_words().get(tuple(doc[i].lower_ for i in range(at, at + length)))
        if name is not None:
            return name, at + length
    return None


def unit_inside(doc: Doc, start: int, end: int) -> tuple[str, int, int] | None:
    """The unit that ends the tokens of a number, and its tokens: "3.5 percent", "20%"."""
    for at in range(max(start + 1, end - _LONGEST), end):
        found = unit_at(doc, at)
        if found is not None and found[1] == end:
            return found[0], at, end
    last = measure_signs().get(doc[end - 1].text)
    return (last, end - 1, end) if last is not None and end - 1 > start else None


def unit_behind(doc: Doc, end: int, share: bool) -> tuple[str, int, int] | None:
    """The unit right behind a number that ends at a token, and its tokens; the name is "" for a time ("half an hour").

    `share` is true of a number that is a part of one whole: "a quarter of a mile".
    """
    at = end
    while at < len(doc) and doc[at].text in HYPHENS and not doc[at].whitespace_:
        at += 1
    if share:
        while at < len(doc) and doc[at].lower_ in {"of", *indefinite_articles()} and at < end + 2:
            at += 1
        if (
            at < len(doc)
            and at > end
            and doc[at].lemma_.lower() in uncounted()
            and doc[at - 1].lower_ in indefinite_articles()
        ):
            return "", at, at
        if at > end and doc[at - 1].lower_ == "of":
            return None
    if at >= len(doc):
        return None
    found = unit_at(doc, at)
    if found is not None:
        return found[0], at, found[1]
    for length in (3, 2, 1):
        signs = doc[at : at + length]
        name = measure_signs().get(signs.text.rstrip("."))
        glued = not doc[end - 1].whitespace_ or len(signs.text) > 1
        if name is not None and glued and not (name == "metre" and is_million(doc[at])):
            return name, at, signs.end
    return None


def is_million(letter: Token) -> bool:
    """Whether "m" counts what stands behind it: "3m words"."""
    return letter.text == "m" and letter.head.i == letter.i + 1 and letter.head.tag_ == "NNS"
