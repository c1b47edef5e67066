"""Words as a search compares them: without case, accents and kinds of apostrophe."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

#: Latin letters that Unicode does not take apart, as they are written without their marks.
_PLAIN = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "ng"}
)
#: An apostrophe of either form within a word belongs to it.
_WORD = re.compile(r"[\w\u0300-\u036f]+(?:['\u2018\u2019\u02bc\uff07][\w\u0300-\u036f]+)*")
_APOSTROPHE = re.compile(r"['\u2018\u2019\u02bc\uff07]")
_NOT_OF_WORDS = re.compile(r"[\W_]+")


def words_of(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text: where each starts and ends, in code points, and how a search compares it.

    "O’Brien" and "O'BRIEN" are both "obrien", "Müller" is "muller"; what has neither letters nor digits is no word.
    """
    for found in _WORD.finditer(text):
        if word := _folded(found[0]):
            yield found.start(), found.end(), word


def folded(text: str) -> str:
    """The words of a text as a search compares them, with a blank between two."""
    return " ".join(word for _, _, word in words_of(text))


def forms_of(word: str) -> list[str]:
    """The words under which one is found: its parts at apostrophes, and those parts joined from its beginning on.

    "O’Brien’s" is found under "o", "brien", "s", "obrien" and "obriens".
    """
    parts = [part for each in _APOSTROPHE.split(word) if (part := _folded(each))]
    return [*parts, *("".join(parts[:end]) for end in range(2, len(parts) + 1))]


def searchable(text: str) -> str:
    """All forms of the words of a text, in their order, with a blank between two."""
    return " ".join(form for found in _WORD.finditer(text) for form in forms_of(found[0]))


def _folded(word: str) -> str:
    if word.isascii():
        return _NOT_OF_WORDS.sub("", word).lower()
    apart = unicodedata.normalize("NFKD", word.casefold()).translate(_PLAIN)
    return _NOT_OF_WORDS.sub("", "".join(c for c in apart if not unicodedata.combining(c)))
