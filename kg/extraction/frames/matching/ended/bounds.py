"""From when until when a state held: "until 2010", "from 2010 to 2014", "(2010-2014)", "since May 2012"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extraction.timing import Timing
from kg.language.dates.values import value_of
from kg.language.dates.words import MONTH, YEAR
from kg.language.lexicon.wordlists import word_list
from kg.language.syntax.clauses import is_verbal
from kg.language.syntax.nouns import base, children, is_occupation, phrase
from kg.language.syntax.remembered import sentence_of
from kg.model import Span, Time

_DATE = rf"(?:(?:early|mid|late)[- ])?(?:(?P<{{0}}month>(?i:{MONTH}))\ (?:(?P<{{0}}day>\d{{{{1,2}}}}),?\ )?)?{YEAR}"
_TO = r",?\ (?:to|until|till|through)\ |\ ?[-–—]\ ?"


def _dated(name: str) -> str:
    return f"(?P<{name}>{_DATE.format(name)})".replace("{{", "{").replace("}}", "}")


_RANGES = (
    re.compile(rf"(?:from\ )?{_dated('began')}(?:{_TO}){_dated('until')}\b", re.VERBOSE),
    re.compile(rf"between\ {_dated('began')}\ and\ {_dated('until')}\b", re.VERBOSE),
)
#: "2010-14"
_SHORT = re.compile(r"(?P<began>(?:1[5-9]|20)\d\d)[-–—](?P<until>\d\d)(?!\d)")
_ONE = re.compile(_dated("at"), re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Bounds:
    """When a state began and ended, as far as it is told; `word` is what says that it ended, told when or not."""

    began: Time | None = None
    until: Time | None = None
    word: Token | None = None


def bounds_of(trigger: Token, timing: Timing) -> Bounds:
    """The bounds of the state that a word tells of."""
    began: Time | None = None
    until: Time | None = None
    word: Token | None = None
    for at in _bounding(trigger):
        found = _range(at, timing)
        if found is not None:
            return Bounds(*found, at)
        lower = at.lower_
        if lower == "from" or lower == "since":
            began = began or _one(at, timing)
        elif (
            lower in word_list("tenure", "until")
            and word is None
            and at.nbor(1).lower_ not in word_list("tenure", "now")
        ):
            until, word = _one(at, timing) or _of_clause(at, timing), at
    return Bounds(began, until, word)


def _bounding(trigger: Token) -> Iterator[Token]:
    """The prepositions that bound a state in time, and years that stand beside it without one, in text order."""
    behind = -1 if is_verbal(trigger) or children(trigger, "cop") else phrase(trigger, with_of=True)[1].i + 1
    for token in sentence_of(trigger):
        case = token.lower_ in word_list("tenure", "until") or token.lower_ in {"from", "since", "between"}
        if case and base(token.dep_) in {"case", "mark", "advmod", "cc"}:
            # right behind what somebody is, whatever the parse hangs it on: "Roe, mayor until last month, spoke"
            if token.i + 1 < len(token.doc) and (token.i == behind or _leads_to(token.head, trigger)):
                yield token
        elif token.shape_ == "dddd" and token.i and token.nbor(-1).text in {"(", ","} and _leads_to(token, trigger):
            yield token


def _leads_to(bound: Token, trigger: Token) -> bool:
    """Whether what a preposition introduces hangs on a word, through nouns that tell whose or where it is."""
    at = bound
    for _ in range(5):
        above = at.head
        if above == at:
            return False
        if above == trigger:
            return base(at.dep_) not in {"nsubj", "obj", "conj", "appos"} or at == bound
        if is_verbal(above) or base(at.dep_) in {"conj", "nsubj"}:
            return False
        if base(at.dep_) == "appos" and at != bound:
            return False
        if is_occupation(above.lemma_.lower()) and not is_verbal(trigger):
            return False
        at = above
    return False


def _range(at: Token, timing: Timing) -> tuple[Time, Time] | None:
    text = timing.article.text
    for pattern in (*_RANGES, _SHORT):
        found = pattern.match(text, at.idx)
        if found is None and pattern is _SHORT and at.lower_ == "from":
            found = pattern.match(text, at.nbor(1).idx)
        if found is not None:
            began = _value(found["began"])
            until = _value(found["until"]) if len(found["until"]) > 2 else f"{found['began'][:2]}{found['until']}"
            if began and until and began[:4] <= until[:4]:
                return Time(began, Span(*found.span("began"))), Time(until, Span(*found.span("until")))
    return None


def _one(at: Token, timing: Timing) -> Time | None:
    """The date behind a preposition."""
    following = at.nbor(1)
    found = _ONE.match(timing.article.text, following.idx)
    value = _value(found["at"]) if found is not None else None
    if found is not None and value:
        return Time(value, Span(*found.span("at")))
    date = timing.date_at(following)
    if date is None and following.pos_ in {"DET", "ADJ"} and at.i + 2 < len(at.doc):
        date = timing.date_at(at.nbor(2))
    return date


def _of_clause(at: Token, timing: Timing) -> Time | None:
    """The date in what follows: "until her death in 2012", "until she resigned in May"."""
    head = at.head
    if is_verbal(head):
        return timing.time_of(head, frozenset())
    dated = (c for c in head.subtree if c.i > head.i and c.head in {head, *children(head, "nmod")})
    return next((date for c in dated if (date := timing.date_at(c)) is not None), None)


def _value(words: str) -> str | None:
    words = re.sub(r"^(?:early|mid|late)[- ]", "", words)
    kind = "year" if words.isdigit() else "full" if re.search(r"\d\d?,? \d{4}", words) else "monthyear"
    return value_of(kind, words, None)
