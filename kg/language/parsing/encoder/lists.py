"""What lists of names and nouns say of each word, and whether the words around it are in capitals: what an encoder of
lower-cased pieces misses when it looks for names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import NamedTuple

from kg.language.lexicon.countries import territories
from kg.language.lexicon.nouns import occupations
from kg.language.lexicon.titles import titles
from kg.language.lexicon.wordlists import first_names, outlets, towns

#: What a bit of `lists` says, from the lowest: a given name; a word of a town's name; of a country, its part or its
#: people; of a news organization's; a noun for a body or a group; a title, an office or a calling; words in capitals
#: around it.
LISTS = ("given", "town", "territory", "outlet", "body", "title", "capitals")
_GIVEN, _TOWN, _TERRITORY, _OUTLET, _BODY, _TITLE, _CAPITALS = (1 << i for i in range(len(LISTS)))
#: Around a word so many words to either side are looked at, those of so many letters at least, of which so large a
#: share must be in capitals.
_AROUND, _LONG, _SHARE = 6, 4, 0.7
#: How many words' entries are kept at hand.
_REMEMBERED = 50_000
_Trie = dict[str, tuple[tuple[str, ...], ...]]


class _Word(NamedTuple):
    """What hangs on a word alone: its bits, and the names that it may open, by their bit; whether it is long enough to
    count where lines of capitals are looked for, and whether it then has one."""

    bits: int
    opens: tuple[tuple[int, tuple[tuple[str, ...], ...]], ...]
    long: bool
    capital: bool


def lists_of(words: Sequence[str]) -> list[int]:
    """For each word of a stretch the sum of the bits of LISTS that hold of it."""
    known = [_word(word) for word in words]
    out = [word.bits for word in known]
    for start, word in enumerate(known):
        for bit, names in word.opens:
            size = next((len(name) for name in names if _stands(name, words, start, bit)), 0)
            for i in range(start, start + size):
                out[i] |= bit
    _add_capitals(known, out)
    return out


def _stands(name: tuple[str, ...], words: Sequence[str], start: int, bit: int) -> bool:
    """Whether a name stands at a word; those of news organizations in any case."""
    there = words[start : start + len(name)]
    return name == tuple(word.casefold() for word in there) if bit == _OUTLET else name == tuple(there)


def _add_capitals(words: Sequence[_Word], out: list[int]) -> None:
    # how many there are before each place
    capital = [0, *accumulate(word.capital for word in words)]
    long = [0, *accumulate(word.long for word in words)]
    for i in range(len(words)):
        start, end = max(0, i - _AROUND), min(len(words), i + _AROUND + 1)
        if capital[end] - capital[start] >= _SHARE * max(2, long[end] - long[start]):
            out[i] |= _CAPITALS


@lru_cache(maxsize=_REMEMBERED)
def _word(word: str) -> _Word:
    lower = word.lower().rstrip(".")
    bits = _BODY if lower in _bodies() else 0
    if lower in titles() or lower in occupations():
        bits |= _TITLE
    if word in first_names() or (word.title() in first_names() and word.isupper()):
        bits |= _GIVEN
    lists = ((_TOWN, _towns(), word), (_TERRITORY, _territories(), word), (_OUTLET, _outlets(), word.casefold()))
    opens = tuple((bit, names[first]) for bit, names, first in lists if first in names)
    long = len(word) >= _LONG and word.isalpha()
    return _Word(bits, opens if word[:1].isupper() else (), long, long and word[0].isupper())


@cache
def _bodies() -> frozenset[str]:
    """What is an input of the network stays what it learned with, whatever nouns the lexicon gains."""
    text = files("kg.language.parsing.encoder").joinpath("bodies.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


def _trie(names: Iterable[str]) -> _Trie:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(name.split())
        found.setdefault(words[0], []).append(words)
    # the longest name wins
    return {word: tuple(sorted(some, key=lambda w: (-len(w), w))) for word, some in found.items()}


@cache
def _towns() -> _Trie:
    return _trie(towns())


@cache
def _territories() -> _Trie:
    return _trie(
        name
        for t in territories()
        for name in (*t.names, *t.short, *t.adjectives, *t.people, *t.people.values())
        if name and name not in t.unused
    )


@cache
def _outlets() -> _Trie:
    return _trie(outlets())
