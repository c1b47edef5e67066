"""The words of a stretch of text as they are compared: without case and marks, numbers in one form, with a stem."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from snowballstemmer import stemmer
from spacy.lang.en.stop_words import STOP_WORDS

from kg.comparison.negations import is_negation
from kg.language.lexicon.reporting import irregular_forms
from kg.model import Span

#: A number with its groups and decimals, or letters with apostrophes and points inside ("don't", "U.S").
_WORD = re.compile(r"\d+(?:[,.]\d+)*|[^\W\d_]+(?:['’.][^\W\d_]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_QUOTES = str.maketrans({"’": "'", "‘": "'"})
_REMEMBERED = 50_000
#: The words of so many texts, each about 200 kB, are remembered.
_TEXTS = 300
_STEMMER = stemmer("english")


class Word(NamedTuple):
    """A word at a span: its form to compare, its stem, and whether it tells something by itself (no stop word).

    A tuple, as there is one for each word of the texts.
    """

    span: Span
    form: str
    stem: str
    telling: bool


class _Words:
    """All the words of a text, and the same with the stems of verbs where a form of these is irregular."""

    def __init__(self, text: str) -> None:
        self.words = tuple(_read(text, 0, len(text)))
        irregular = irregular_forms()
        self.lemmas = tuple(_lemma(word) if word.form in irregular else word for word in self.words)
        self._starts = [word.span.start for word in self.words]

    def inside(self, span: Span) -> slice | None:
        """Where the words of a stretch stand among all; None where it begins or ends inside a word."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        cut = (first and self.words[first - 1].span.end > span.start) or (
            last and self.words[last - 1].span.end > span.end
        )
        return None if cut else slice(first, last)


@lru_cache(_TEXTS)
def _words_in(text: str) -> _Words:
    """The words of one text; the articles of a story are asked for again and again."""
    return _Words(text)


def words_of(text: str, spans: Iterable[Span]) -> Iterator[Word]:
    """The words inside the spans of a text, in their order."""
    known = _words_in(text)
    for span in spans:
        inside = known.inside(span)
        yield from _read(text, span.start, span.end) if inside is None else known.words[inside]


def _read(text: str, start: int, end: int) -> Iterator[Word]:
    return (Word(Span(*found.span()), *_compared(found.group())) for found in _WORD.finditer(text, start, end))


def told_words(text: str) -> Iterator[Word]:
    """All the words of a text."""
    return words_of(text, [Span(0, len(text))]) if text else iter(())


def addresses_in(text: str) -> Iterator[Span]:
    """Where a text gives addresses of the web, whose words and numbers tell nothing."""
    for found in _ADDRESS.finditer(text):
        yield Span(*found.span())


def lemmas_of(text: str, spans: Iterable[Span]) -> Iterator[Word]:
    """The words inside the spans of a text; an irregular form of a verb has the stem of the verb itself."""
    known = _words_in(text)
    for span in spans:
        inside = known.inside(span)
        yield from map(_lemma, _read(text, span.start, span.end)) if inside is None else known.lemmas[inside]


def _lemma(word: Word) -> Word:
    lemma = irregular_forms().get(word.form) if word.telling else None
    return word if lemma is None else word._replace(stem=_compared(lemma)[1])


@lru_cache(_REMEMBERED)
def _compared(written: str) -> tuple[str, str, bool]:
    """The form, the stem (Porter 2001, "Snowball") and whether it is no stop word."""
    form = written.translate(_QUOTES).casefold()
    if form[0].isdigit():
        number = form.replace(",", "")
        return number, number, True
    form = form.removesuffix("'s")
    # a stop word that says no tells something, too
    telling = form not in STOP_WORDS or is_negation(form)
    return form, _STEMMER.stemWord(form), telling
