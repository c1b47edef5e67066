"""The words of each sentence as lists and as text, made once for all triggers in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

_KEY = "kg.sentence_words"


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """A sentence: its tokens, each also in small letters, its text, and the code point at which that begins.

    `joined` are the words in small letters with a space between any two. `known` is for what a reader of the sentence
    finds in it whatever the trigger, by the reader's name.
    """

    tokens: list[Token]
    lower: list[str]
    joined: str
    text: str
    start: int
    known: dict[str, object] = field(default_factory=dict)


def sentence_words(token: Token) -> SentenceWords:
    """The sentence that holds a token."""
    doc = token.doc
    known: tuple[list[SentenceWords], list[int]] | None = doc.user_data.get(_KEY)
    if known is None:
        known = doc.user_data[_KEY] = _read(doc)
    sentences, number = known
    return sentences[number[token.i]]


def _read(doc: Doc) -> tuple[list[SentenceWords], list[int]]:
    sentences: list[SentenceWords] = []
    number: list[int] = []
    for n, sentence in enumerate(doc.sents):
        tokens = list(sentence)
        lower = [t.lower_ for t in tokens]
        number += [n] * len(tokens)
        sentences.append(SentenceWords(tokens, lower, " ".join(lower), sentence.text, sentence.start_char))
    return sentences, number
