"""When what a clause tells took place: the dates that hang on it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.nouns import base, children, noun_kind
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.remembered import kids, sentence_of
from kg.model import Article, EntityType, Literal, Span, Time

_DATATYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}
#: Prepositions of a time at which something did not happen.
_BOUNDS = frozenset({"after", "before", "by", "than", "till", "until"})


def _clauses(trigger: Token) -> Iterator[Token]:
    """The trigger and the verbs whose dates are its own, the nearest first."""
    at = trigger
    for _ in range(4):
        yield at
        dep = base(at.dep_)
        shares = _shares(at, dep) if is_verbal(at) else dep == "obj" or at.dep_ == "nsubj:pass"
        yield from (v for v in children(at, "conj") if _is_bare_conjunct(v, at))
        if noun_kind(at)[0] is EntityType.DOCUMENT and not is_verbal(at):
            yield from (v for v in children(at, "acl") if v.tag_ == "VBN")  # "a video released on Friday"
        if at.dep_ == "acl:relcl" and _is_dated_by(at):
            yield at.head  # "an attack on Friday that killed two", "on Friday, when she left"
            return
        if not shares or not is_verbal(at.head) or sentence_of(at.head) != sentence_of(trigger):
            return
        if dep == "conj" and children(at, "nsubj"):
            return  # a clause of its own
        at = at.head


def _shares(verb: Token, dep: str) -> bool:
    if dep == "advcl":
        marks = {c.lower_ for c in children(verb, "mark", "case")}
        return (marks <= {"to"} and verb.tag_ in {"VB", "VBG"}) or bool(marks & {"as", "when", "while"})
    return dep in {"xcomp", "conj"}


def _is_bare_conjunct(later: Token, verb: Token) -> bool:
    """Whether a verb follows at once and has the same subject: "shot and killed"."""
    return is_verbal(later) and later.i - verb.i <= 2 and not children(later, "nsubj")


def _is_dated_by(clause: Token) -> bool:
    subject = {c.lower_ for c in children(clause, "nsubj")}
    return bool(subject & {"that", "which"}) or any(c.lower_ == "when" for c in kids(clause))


def _hangs_on(date: Token, clause: Token) -> bool:
    """Whether a date hangs on a clause, or on something in it that has no time of its own or lends it its time."""
    if any(c.lower_ in _BOUNDS for c in children(date, "case", "mark")):
        return False
    if any(is_verbal(a) and clause.i < a.i < date.i for a in clause.ancestors):
        return False  # "Roe, who died in 1992, moved there in 1981": no arc crosses the verb around its clause
    at = date.head
    for _ in range(3):
        if at == clause:
            return True
        lends = base(at.dep_) == "obl" and any(c.lower_ in {"at", "during", "in"} for c in children(at, "case"))
        # a person has no date: "killed Roe, a clerk, on May 3"
        person = noun_kind(at)[0] is EntityType.PERSON or at.ent_type_ == "PERSON"
        if is_verbal(at) or not (lends or person):
            return False
        at = at.head
    return False


class Timing:
    """The dates of an article, by the indices of their tokens."""

    def __init__(self, doc: Doc, article: Article) -> None:
        self.doc = doc
        self.article = article
        self._numbers: dict[int, int] = {}
        self._at: dict[int, dict[int, int]] = {}
        for number, date in enumerate(doc._.dates):
            for token in tokens_at(doc, date.span):
                self._numbers[token.i] = number
        self.tokens = frozenset(self._numbers)
        self._places = sorted(self._numbers)
        #: tokens of all that tells a time, also of decades, ranges and spans without a value
        self.dated = self.tokens | {
            t.i for quantity in doc._.quantities if quantity.label == "DATE" for t in tokens_at(doc, quantity.span)
        }

    def at(self, trigger: Token) -> dict[int, int]:
        """The dates that hang on a trigger, or on the clause that tells of it: token -> date.

        "Roe began on Monday to sell" dates the sale, "was arrested on Monday and charged" both; a noun is dated by the
        clause whose object it is ("issued an apology on Monday").
        """
        known = self._at.get(trigger.i)
        if known is None:
            known = self._at[trigger.i] = self._found_at(trigger)
        return known

    def _found_at(self, trigger: Token) -> dict[int, int]:
        sentence = sentence_of(trigger)
        first, end = bisect_left(self._places, sentence.start), bisect_left(self._places, sentence.end)
        dates = [self.doc[i] for i in self._places[first:end] if self.doc[i].head.i not in self._numbers]
        for clause in _clauses(trigger) if dates else ():
            found = {t.i: self._numbers[t.i] for t in dates if _hangs_on(t, clause)}
            if found:
                return found
        return {}

    def time_of(self, trigger: Token, value: frozenset[int], *, supposed: bool = False) -> Time | None:
        """The nearest of these dates; where the object, tokens `value`, is itself a date, that one.

        None where the object only holds a date. What is only `supposed` has no date but its own: who vows on Monday to
        leave need not leave on Monday.
        """
        if value and value <= self.tokens:
            date = self.doc._.dates[self._numbers[min(value)]]
            return Time(date.value, date.span)
        found = self.at(trigger)
        numbers = [n for i, n in found.items() if not supposed or self.doc[i].head == trigger]
        if value & self.tokens or not numbers:
            return None
        date = self.doc._.dates[min(numbers, key=lambda n: abs(self.doc._.dates[n].span.start - trigger.idx))]
        return Time(date.value, date.span)

    def date_at(self, token: Token) -> Time | None:
        """The date that a token is part of; None for any other word."""
        number = self._numbers.get(token.i)
        return None if number is None else Time(self.doc._.dates[number].value, self.doc._.dates[number].span)

    def value_of(self, token: Token) -> tuple[Literal, Span]:
        """The date of a token as a value with its normal form, and its words."""
        date = self.doc._.dates[self._numbers[token.i]]
        kind = _DATATYPES.get(len(date.value))
        return Literal(date.span.of(self.article.text), date.value if kind else None, kind), date.span
