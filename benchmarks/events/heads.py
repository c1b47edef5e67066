"""The words of a phrase that carry it: the last of each part before whatever follows a noun.

Labels and mentions are compared by these, so that "Roe's lawyer" is not Roe. No parser is asked: a label means the same
whatever pipeline reads the article.
"""

from __future__ import annotations

import re
from itertools import takewhile

from kg.model import Span

_TOKEN = re.compile(r"[$€£]?[^\W_]+(?:[.,'’:/-][^\W_]+)*\.?%?")
_BREAK = re.compile(r"[,;(\[—–]")
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose", "where"})
_PREPOSITIONS = frozenset({
    "about", "above", "across", "after", "against", "along", "among", "around", "as", "at", "before", "behind",
    "below", "beneath", "beside", "between", "beyond", "by", "despite", "down", "during", "for", "from", "in",
    "inside", "into", "near", "nearby", "of", "off", "on", "onto", "out", "outside", "over", "past", "since",
    "through", "throughout", "to", "toward", "towards", "under", "until", "up", "upon", "via", "with", "within",
    "without",
})  # fmt: skip
#: Words before a number or a noun that say nothing of what it is.
_LEADING = frozenset({
    "a", "an", "the", "this", "these", "those", "his", "her", "its", "their", "my", "our", "your", "all",
    "both", "some", "many", "no", "not", "even", "only", "just", "at", "least", "most", "more", "less", "fewer",
    "than", "as", "about", "around", "roughly", "almost", "nearly", "over", "under", "up", "approximately",
    "estimated",
})  # fmt: skip
_CONJUNCTIONS = frozenset({"and", "or"})
_LONGEST_RELATIVE = 3
_BETWEEN = re.compile(r"[\"”’')]*(?:\s*[,—–(]\s*(?:[\w'’.-]+\s+){1,7})?\s*[,—–(]?\s*")


def heads(words: Span, text: str) -> tuple[Span, ...]:
    """The places of the head words, one for each part joined by "and" or "or"; the whole where it has no word."""
    tokens = [Span(m.start(), m.end()) for m in _TOKEN.finditer(text, words.start, words.end)]
    if not tokens:
        return (words,)
    first = _begin(tokens, text)
    found = [tokens[first]]
    for before, token in zip(tokens[first:], tokens[first + 1 :], strict=False):
        word = token.of(text).casefold()
        if _BREAK.search(text, before.end, token.start) or word in _PREPOSITIONS or word in _RELATIVE:
            break
        if word in _CONJUNCTIONS:
            continue
        if before.of(text).casefold() in _CONJUNCTIONS:
            found.append(token)
        else:
            found[-1] = token
    return tuple(found)


def points_back(words: Span, text: str) -> bool:
    """Whether words only point at what stands before them, as "who" and "some of which" do."""
    tokens = [m[0].casefold() for m in _TOKEN.finditer(text, words.start, words.end)]
    return 0 < len(tokens) <= _LONGEST_RELATIVE and tokens[-1] in _RELATIVE


def reaches(before: Span, words: Span, text: str) -> bool:
    """Whether a phrase ends where words that point back begin, or has only an apposition between it and them.

    "Roe who", "Roe, who", "Roe, a teacher who".
    """
    return before.end <= words.start and _BETWEEN.fullmatch(text, before.end, words.start) is not None


def _begin(tokens: list[Span], text: str) -> int:
    """The place of the first word that may be a head."""
    said = [token.of(text).casefold() for token in tokens]
    return sum(1 for _ in takewhile(lambda i: _empty(said, i), range(len(said) - 1)))


def _empty(said: list[str], i: int) -> bool:
    # "some of them" has no other head than "some"
    return said[i] in _PREPOSITIONS | _LEADING and (said[i] in _PREPOSITIONS or said[i + 1] != "of")
