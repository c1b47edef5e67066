"""The words of each sentence as lists and as text, made once for all triggers in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from spacy.tokens import Span, Token

from kg.language.syntax.remembered import sentence_of
from kg.language.syntax.whole_text import text_of

_KEY = "kg.sentence_words"
#: Of so many sentences, the last ones, the words are kept; an article of a thousand is long.
_KEPT = 1000


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """A sentence: its tokens, each also in small letters, its text, and the code point at which that begins.

    `words` are the different words in small letters, `joined` all of them with a space between any two. `known` is for
    what a reader of the sentence finds in it whatever the trigger, by the reader's name.
    """

    tokens: list[Token]
    lower: list[str]
    words: frozenset[str]
    joined: str
    text: str
    start: int
    known: dict[str, object] = field(default_factory=dict)


def sentence_words(token: Token) -> SentenceWords:
    """The sentence that holds a token."""
    doc = token.doc
    known: dict[int, SentenceWords] = doc.user_data.setdefault(_KEY, {})
    sentence = sentence_of(token)
    start = sentence.start
    if start not in known:
        for first in list(islice(known, max(0, len(known) - _KEPT + 1))):
            del known[first]
        known[start] = _read(sentence)
    return known[start]


def _read(sentence: Span) -> SentenceWords:
    tokens = list(sentence)
    lower = [t.lower_ for t in tokens]
    text = text_of(sentence.doc)[sentence.start_char : sentence.end_char]
    return SentenceWords(tokens, lower, frozenset(lower), " ".join(lower), text, sentence.start_char)
