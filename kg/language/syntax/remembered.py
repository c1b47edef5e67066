"""Answers about words that are asked again and again, kept on the Doc once nothing changes its parse any more.

spaCy looks through a word's whole subtree at each call of `Token.children`, and through the text for `Token.sent`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TypeVar

from spacy.tokens import Doc, Span, Token

T = TypeVar("T")

_KEY = "kg.answers"


def settle(doc: Doc) -> None:
    """Says that tags, lemmas and tree of a Doc stay as they are from now on, so that answers may be kept."""
    doc.user_data.setdefault(_KEY, {})


def remembered(ask: Callable[[Token], T]) -> Callable[[Token], T]:
    """The same function of a word; of a Doc that is settled it works out each word's answer once."""
    name = f"{ask.__module__}.{ask.__qualname__}"

    @wraps(ask)
    def answer(token: Token) -> T:
        answers: dict[str, dict[int, T]] | None = token.doc.user_data.get(_KEY)
        if answers is None:
            return ask(token)
        known = answers.get(name)
        if known is None:
            known = answers[name] = {}
        place = token.i
        try:
            return known[place]
        except KeyError:
            found = known[place] = ask(token)
            return found

    return answer


def read_at_once(read: Callable[[Doc], Sequence[T]]) -> Callable[[Callable[[Token], T]], Callable[[Token], T]]:
    """The same function of a word; of a Doc that is settled `read` gives the answers for all its words in one pass."""
    name = f"{read.__module__}.{read.__qualname__}"

    def decorate(ask: Callable[[Token], T]) -> Callable[[Token], T]:
        @wraps(ask)
        def answer(token: Token) -> T:
            answers: dict[str, Sequence[T]] | None = token.doc.user_data.get(_KEY)
            if answers is None:
                return ask(token)
            known = answers.get(name)
            if known is None:
                known = answers[name] = read(token.doc)
            return known[token.i]

        return answer

    return decorate


def _all_kids(doc: Doc) -> Sequence[Sequence[Token]]:
    found: list[list[Token]] = [[] for _ in range(len(doc))]
    for token in doc:
        head = token.head.i
        if head != token.i:
            found[head].append(token)
    return found


def _all_sentences(doc: Doc) -> Sequence[Span]:
    return [sentence for sentence in doc.sents for _ in range(sentence.start, sentence.end)]


@read_at_once(_all_kids)
def kids(token: Token) -> Sequence[Token]:
    """The same as `token.children`, in the order of the text."""
    return tuple(token.children)


@read_at_once(_all_sentences)
def sentence_of(token: Token) -> Span:
    """The same as `token.sent`."""
    return token.sent
