"""When what a clause tells took place: the dates that hang on it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extraction.frames.roles import is_verbal
from kg.language.phrases import base
from kg.model import Article, Literal, Span, Time

_DATATYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}


def _clauses(trigger: Token) -> Iterator[Token]:
    """The trigger and the verbs whose dates are its own, the nearest first."""
    at = trigger
    for _ in range(4):
        yield at
        dep = base(at.dep_)
        shares = dep in {"xcomp", "conj"} if is_verbal(at) else dep == "obj" or at.dep_ == "nsubj:pass"
        if not shares or not is_verbal(at.head) or at.head.sent != trigger.sent:
            return
        if dep == "conj" and any(base(c.dep_) == "nsubj" for c in at.children):
            return  # a clause of its own
        at = at.head


class Timing:
    """The dates of an article, by the indices of their tokens."""

    def __init__(self, doc: Doc, article: Article) -> None:
        self.doc = doc
        self.article = article
        self._numbers: dict[int, int] = {}
        for number, date in enumerate(doc._.dates):
            for token in doc.char_span(date.span.start, date.span.end, alignment_mode="expand") or ():
                self._numbers[token.i] = number
        self.tokens = frozenset(self._numbers)

    def at(self, trigger: Token) -> dict[int, int]:
        """The dates that hang on a trigger, or on the clause that tells of it: token -> date.

        "Roe began on Monday to sell" dates the sale, "was arrested on Monday and charged" both; a noun is dated by the
        clause whose object it is ("issued an apology on Monday").
        """
        for clause in _clauses(trigger):
            found = {
                t.i: self._numbers[t.i]
                for t in clause.sent
                if t.i in self._numbers and t.head.i not in self._numbers and t.head == clause
            }
            if found:
                return found
        return {}

    def time_of(self, trigger: Token, value: frozenset[int], *, supposed: bool = False) -> Time | None:
        """The nearest of these dates; none where the object, tokens `value`, is itself a date.

        What is only `supposed` has no date but its own: who vows on Monday to leave need not leave on Monday.
        """
        found = self.at(trigger)
        numbers = [n for i, n in found.items() if not supposed or self.doc[i].head == trigger]
        if value & self.tokens or not numbers:
            return None
        date = self.doc._.dates[min(numbers, key=lambda n: abs(self.doc._.dates[n].span.start - trigger.idx))]
        return Time(date.value, date.span)

    def value_of(self, token: Token) -> tuple[Literal, Span]:
        """The date of a token as a value with its normal form, and its words."""
        date = self.doc._.dates[self._numbers[token.i]]
        kind = _DATATYPES.get(len(date.value))
        return Literal(date.span.of(self.article.text), date.value if kind else None, kind), date.span
