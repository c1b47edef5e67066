"""When something was said: the date in the cue's own clause ("said on Monday"), never one of the content."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.extraction.quotations.attribution import Attribution
from kg.extraction.quotations.layout import Layout
from kg.extraction.quotations.lexicon import lexicon
from kg.extraction.quotations.phrases import Range, is_word
from kg.language.dates.expressions import DateExpression
from kg.language.syntax.nouns import base
from kg.language.syntax.offsets import tokens_at
from kg.model import Time
from kg.surely import surely

#: Behind one of these stands a time at which it was not said.
_BOUNDS = frozenset({"after", "before", "by", "since", "than", "till", "until"})
#: Words that may stand between a cue and its day: "said late on Monday".
_BETWEEN = frozenset({"on", "in", "late", "later", "early", "earlier", "last", "this"})
#: So many arcs may lead from a date to its cue: "said in an interview with Acme on Monday".
_MOST_ARCS = 3


def time_of(layout: Layout, attribution: Attribution) -> Time | None:
    """The date that hangs on the cue of an attribution, outside its content and outside all marks, or None.

    Where the parse hangs the date elsewhere, it counts right behind the cue ("told Acme on Monday that").
    """
    cue = attribution.cue
    if cue is None or cue.words is None or not layout.doc.has_extension("dates"):
        return None
    head = layout.doc[cue.head]
    found = [
        (abs(tokens.root.i - head.i), Time(date.value, date.span))
        for date, tokens in _dates_in(layout, *_clause_of(layout, head))
        if not any(span.overlaps(date.span) for span in attribution.content)
        and layout.inside[tokens.start] < 0
        and not _is_bound(layout, tokens.start)
        and (_hangs_on(tokens.root, head) or _follows(layout, cue.words, tokens.start))
    ]
    return min(found, key=lambda each: each[0])[1] if found else None


def _clause_of(layout: Layout, head: Token) -> tuple[int, int]:
    """The sentence of the cue as tokens, which ends with its paragraph."""
    paragraph = surely(layout.paragraph_at(head.i), "paragraph of a cue")
    return layout.sentence(head.i, paragraph)


def _dates_in(layout: Layout, low: int, high: int) -> Iterator[tuple[DateExpression, Tokens]]:
    begin, end = layout.doc[low].idx, layout.doc[high - 1].idx
    dates = layout.doc._.dates
    for number in range(bisect_left(dates, begin, key=lambda d: d.span.start), len(dates)):
        if dates[number].span.start > end:
            return
        yield dates[number], tokens_at(layout.doc, dates[number].span)


def _is_bound(layout: Layout, start: int) -> bool:
    before = layout.doc[start - 1].lower_ if start else ""
    return before in _BOUNDS


def _hangs_on(date: Token, cue: Token) -> bool:
    """Whether the arcs from a date lead to the cue, by nouns that only say where, or by "speaking on Monday"."""
    at = date
    for _ in range(_MOST_ARCS):
        if at.head == at:
            return False
        at = at.head
        if at == cue:
            return True
        if at.pos_ in {"VERB", "AUX"}:
            return at.head == cue and at.dep_ == "advcl" and lexicon().verb(at) == "speak"
        if base(at.dep_) not in {"obl", "nmod"} or at.ent_type_ == "PERSON":
            return False
    return False


def _follows(layout: Layout, cue: Range, date: int) -> bool:
    """Whether nothing but a preposition stands between the cue and a date behind it."""
    between = layout.doc[cue[1] : date]
    return cue[1] <= date and all(t.lower_ in _BETWEEN for t in between if is_word(t)) and len(between) < 3
