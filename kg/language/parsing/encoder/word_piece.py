"""Word pieces of an uncased BERT: the normal form of a text, its words, and each word's pieces of a vocabulary.

The three steps are those of the original implementation (Devlin et al., 2019, and Wu et al., 2016, for the pieces), and
give what the library tokenizers gives for such a vocabulary, which a test holds. The library is not needed to run kg:
it brings a client of a model hub, which is two thirds of its size, and a program that never asks a network has no use
for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

#: A longer word is unknown as a whole, as to BERT.
MOST_CHARACTERS = 100
_CONTINUED = "##"
#: CJK ideographs, each of which is a word by itself: first and last code point of the blocks that BERT names.
_IDEOGRAPHS = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0x2F800, 0x2FA1F),
)
_BLANKS = "\t\n\r"


def word_pieces(text: str, vocabulary: Mapping[str, int], unknown: int) -> list[int]:
    """The ids of the pieces of a text, word by word; a word that the pieces cannot make up is `unknown`."""
    return [piece for word in _words(_normal(text)) for piece in _pieces(word, vocabulary, unknown)]


def _normal(text: str) -> str:
    """Lower case without accents and control characters, ideographs between blanks."""
    kept = "".join(_kept(character) for character in text)
    bare = (each for each in unicodedata.normalize("NFD", kept) if unicodedata.category(each) != "Mn")
    return "".join(bare).lower()


def _kept(character: str) -> str:
    if character in _BLANKS:
        return " "
    if character == "\ufffd" or unicodedata.category(character) in ("Cc", "Cf", "Co"):
        return ""
    if character.isspace():
        return " "
    return f" {character} " if any(first <= ord(character) <= last for first, last in _IDEOGRAPHS) else character


def _words(text: str) -> Iterator[str]:
    """The words between blanks; each punctuation mark is a word."""
    for stretch in text.split():
        word = ""
        for character in stretch:
            if _is_punctuation(character):
                if word:
                    yield word
                yield character
                word = ""
            else:
                word += character
        if word:
            yield word


def _is_punctuation(character: str) -> bool:
    """A mark by Unicode, or an ASCII character that is neither letter nor digit, such as the dollar sign."""
    return unicodedata.category(character).startswith("P") or (character.isascii() and not character.isalnum())


def _pieces(word: str, vocabulary: Mapping[str, int], unknown: int) -> list[int]:
    """The longest piece from the left, and so on behind it."""
    if len(word) > MOST_CHARACTERS:
        return [unknown]
    found: list[int] = []
    start = 0
    while start < len(word):
        before = _CONTINUED if start else ""
        end = len(word)
        while end > start and before + word[start:end] not in vocabulary:
            end -= 1
        if end == start:
            return [unknown]
        found.append(vocabulary[before + word[start:end]])
        start = end
    return found
