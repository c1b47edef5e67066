"""The same article about other people and places: a record whose names are written in other letters.

So there are as many articles as one wants, whose names, findings and stories are spread as in the sample. Names keep
their length, so every offset stays right, and a name is the same in all articles of one copy.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable
from typing import Any

import msgspec

from kg.model import Extraction
from kg.model.identity import article_id
from kg.records.kept import from_bytes, to_bytes

_WORD = re.compile(r"[^\W\d_]{3,}")
_LETTERS = ("aeiou", "bcdfghjklmnpqrstvwxyz")
#: Where a record has words of the text or names; everything else in it is kg's own.
_WORDED = frozenset({"aliases", "authors", "name", "text", "title", "value"})


def renamed(extraction: Extraction, copy: int) -> Extraction:
    """What was found in an article, as though its named people, organizations and places had other names.

    `copy` says which ones; 0 leaves it as it is. Words that the text also has in small letters stay, and so do the
    outlet and what numbers and dates say.
    """
    if copy == 0:
        return extraction
    text = extraction.article.text
    small = {word for word in _WORD.findall(text) if word.islower()}
    names = " ".join(name for each in extraction.entities if each.named for name in (each.name, *each.aliases))
    other = _cipher(copy)
    new = {word: other(word) for word in _WORD.findall(names) if not word.islower() and word.lower() not in small}

    def reworded(words: str) -> str:
        return _WORD.sub(lambda found: new.get(found[0], found[0]), words)

    kept = msgspec.json.decode(to_bytes(extraction, ""))
    plain = {key: _reworded(value, key, reworded) for key, value in kept.items()}
    article = plain["article"]
    article["sha256"] = hashlib.sha256(article["text"].encode()).hexdigest()
    article["url"] = article["url"] and f"{article['url']}#{copy}"
    article["id"] = article_id(article["sha256"], article["outlet"], article["url"])
    return from_bytes(msgspec.json.encode(plain), "", extraction.article.path)


def _cipher(copy: int) -> Callable[[str], str]:
    """Vowels for vowels and consonants for consonants, another way in each copy."""
    table: dict[str, str] = {}
    for letters in _LETTERS:
        order = list(letters)
        random.Random(f"{copy} {letters}").shuffle(order)
        table |= dict(zip(letters, order, strict=True))
        table |= dict(zip(letters.upper(), map(str.upper, order), strict=True))
    turned = str.maketrans(table)
    return lambda word: word.translate(turned)


def _reworded(value: Any, key: str, reworded: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {name: _reworded(each, name, reworded) for name, each in value.items()}
    if isinstance(value, list):
        return [_reworded(each, key, reworded) for each in value]
    return reworded(value) if isinstance(value, str) and key in _WORDED else value
