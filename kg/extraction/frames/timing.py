"""When what a clause tells took place: the dates that hang on it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extraction.frames.roles import is_verbal
from kg.model import Article, Literal, Span, Time

_DATATYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}


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
        """The dates that hang on a trigger or on the clause of a noun, not on a clause below it: token -> date."""
        clause = trigger
        if not is_verbal(trigger):
            clause = next((a for a in trigger.ancestors if is_verbal(a) and a.sent == trigger.sent), trigger)
        return {
            t.i: self._numbers[t.i]
            for t in clause.sent
            if t.i in self._numbers and t.head.i not in self._numbers and t.head in (clause, trigger)
        }

    def time_of(self, trigger: Token, value: frozenset[int]) -> Time | None:
        """The nearest of these dates; none where the object, tokens `value`, is itself a date."""
        numbers = self.at(trigger).values()
        if value & self.tokens or not numbers:
            return None
        date = self.doc._.dates[min(numbers, key=lambda n: abs(self.doc._.dates[n].span.start - trigger.idx))]
        return Time(date.value, date.span)

    def value_of(self, token: Token) -> tuple[Literal, Span]:
        """The date of a token as a value with its normal form, and its words."""
        date = self.doc._.dates[self._numbers[token.i]]
        kind = _DATATYPES.get(len(date.value))
        return Literal(date.span.of(self.article.text), date.value if kind else None, kind), date.span
