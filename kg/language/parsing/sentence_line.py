"""The words of a block as the rules for sentence starts see them: marks, names, brackets, quotations, a dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.language.parsing.word_bounds import abbreviation_kind

#: A bracket or a quotation that runs on for more words than this was not closed.
BRACKET_WORDS, QUOTE_WORDS = 40, 60
#: A dateline is no longer than this.
DATELINE_WORDS = 16

_OPENING = frozenset({"“", "‘", "(", "[", "{", "«"})
_CLOSING = frozenset({"”", "’", ")", "]", "}", "»"})
_STRAIGHT = frozenset({'"', "'"})
_DASH = re.compile(r"-{1,3}|[–—]+")
_INITIAL = re.compile(r"[A-Z]\.")
_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,}")
#: The only words of two letters that a stop is not likely to abbreviate.
_SHORT = frozenset(
    {"as", "at", "be", "by", "do", "go", "he", "in", "is", "it", "me", "of", "on", "so", "to", "up", "us", "we"}
)


class Line:
    """The words of one block, with what the rules need to know of each.

    `spaces[i]` tells whether a blank follows `words[i]`. `bracketed[i]`: inside a bracket that opened within
    a sentence, its closing mark included. `quoted[i]`: inside a quotation that is a part of its sentence
    (`he called it "a start. A good one"`). `dateline`: number of words of the dateline, 0 where there is none.
    """

    def __init__(self, words: Sequence[str], spaces: Sequence[bool]) -> None:
        self.words = words
        self.spaces = spaces
        self.bracketed = [False] * len(words)
        self.quoted = [False] * len(words)
        self._mark_pairs()
        self.careful = self._is_careful()
        self.dateline = self._dateline()

    def final(self, i: int) -> bool:
        """Whether word `i` is a mark that ends sentences."""
        return 0 <= i < len(self.words) and not self.words[i].strip(".!?…")

    def opens(self, i: int) -> bool:
        """Whether word `i` is an opening quotation mark or bracket."""
        word = self.words[i]
        return word in _OPENING or (word in _STRAIGHT and not self.spaces[i] and (i == 0 or self.spaces[i - 1]))

    def closes(self, i: int) -> bool:
        """Whether word `i` is a closing quotation mark or bracket."""
        word = self.words[i]
        if word in _CLOSING:
            return True
        ends = i + 1 == len(self.words) or self.spaces[i]
        return word in _STRAIGHT and i > 0 and not self.spaces[i - 1] and ends

    def capital(self, i: int) -> bool:
        """Whether word `i` has a capital, or opens a quotation or bracket whose first word has one."""
        if i < len(self.words) and self.words[i][0].isupper():
            return True
        return i + 1 < len(self.words) and self.opens(i) and self.words[i + 1][0].isupper()

    def lower(self, i: int) -> bool:
        """Whether word `i` is a word in small letters."""
        return i < len(self.words) and self.words[i].isalpha() and self.words[i].islower()

    def ordinary(self, i: int) -> bool:
        """Whether word `i` is a word in small letters that no stop abbreviates."""
        word = self.words[i] if i >= 0 else ""
        if len(word) < 3:
            return word in _SHORT
        return word in {"n't", "n’t"} or (self.lower(i) and abbreviation_kind(word + ".") is None)

    def name_end(self, i: int) -> bool:
        """Whether word `i` is a name of some length in running text; unknown abbreviations are shorter."""
        word = self.words[i] if i >= 0 else ""
        if len(word) < 5 or not word.isalpha() or not word[0].isupper() or abbreviation_kind(word + "."):
            return False
        return any(self.lower(k) for k in range(max(i - 5, 0), i))

    def abbreviated(self, i: int) -> bool:
        """Whether word `i` ends in a stop that belongs to it: "Rep.", "U.S.", "Q."."""
        word = self.words[i]
        return abbreviation_kind(word) is not None or self.dotted(i) or self.initial(i)

    def dotted(self, i: int) -> bool:
        """Whether word `i` is letters with a stop each: "U.S.", "p.m."."""
        return bool(_DOTTED.fullmatch(self.words[i]))

    def initial(self, i: int) -> bool:
        """Whether word `i` is a single capital with its stop."""
        return bool(_INITIAL.fullmatch(self.words[i]))

    def _within(self, i: int) -> bool:
        """Whether what opens at word `i` opens within a sentence."""
        return i > 0 and not self.final(i - 1) and not self.closes(i - 1) and self.words[i - 1] not in {":", "*"}

    def _mark_pairs(self) -> None:
        brackets: list[int] = []
        quote: int | None = None
        for i, word in enumerate(self.words):
            if word in "([":
                brackets.append(i)
            elif word in ")]" and brackets:
                start = brackets.pop()
                if i - start <= BRACKET_WORDS and self._within(start):
                    self.bracketed[start + 1 : i + 1] = [True] * (i - start)
            if word in {"“", '"'} and self.opens(i):
                # behind "said," and "said:" come sentences of their own
                quote = i if self._within(i) and self.words[i - 1] != "," else None
            elif word in {"”", '"'}:
                quote = None
            self.quoted[i] = quote is not None and quote < i < quote + QUOTE_WORDS

    def _is_careful(self) -> bool:
        """Whether the writer puts a capital where a sentence starts."""
        if not self.words or self.words[0][0].islower() or "i" in self.words:
            return False
        return not any(self.words[i - 1] in {".", "!", "?"} and self.lower(i) for i in range(1, len(self.words)))

    def _dateline(self) -> int:
        first = self.words[0] if self.words else ""
        if len(first) < 3 or not first.isalpha() or not first[0].isupper():
            return 0
        commas = False
        for i in range(1, min(DATELINE_WORDS, len(self.words) - 1)):
            word = self.words[i]
            if _DASH.fullmatch(word):
                agency = self.words[i - 1] == ")"
                spaced = self.spaces[i - 1]
                if not self.capital(i + 1) or not any(self.lower(k) for k in range(i + 1, i + 12)):
                    return 0
                if word == "-":
                    found = spaced and (agency or (first.isupper() and commas))
                else:
                    found = agency or (first.isupper() and (spaced or commas or word in "–—"))
                return i + 1 if found else 0
            if not (word[0].isupper() or word.isdigit() or word in {",", "(", ")", "/", "-"}):
                return 0
            commas = commas or word == ","
        return 0
