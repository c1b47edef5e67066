"""The same article about other people and places in other years: a record whose names are written in other letters.

So there are as many articles as one wants, whose names, findings and stories are spread as in the sample, and none of
which is a version of another or tells its story. Names keep their length, so every offset stays right, and a name is
the same in all articles of one copy.
"""

from __future__ import annotations

import hashlib
import random
import re
from calendar import isleap
from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import msgspec

from kg.model import Extraction
from kg.model.identity import article_id
from kg.records.kept import from_bytes, to_bytes

_WORD = re.compile(r"[^\W\d_]{3,}")
_LETTERS = ("aeiou", "bcdfghjklmnpqrstvwxyz")
#: Where a record has words of the text, names or dates; everything else in it is kg's own.
_WORDED = frozenset({"aliases", "name", "normalized", "published", "text", "title", "value"})
#: What is said of who published an article, in which every word is part of a name.
_NAMES = frozenset({"authors", "outlet"})
#: So many years later is each copy: more than lie between any two articles of the sample.
_YEARS = 12
#: The last year of the sample.
_LATEST = 2020
#: A year by itself, in a text or at the head of a date; no part of a longer number.
_YEAR = re.compile(r"(?<![\w$€£.,-])(?:19|20)\d\d(?![\w%,.]\d|\d)")
_LEAP = re.compile(r"\d{4}-02-29")


def renamed(extraction: Extraction, copy: int) -> Extraction:
    """What was found in an article, as though its named people, organizations and places had other names.

    `copy` says which ones. Its dates and the years in its text are as much later as that number says, and outlet,
    authors and address are others, too; an article without a date gets one, or it would be near to all of its copies
    in time. Words that the text has as often in small letters stay.
    """
    text = extraction.article.text
    written = Counter(_WORD.findall(text))
    names = " ".join(name for each in extraction.entities if each.named for name in (each.name, *each.aliases))
    other = _cipher(copy)
    new = {
        word: other(word)
        for word in _WORD.findall(names)
        if not word.islower() and written[word.lower()] < max(1, written[word])
    }

    def reworded(key: str, words: str) -> str:
        if key in _NAMES:
            return _WORD.sub(lambda found: other(found[0]), words)
        if key in _WORDED:
            return _later(_WORD.sub(lambda found: new.get(found[0], found[0]), words), copy * _YEARS)
        return words

    kept = msgspec.json.decode(to_bytes(extraction, ""))
    plain = {key: _reworded(value, key, reworded) for key, value in kept.items()}
    article = plain["article"]
    article["published"] = article["published"] or str(_LATEST + copy * _YEARS)
    article["sha256"] = hashlib.sha256(article["text"].encode()).hexdigest()
    article["url"] = article["url"] and _elsewhere(article["url"], copy)
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


def _elsewhere(url: str, copy: int) -> str:
    """The address of a copy, which tells articles apart as those of the sample do."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query=f"{parts.query}&copy={copy}".removeprefix("&"), fragment=""))


def _later(words: str, years: int) -> str:
    """The same words with each year so much later; a date that is then none becomes the day before."""
    moved = _YEAR.sub(lambda found: str(int(found[0]) + years), words)
    return f"{moved[:4]}-02-28" if _LEAP.fullmatch(moved) and not isleap(int(moved[:4])) else moved


def _reworded(value: Any, key: str, reworded: Callable[[str, str], str]) -> Any:
    if isinstance(value, dict):
        return {name: _reworded(each, name, reworded) for name, each in value.items()}
    if isinstance(value, list):
        return [_reworded(each, key, reworded) for each in value]
    return reworded(key, value) if isinstance(value, str) else value
