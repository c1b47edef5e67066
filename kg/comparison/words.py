"""The words of a stretch of text as they are compared: without case and marks, numbers in one form, with a stem."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

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
_STRETCHES = 4_096
_STEMMER = stemmer("english")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at a span: its form to compare, its stem, and whether it tells something by itself (no stop word)."""

    span: Span
    form: str
    stem: str
    telling: bool


def words_of(text: str, spans: Iterable[Span]) -> Iterator[Word]:
    """The words inside the spans of a text, in their order."""
    for span in spans:
        yield from _words_at(text, span.start, span.end)


@lru_cache(_STRETCHES)
def _words_at(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words of one stretch; the sentences of a story are asked for again and again."""
    return tuple(Word(Span(*found.span()), *_compared(found.group())) for found in _WORD.finditer(text, start, end))


def told_words(text: str) -> Iterator[Word]:
    """All the words of a text."""
    return words_of(text, [Span(0, len(text))]) if text else iter(())


def addresses_in(text: str) -> Iterator[Span]:
    """Where a text gives addresses of the web, whose words and numbers tell nothing."""
    for found in _ADDRESS.finditer(text):
        yield Span(*found.span())


def lemmas_of(text: str, spans: Iterable[Span]) -> Iterator[Word]:
    """The words inside the spans of a text; an irregular form of a verb has the stem of the verb itself."""
    for word in words_of(text, spans):
        lemma = irregular_forms().get(word.form) if word.telling else None
        yield word if lemma is None else replace(word, stem=_compared(lemma)[1])


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
