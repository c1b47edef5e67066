"""What lists of names and nouns say of each word, and whether the words around it are in capitals: what an encoder of
lower-cased pieces misses when it looks for names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from kg.language.lexicon.countries import territories
from kg.language.lexicon.nouns import nouns_of, occupations
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
_Trie = dict[str, tuple[tuple[str, ...], ...]]


def lists_of(words: Sequence[str]) -> list[int]:
    """For each word of a stretch the sum of the bits of LISTS that hold of it."""
    out = [_own(word) for word in words]
    folded = [word.casefold() for word in words]
    for bit, names, stretch in (
        (_TOWN, _towns(), words),
        (_TERRITORY, _territories(), words),
        (_OUTLET, _outlets(), folded),
    ):
        for start, word in enumerate(stretch):
            for name in names.get(word, ()):
                if words[start][:1].isupper() and tuple(stretch[start : start + len(name)]) == name:
                    for i in range(start, start + len(name)):
                        out[i] |= bit
                    break
    _add_capitals(words, out)
    return out


def _add_capitals(words: Sequence[str], out: list[int]) -> None:
    long = [len(w) >= _LONG and w.isalpha() for w in words]
    upper = [a and w[0].isupper() for w, a in zip(words, long, strict=True)]
    for i in range(len(words)):
        window = slice(max(0, i - _AROUND), i + _AROUND + 1)
        if sum(upper[window]) >= _SHARE * max(2, sum(long[window])):
            out[i] |= _CAPITALS


@cache
def _own(word: str) -> int:
    lower = word.lower().rstrip(".")
    bits = _BODY if lower in nouns_of("organization") or lower in nouns_of("group") else 0
    if lower in titles() or lower in occupations():
        bits |= _TITLE
    return bits | (_GIVEN if word in first_names() or (word.title() in first_names() and word.isupper()) else 0)


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
