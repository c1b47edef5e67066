"""When what a clause tells took place: the dates that hang on it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Token

from kg.language.lexicon.entries import tagged, verbs
from kg.language.syntax.clauses import case_of, is_verbal
from kg.language.syntax.nouns import base, children, noun_kind
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.remembered import kids, sentence_of
from kg.model import Article, EntityType, Literal, Span, Time

#: Prepositions of a noun that lends its time to its verb: "spoke at a rally on Friday".
_LENDING = frozenset({"at", "during", "in"})
#: Clauses whose time is not that of the verb above them.
_OF_ITS_OWN = frozenset({"ccomp", "csubj", "parataxis"})
_DATATYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}


def is_bound(time: Token, *words: str) -> bool:
    """Whether a time stands behind a word after which it is not that of the verb: "before Friday", "after the vote".

    `words` are keys of the time of clause words, beside "bound".
    """
    case, known = case_of(time), tagged("clause_words", "time")
    return bool(case) and any(case in known[key] for key in ("bound", *words))


def _clauses(trigger: Token) -> Iterator[tuple[Token, Token | None]]:
    """The trigger and the verbs whose dates are its own, the nearest first, each with one coordinated behind it."""
    at, behind = trigger, None
    for _ in range(4):
        yield at, behind
        dep = base(at.dep_)
        shares = _shares(at, dep) if is_verbal(at) else _is_done_to(at, dep)
        yield from ((v, None) for v in children(at, "conj") if _is_bare_conjunct(v, at))
        if noun_kind(at)[0] is EntityType.DOCUMENT and not is_verbal(at):
            yield from ((v, None) for v in children(at, "acl") if v.tag_ == "VBN")  # "a video released on Friday"
        if at.dep_ == "acl:relcl" and _is_dated_by(at):
            yield at.head, None  # "an attack on Friday that killed two", "on Friday, when she left"
            return
        if not shares or not is_verbal(at.head) or sentence_of(at.head) != sentence_of(trigger):
            return
        if dep == "conj" and children(at, "nsubj"):
            return  # a clause of its own
        at, behind = at.head, at if dep == "conj" else behind


def _is_done_to(noun: Token, dep: str) -> bool:
    """Whether a verb does what a noun tells of: "issued an apology on Monday".

    What it only reports was another day, unless it is the reporter's own: "Roe announced her candidacy".
    """
    verb = noun.head
    if verb.lemma_ in verbs("reports", "speech") | verbs("reports", "thought"):
        own = any(c.tag_ == "PRP$" for c in children(noun, "nmod:poss"))
        return dep == "obj" and own and any(c.pos_ in {"PROPN", "PRON"} for c in children(verb, "nsubj"))
    return dep == "obj" or noun.dep_ == "nsubj:pass"


def _shares(verb: Token, dep: str) -> bool:
    if dep == "advcl":
        marks = {c.lower_ for c in children(verb, "mark", "case")}
        if any(c.lower_ == "when" for c in children(verb, "advmod")):
            return True
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
    if is_bound(date) or _is_of_words_before(date, clause):
        return False
    if any(is_verbal(a) and clause.i < a.i < date.i for a in clause.ancestors):
        return False  # "Roe, who died in 1992, moved there in 1981": no arc crosses the verb around its clause
    at = date.head
    for _ in range(3):
        if at == clause:
            return True
        lends = base(at.dep_) == "obl" and any(c.lower_ in _LENDING for c in children(at, "case"))
        # a person has no date: "killed Roe, a clerk, on May 3"
        person = noun_kind(at)[0] is EntityType.PERSON or at.ent_type_ == "PERSON"
        if is_verbal(at) or not (lends or person):
            return False
        at = at.head
    return False


def _dates_noun(date: Token, trigger: Token, dated: Collection[int]) -> bool:
    """Whether a date only tells which thing is meant: "left by reports on Saturday", "the vote with that in May"."""
    noun = date.head
    if noun == trigger or noun.i in dated or base(date.dep_) != "nmod" or base(noun.dep_) != "obl":
        return False
    return case_of(noun) not in _LENDING


def _is_of_words_before(date: Token, clause: Token) -> bool:
    """Whether the words right before a date have it for their own, wherever the parse hangs it.

    "Roe has left, according to Doe on Friday", "Roe has left, Doe said on Friday".
    """
    first = date.left_edge.i
    before = date.doc[first - 1] if first else None
    if before is None or before.is_punct or before == clause:
        return False
    if before.tag_ == "VBD" and before.head != clause and clause.is_ancestor(before):
        return True
    if before.tag_ == "VBD" and base(before.dep_) in {"parataxis", "ccomp"}:
        return True
    for _ in range(4):
        if before in (clause, before.head):
            return False
        if case_of(before) == "according to":
            return True
        before = before.head
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
        for clause, behind in _clauses(trigger) if dates else ():
            found = {
                t.i: self._numbers[t.i]
                for t in dates
                if _hangs_on(t, clause) and (behind is None or self._reaches(t, clause, behind))
            }
            if found:
                return found
        return {}

    def _reaches(self, date: Token, verb: Token, behind: Token) -> bool:
        """Whether a date of a verb is also that of one coordinated behind it.

        It is where it stands before or behind both, or tells day or month: "was arrested on Monday and charged", but
        "was born in 1950 and studied law".
        """
        if date.i < verb.i or date.i > behind.i:
            return True
        close = len(self.doc._.dates[self._numbers[date.i]].value) > len("2000")
        return close and any(c.lower_ == "and" for c in children(behind, "cc"))

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

    def may_tell(self, time: Token, trigger: Token) -> bool:
        """Whether a time that somebody has found for a trigger can be its own.

        That of the verb that only reports it ("said on Monday that Roe left"), or of a thing told about, is not.
        """
        if _is_of_words_before(time, trigger):
            return False
        if trigger.i < time.i < time.head.i:
            return True  # "Born in Hill in 1950, she moved there"
        if trigger.is_ancestor(time):
            return not _dates_noun(time, trigger, self.dated)
        at = trigger
        while not at.is_ancestor(time) and at.head != at:
            if base(at.dep_) in _OF_ITS_OWN:
                return False
            at = at.head
        return True

    def date_at(self, token: Token) -> Time | None:
        """The date that a token is part of; None for any other word."""
        number = self._numbers.get(token.i)
        return None if number is None else Time(self.doc._.dates[number].value, self.doc._.dates[number].span)

    def value_of(self, token: Token) -> tuple[Literal, Span]:
        """The date of a token as a value with its normal form, and its words."""
        date = self.doc._.dates[self._numbers[token.i]]
        kind = _DATATYPES.get(len(date.value))
        return Literal(date.span.of(self.article.text), date.value if kind else None, kind), date.span
