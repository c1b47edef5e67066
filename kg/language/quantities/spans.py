"""DATE, MONEY and NUMBER spans of an analysed article: words find them, tags and the parse decide the doubtful ones.

DATE is a point or stretch of calendar or clock time. MONEY is a sum with its currency. NUMBER is a cardinal, a share
or a fraction without what it counts: "47" of "47-year-old", "5" of "No. 5", "20 percent", "two dozen", a score, a
telephone number. Ordinals ("third") are none of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.language.dates.context import is_address
from kg.language.dates.expressions import date_matches
from kg.language.dates.phrases import DOUBTFUL, date_pieces, joined
from kg.language.dates.words import MONTH
from kg.language.dates.years import is_year
from kg.language.lexicon.calendar import ambiguous_months
from kg.language.lexicon.wordlists import word_list
from kg.language.quantities.amounts import money_matches, number_matches
from kg.language.syntax.offsets import token_at, tokens_at
from kg.language.syntax.whole_text import text_of
from kg.language.text.blocks import BlockKind
from kg.language.text.intervals import Intervals
from kg.model import Span as Offsets

#: Words that mark "May", "March" and other ambiguous words as months.
_BEFORE_MONTH = frozenset(
    {"in", "since", "until", "till", "by", "of", "from", "to", "through", "throughout", "during", "before", "after",
     "between", "for", "last", "this", "next", "early", "late", "mid", "every", "each", "-", "–"}
)  # fmt: skip
#: Kinds of dates that date_phrases finds with more care.
_ELSEWHERE = frozenset({"bare", "holiday", "then"})
_NO_COUNT = frozenset({"no", "any", "every", "some", "each", "this", "that", "the", "which", "another"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """Words that state a quantity, in code points, and what it is: `DATE`, `MONEY` or `NUMBER`."""

    span: Offsets
    label: str


def add_quantities(doc: Doc) -> None:
    """Sets `doc._.quantities`, in order: what find_quantities finds beside the names in `doc.ents`."""
    # no spaCy spans, which would hold on to the Doc that holds them
    # a people may be part of a sum: "Canadian dollars"
    found = find_quantities(doc, [e for e in doc.ents if e.label_ != "GROUP"])
    doc._.quantities = tuple(Quantity(Offsets(s.start_char, s.end_char), s.label_) for s in found)


def quantities_over(doc: Doc, start: int, end: int) -> tuple[Quantity, ...]:
    """Those of `doc._.quantities` that share a code point with a stretch of the text."""
    found: tuple[Quantity, ...] = doc._.quantities
    low = bisect_right(found, start, key=lambda q: q.span.end)
    return found[low : bisect_left(found, end, key=lambda q: q.span.start)]


def find_quantities(doc: Doc, taken: Iterable[Span] = ()) -> list[Span]:
    """Spans labelled DATE, MONEY and NUMBER, in order, none overlapping another or a span of `taken` (the names).

    Spans are whole tokens. Read are prose and headings (`doc._.blocks`; all of the text where there are none). A date
    of `doc._.dates` in them lies within one DATE, unless a name is in its way.
    """
    names = Intervals([(Offsets(s.start_char, s.end_char), None) for s in taken])
    found: dict[int, Span] = {}
    free = [True] * len(doc)
    text = text_of(doc)
    for label, spans in (
        ("MONEY", _money(doc, text, names)),
        ("DATE", _dates(doc, text, names)),
        ("NUMBER", _numbers(doc, text, names)),
    ):
        for offsets in spans:
            tokens = tokens_at(doc, offsets)
            if all(free[tokens.start : tokens.end]):
                found[tokens.start] = Span(doc, tokens.start, tokens.end, label)
                free[tokens.start : tokens.end] = [False] * len(tokens)
    return [found[start] for start in sorted(found)]


def _stretches(doc: Doc) -> Iterator[tuple[int, int]]:
    if not doc._.blocks:
        yield 0, len(text_of(doc))
    for block in doc._.blocks:
        if block.kind in (BlockKind.TEXT, BlockKind.HEADING):
            yield block.start, block.end


def _money(doc: Doc, text: str, names: Intervals[None]) -> Iterator[Offsets]:
    for start, end in _stretches(doc):
        yield from (s for s in money_matches(text, start, end) if not names.over(s.start, s.end))


def _dates(doc: Doc, text: str, names: Intervals[None]) -> Iterator[Offsets]:
    for start, end in _stretches(doc):
        found = ((k, s) for k, s in date_matches(text, start, end) if k not in _ELSEWHERE)
        pieces = {s for kind, s in found if kind != "year" or is_year(doc, s)}
        pieces |= {s for kind, s in date_pieces(text, start, end) if kind not in DOUBTFUL or _is_time(doc, kind, s)}
        free = (p for p in pieces if not names.over(p.start, p.end) and not is_address(token_at(doc, p.start)))
        yield from joined(text, free)


def _numbers(doc: Doc, text: str, names: Intervals[None]) -> Iterator[Offsets]:
    for start, end in _stretches(doc):
        for span in number_matches(text, start, end):
            if not names.over(span.start, span.end) and _is_number(doc, span, text):
                yield span


def _before(token: Token) -> Token | None:
    at = token.i - 1
    while at >= 0 and token.doc[at].is_space:
        at -= 1
    return token.doc[at] if at >= 0 else None


def _is_time(doc: Doc, kind: str, span: Offsets) -> bool:
    first, last = token_at(doc, span.start), token_at(doc, span.end - 1)
    if kind == "that":
        return any(t.lower_ == "that" and t.tag_ == "DT" for t in doc[first.i : last.i + 1])
    if kind == "holiday":
        before = _before(first)
        named = before is not None and before.pos_ == "PROPN" and before.idx + len(before) + 1 == first.idx
        return not named and not (last.dep_ == "compound" and last.head.i > last.i)
    if kind == "month":
        return _is_month(first)
    before = _before(first)
    number = before is not None and before.lower_.rstrip(".") in word_list("numbers", "numbered")
    return not number and is_year(doc, span)


def _is_month(token: Token) -> bool:
    """Whether a word is a month, and no verb ("may", "march") or given name ("April")."""
    if token.pos_ not in {"PROPN", "NOUN"}:
        return False
    word = token.lower_.rstrip(".")
    if word not in ambiguous_months() and (len(word) > 3 or token.text.endswith(".")):
        return True
    before = _before(token)
    if before is not None and before.lower_ in {"and", "or"}:
        before = _before(before)  # "May and June"
        if before is not None and re.fullmatch(MONTH, before.text):
            return True
    return (before is not None and before.lower_ in _BEFORE_MONTH) or token.dep_.endswith((":unmarked", ":tmod"))


def _is_number(doc: Doc, span: Offsets, text: str) -> bool:
    """Whether a number counts, measures or numbers something, and is no part of a name or of an address."""
    first = token_at(doc, span.start)
    if is_address(first):
        return False
    before = _before(first)
    words = span.of(text).lower()
    if words.isdigit():
        return before is None or len(first) > len(words) or not _ends_name(before, first)
    if words == "half":
        return before is None or not (before.pos_ in {"ADJ", "DET"} or before.lower_ == "-")
    return words != "one" or _is_one(first, before)


def _ends_name(before: Token, number: Token) -> bool:
    """Whether a bare number only completes the name before it ("Rocket 7"), which no list of names holds."""
    return (
        before.pos_ == "PROPN"
        and before.text[0].isupper()
        and before.idx + len(before) + 1 == number.idx
        and before.lower_.rstrip(".") not in word_list("numbers", "numbered")
        and not (number.dep_ == "nummod" and number.head.i > number.i)
    )


def _is_one(one: Token, before: Token | None) -> bool:
    """Whether "one" is a number, and no pronoun ("no one", "the one") or part of an idiom ("one-sided")."""
    after = one.doc[one.i + 1 : one.i + 3]
    if len(after) == 2 and after[0].text == "-" and not after[0].whitespace_:
        return after[1].lower_ not in word_list("numbers", "one_idioms")
    if len(after) and after[0].lower_ == "another":
        return False
    return one.pos_ == "NUM" and (one.dep_ == "nummod" or before is None or before.lower_ not in _NO_COUNT)
