"""Answers about words that are asked again and again, kept on the Doc while nothing changes its parse.

spaCy looks through a word's whole subtree at each call of `Token.children`, and through the text for `Token.sent`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TypeVar

from spacy.tokens import Doc, Span, Token

T = TypeVar("T")

#: Where the Doc has the answers that hang on tags, lemmas, names and tree, and the tables that hang on the tree alone.
_KEY, _TABLES = "kg.answers", "kg.tables"


def settle(doc: Doc) -> None:
    """Says that tags, lemmas, names and tree of a Doc stay as they are from now on, so that answers may be kept.

    Called again once tags, lemmas or names have changed, it forgets the answers; the tree must never change.
    """
    doc.user_data[_KEY] = {}
    doc.user_data.setdefault(_TABLES, {})


def forget(doc: Doc) -> None:
    """Takes away the answers and tables that a Doc keeps; what is asked again is worked out anew."""
    doc.user_data[_KEY], doc.user_data[_TABLES] = {}, {}


def let_go(doc: Doc) -> None:
    """Takes away all that a Doc keeps, for one that nobody reads any more.

    What it keeps holds words, and each word holds the Doc: such a ring stays in memory until a collection finds it.
    """
    doc.user_data.clear()


def remembered(ask: Callable[[Token], T]) -> Callable[[Token], T]:
    """The same function of a word; of a Doc that is settled it works out each word's answer once."""
    name = f"{ask.__module__}.{ask.__qualname__}"

    @wraps(ask)
    def answer(token: Token) -> T:
        try:
            known: T = token.doc.user_data[_KEY][name][token.i]
        except KeyError:
            answers: dict[str, dict[int, T]] | None = token.doc.user_data.get(_KEY)
            found = ask(token)
            if answers is not None:
                answers.setdefault(name, {})[token.i] = found
            return found
        return known

    return answer


def read_at_once(read: Callable[[Doc], Sequence[T]]) -> Callable[[Callable[[Token], T]], Callable[[Token], T]]:
    """The same function of a word's place in the tree; of a Doc that is settled `read` gives the answers for all its
    words in one pass."""
    name = f"{read.__module__}.{read.__qualname__}"

    def decorate(ask: Callable[[Token], T]) -> Callable[[Token], T]:
        @wraps(ask)
        def answer(token: Token) -> T:
            try:
                known: T = token.doc.user_data[_TABLES][name][token.i]
            except KeyError:
                tables: dict[str, Sequence[T]] | None = token.doc.user_data.get(_TABLES)
                if tables is None:
                    return ask(token)
                tables[name] = read(token.doc)
                return tables[name][token.i]
            return known

        return answer

    return decorate


def _all_kids(doc: Doc) -> Sequence[Sequence[Token]]:
    found: dict[int, list[Token]] = {}
    for token in doc:
        head = token.head.i
        if head != token.i:
            found.setdefault(head, []).append(token)
    return [found.get(place, ()) for place in range(len(doc))]


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
