"""When two wordings are the same value: an offence, a penalty, a date, an office."""

from __future__ import annotations

import re
from collections import Counter

from kg.language.lexicon.titles import short_titles

#: Predicates whose value is an occupation or an office: the head noun decides.
OFFICES = frozenset({"occupation", "appointedTo", "nominatedFor", "electedTo", "runsFor", "firedFrom", "resignedFrom"})
#: The least harmonic mean of shared words.
ALIKE = 0.5

_TOKEN = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their", "our", "my", "your"})
_PREPOSITIONS = frozenset(
    {"of", "for", "from", "in", "at", "with", "on", "to", "by", "about", "against", "over", "into", "under", "as"}
)
_CONJUNCTIONS = frozenset({"and", "or"})
_EMPTY = _ARTICLES | _PREPOSITIONS | _CONJUNCTIONS | {"s"}
#: Words without which an office is another one.
_RANKS = frozenset({"deputy", "vice", "former", "ex", "assistant"})
_CORE_END = re.compile(r"[,;(]|\s(?:who|that|which)\s")


def alike(predicate: str, a: str, b: str) -> bool:
    """Whether two wordings are one value of the predicate."""
    return _same_office(a, b) if predicate in OFFICES else _share(_words(a), _words(b))


def _share(a: list[str], b: list[str]) -> bool:
    """Half of the words in common, or all words of one in the other."""
    if not a or not b:
        return False
    both = sum((Counter(a) & Counter(b)).values())
    return set(a) <= set(b) or set(b) <= set(a) or 2 * both / (len(a) + len(b)) >= ALIKE


def _same_office(a: str, b: str) -> bool:
    """Ranks the same, and a head noun in common, or most words in common with one head among them."""
    first, second = _words(a), _words(b)
    if _RANKS & set(first) != _RANKS & set(second):
        return False
    heads, others = _heads(a), _heads(b)
    return bool(heads & others) or (bool(heads & set(second) or others & set(first)) and _share(first, second))


def _heads(words: str) -> set[str]:
    """The last word of each part before the first preposition: `chief` and `owner` of `chief and owner of Acme`."""
    heads, last = set(), ""
    for token in _tokens(_CORE_END.split(words.strip())[0]):
        if token in _PREPOSITIONS and last:
            break
        if token in _CONJUNCTIONS:
            heads.add(last)
        elif token not in _EMPTY:
            last = token
    return {*heads, last} - {""}


def _words(text: str) -> list[str]:
    return [token for token in _tokens(text) if token not in _EMPTY]


def _tokens(text: str) -> list[str]:
    """Words in lower case, plurals as singulars, titles written out."""
    return [short_titles().get(t, t) for t in map(_singular, (m[0].casefold() for m in _TOKEN.finditer(text)))]


def _singular(token: str) -> str:
    token = token.removesuffix("'s").removesuffix("’s")
    return token[:-1] if len(token) > 3 and token[-1] == "s" and token[-2] not in "sui" else token
