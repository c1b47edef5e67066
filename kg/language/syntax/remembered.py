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
_SENTENCES = "sentences"


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


@remembered
def kids(token: Token) -> Sequence[Token]:
    """The same as `token.children`, in the order of the text."""
    return tuple(token.children)


def sentence_of(token: Token) -> Span:
    """The same as `token.sent`."""
    answers: dict[str, dict[int, Span]] | None = token.doc.user_data.get(_KEY)
    if answers is None:
        return token.sent
    known = answers.get(_SENTENCES)
    if known is None:
        # one pass over the text costs as much as a few words
        known = answers[_SENTENCES] = {i: sent for sent in token.doc.sents for i in range(sent.start, sent.end)}
    return known[token.i]
