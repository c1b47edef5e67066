"""Stretches of words as the encoder reads them: word pieces of BERT's uncased vocabulary (Devlin et al., 2019)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from kg.language.parsing.encoder.forms import form, shape
from kg.language.parsing.encoder.lists import lists_of
from kg.language.parsing.encoder.word_piece import word_pieces

#: A word keeps at most this many pieces (an address on the web can have dozens).
MAX_PIECES = 8
_REMEMBERED = 50_000


@dataclass(slots=True)
class Encoded:
    """A stretch of words as the encoder reads it: [CLS], the pieces, [SEP].

    `forms` runs parallel to `pieces` (the two marks have form 0); `first` and `last` hold for each word the index of
    its first and its last piece, `lists` what `lists_of` says of it.
    """

    pieces: list[int]
    forms: list[int]
    first: list[int]
    last: list[int]
    lists: list[int]


class WordPieces:
    """Splits words; every word gets one piece at least, so no word can vanish."""

    def __init__(self, tokenizer_json: str) -> None:
        """`tokenizer_json` is the file of the library tokenizers, of which the vocabulary alone is read."""
        self._vocabulary: dict[str, int] = json.loads(tokenizer_json)["model"]["vocab"]
        self._known: dict[str, tuple[tuple[int, ...], int]] = {}
        self.cls, self.sep, self.unknown, self.mask = (self._id(name) for name in ("[CLS]", "[SEP]", "[UNK]", "[MASK]"))

    def _id(self, name: str) -> int:
        if name not in self._vocabulary:
            raise ValueError(f"the vocabulary has no {name}")
        return self._vocabulary[name]

    def of_word(self, word: str) -> tuple[int, ...]:
        """The ids of one word's pieces: from 1 to MAX_PIECES of them."""
        return self._of_words([word])[0][0]

    def counts(self, words: Sequence[str]) -> list[int]:
        """The number of each word's pieces."""
        return [len(ids) for ids, _ in self._of_words(words)]

    def _of_words(self, words: Sequence[str]) -> list[tuple[tuple[int, ...], int]]:
        """The ids of each word's pieces, and its shape."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        return [self._known.get(word) or self._look_up(word) for word in words]

    def _look_up(self, word: str) -> tuple[tuple[int, ...], int]:
        # a word of plain letters that the vocabulary has is one piece, which need not be searched for
        whole = self._vocabulary.get(word.lower()) if word.isascii() and word.isalpha() else None
        ids = word_pieces(word[:200], self._vocabulary, self.unknown)[:MAX_PIECES] if whole is None else [whole]
        known = self._known[word] = (tuple(ids) or (self.unknown,), shape(word))
        return known

    def encode(self, words: Sequence[str], blanks: Sequence[bool]) -> Encoded:
        """The words as one stretch; `blanks` says after which words a blank stands."""
        out = Encoded([self.cls], [0], [], [], lists_of(words))
        before, last = True, 0
        for (ids, of_letters), after in zip(self._of_words(words), blanks, strict=True):
            out.first.append(last + 1)
            last += len(ids)
            out.last.append(last)
            out.pieces += ids
            out.forms += [form(of_letters, before, after)] * len(ids)
            before = after
        out.pieces.append(self.sep)
        out.forms.append(0)
        return out
