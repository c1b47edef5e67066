"""What is known of single words apart from any text: one entry a word, in TOML files of kg/language/lexicon/data/.

An entry has keys, and each key tags: `claim = { reports = "speech", takes = "infinitive object" }`. The head of each
file says what its keys and tags mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

from kg.language.lexicon.wordlists import table

#: The files of entries: words by their class, as lemmas; clause words and negations stand as a text has them.
Kind = Literal["verbs", "abstract_nouns", "adjectives", "adverbs", "clause_words", "negation"]
KINDS: tuple[Kind, ...] = ("verbs", "abstract_nouns", "adjectives", "adverbs", "clause_words", "negation")

Tags = frozenset[str]


@cache
def entries(kind: Kind) -> Mapping[str, Mapping[str, Tags]]:
    """All entries of a file: word -> key -> tags. A phrase is written with blanks: "hit back"."""
    return {word: {key: frozenset(tags.split()) for key, tags in entry.items()} for word, entry in table(kind).items()}


@cache
def tagged(kind: Kind, key: str) -> Mapping[str, Tags]:
    """The words of a file by their tags under a key: tag -> words. A tag that no word has gives a KeyError."""
    words: dict[str, set[str]] = defaultdict(set)
    for word, entry in entries(kind).items():
        for tag in entry.get(key, ()):
            words[tag].add(word)
    return {tag: frozenset(found) for tag, found in words.items()}


def verbs(key: str, tag: str) -> Tags:
    """The verbs that have a tag under a key. Raises KeyError where none has it."""
    return tagged("verbs", key)[tag]


def having(key: str, tag: str, kinds: Iterable[Kind] = KINDS) -> Tags:
    """The words of several files that have a tag under a key; empty where none has it."""
    return frozenset().union(*(tagged(kind, key).get(tag, frozenset()) for kind in kinds))
