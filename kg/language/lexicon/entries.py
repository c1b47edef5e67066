"""What is known of single words apart from any text: one entry a word, in kg/language/lexicon/data/.

A file explains under `[keys]` what can be said of a word, for the keys with a table of their own each of the tags that
may stand there, and lists under `[words]` the words: `claim = { reports = "speech", takes = "infinitive object" }`.
What stands under `[tags]` are the tags of the key `is`; `mayor = "office leads"` is short for that key alone. A kind of
words has one file, or a folder of files that share their keys and tags.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

#: Words by their class, as lemmas in small letters; clause words and negations stand as a text has them.
Kind = Literal["verbs", "nouns", "adjectives", "adverbs", "clause_words", "negation"]
KINDS: tuple[Kind, ...] = ("verbs", "nouns", "adjectives", "adverbs", "clause_words", "negation")

Tags = frozenset[str]


@cache
def raw_entries(kind: Kind) -> Mapping[str, Mapping[str, Any]]:
    """All entries of a kind as they stand: word -> key -> value. A phrase is written with blanks: "hit back".

    Raises ValueError, naming file and word, for an entry that is not well formed.
    """
    tables = dict(_tables(kind))
    known = _explained(tables.values())
    found: dict[str, Mapping[str, Any]] = {}
    for name, table in tables.items():
        for word, said in table["words"].items():
            entry = {"is": said} if isinstance(said, str) else said
            if word in found:
                raise ValueError(f"{name}: {word!r} has an entry already; put the two into one")
            unknown = list(_unknown(entry, known))
            if unknown or not entry:
                reason = f"there is no key or tag {unknown[0]!r}" if unknown else "says nothing"
                raise ValueError(f"{name}: {word!r}: {reason}")
            found[word] = entry
    return found


def _explained(tables: Iterable[Mapping[str, Any]]) -> dict[str, set[str] | None]:
    """The keys that files explain, with the tags that may stand there; None where anything may."""
    known: dict[str, set[str] | None] = {"is": set()}
    for table in tables:
        for key, said in {"is": table.get("tags", {}), **table.get("keys", {})}.items():
            known[key] = None if isinstance(said, str) else (known.get(key) or set()) | said.keys()
    return known


def _unknown(entry: Mapping[str, Any], known: Mapping[str, set[str] | None]) -> Iterator[str]:
    for key, value in entry.items():
        tags = known.get(key, set())
        if key not in known:
            yield key
        elif tags is not None:
            yield from (tag for tag in value.split() if tag not in tags)


def _tables(kind: Kind) -> Iterator[tuple[str, Mapping[str, Any]]]:
    data = files("kg.language.lexicon").joinpath("data")
    folder = data.joinpath(kind)
    found = folder.iterdir() if folder.is_dir() else [data.joinpath(f"{kind}.toml")]
    for file in sorted(found, key=lambda f: f.name):
        if file.name.endswith(".toml"):
            try:
                yield file.name, tomllib.loads(file.read_text(encoding="utf-8"))
            except tomllib.TOMLDecodeError as error:
                raise ValueError(f"{file.name} is not TOML: {error}") from None


@cache
def entries(kind: Kind) -> Mapping[str, Mapping[str, Tags]]:
    """All entries of a kind, their values cut into words: word -> key -> tags."""
    return {
        word: {key: frozenset(value.split()) for key, value in entry.items() if isinstance(value, str)}
        for word, entry in raw_entries(kind).items()
    }


@cache
def tagged(kind: Kind, key: str) -> Mapping[str, Tags]:
    """The words of a kind by their tags under a key: tag -> words. A tag that no word has gives a KeyError."""
    words: dict[str, set[str]] = defaultdict(set)
    for word, entry in entries(kind).items():
        for tag in entry.get(key, ()):
            words[tag].add(word)
    return {tag: frozenset(found) for tag, found in words.items()}


def verbs(key: str, tag: str) -> Tags:
    """The verbs that have a tag under a key. Raises KeyError where none has it."""
    return tagged("verbs", key)[tag]


def having(key: str, tag: str, kinds: Iterable[Kind] = KINDS) -> Tags:
    """The words of several kinds that have a tag under a key; empty where none has it."""
    return frozenset().union(*(tagged(kind, key).get(tag, frozenset()) for kind in kinds))
