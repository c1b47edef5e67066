"""The amounts of an analysed article: how much and how many, each with its value, unit, bound and part of a change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from kg.language.lexicon.number_words import alternatives
from kg.language.lexicon.numbers import parts
from kg.language.quantities.bounding import bound_at, is_large
from kg.language.quantities.changes import multiplied, part_of
from kg.language.quantities.counted import counted_by
from kg.language.quantities.found import Found
from kg.language.quantities.meanings import Meanings
from kg.language.quantities.numerals import in_decimals, joined, numeral_of
from kg.language.quantities.pairs import Number, dashed_score, is_range, ratio, tally
from kg.language.quantities.ranks import numbered_rank, ordinal_ranks
from kg.language.quantities.sums import sum_of
from kg.language.quantities.units import unit_inside
from kg.language.syntax.offsets import tokens_at
from kg.language.syntax.whole_text import text_of
from kg.language.text.intervals import Intervals
from kg.model import Amount, AmountKind, Bound, Span


@dataclass(frozen=True, slots=True)
class HeadedAmount:
    """An amount, and the number of the token that stands for it in the tree: "percent" of "3.5 percent"."""

    amount: Amount
    head: int


def amounts_of(doc: Doc) -> tuple[HeadedAmount, ...]:
    """The amounts of a text that has `doc._.quantities`, in order, none overlapping another or a date.

    Read once and kept in `doc._.amounts`. Stretches of time, ages, years and numbers without a value ("dozens") are no
    amounts. A part of a whole is so many percent: "a third" about 33.33.
    """
    if doc._.amounts is None:
        doc._.amounts = tuple(_read(doc))
    found: tuple[HeadedAmount, ...] = doc._.amounts
    return found


def _read(doc: Doc) -> Iterator[HeadedAmount]:
    meanings = Meanings(doc)
    dates = Intervals([(q.span, None) for q in doc._.quantities if q.label == "DATE"])
    numbers = list(_numbers(doc))
    every = [*_in_numbers(doc, numbers, meanings), *ordinal_ranks(doc), *multiplied(doc, meanings)]
    chosen: list[Found] = []
    taken = 0
    for found in sorted(every, key=lambda f: (f.start, -f.end)):
        span = _span(doc, found)
        if found.start >= taken and not dates.over(span.start, span.end):
            chosen.append(found)
            taken = found.end
    heads = {found.head: found for found in chosen}
    for found in chosen:
        value, exact = in_decimals(found.value)
        other = None if found.other is None else in_decimals(found.other)[0]
        bound = Bound.ABOUT if not exact and found.bound is Bound.EXACT else found.bound
        part = part_of(doc, found, heads, meanings)
        amount = Amount(found.kind, value, _span(doc, found), found.unit, bound, part, other)
        yield HeadedAmount(amount, found.head)


def _span(doc: Doc, found: Found) -> Span:
    last = doc[found.end - 1]
    return Span(doc[found.start].idx, last.idx + len(last))


def _numbers(doc: Doc) -> Iterator[Number]:
    """Numbers and sums with a value, in order, and shares that the quantities leave out."""
    spans = {q.span: q.label for q in doc._.quantities if q.label != "DATE"}
    known = Intervals((span, None) for span in spans)
    for match in _bare_shares().finditer(text_of(doc)):
        span = Span(*match.span())
        tokens = tokens_at(doc, span)
        if tokens.root.pos_ == "NOUN" and not known.over(span.start, span.end):
            spans[span] = "NUMBER"
    for span, label in sorted(spans.items()):
        tokens = tokens_at(doc, span)
        if label == "MONEY":
            money = sum_of(span.of(text_of(doc)))
            if money is not None:
                yield Number(tokens, money.numeral, money.currency)
            continue
        numeral = numeral_of(_without_percent(span.of(text_of(doc))))
        if numeral is not None:
            inside = unit_inside(doc, tokens.start, tokens.end)
            yield Number(tokens, numeral, unit=inside[0] if inside is not None else "")


@cache
def _bare_shares() -> re.Pattern[str]:
    """ "a third" without the whole behind it: "fell by a third"; elsewhere these words are ordinals."""
    behind = r"(?=\s*[.,;:)]|\s+(?:to|from|in|since|over|on|and|last|this)\b)"
    return re.compile(rf"(?:(?<=\w )(?:a|one)[ -](?:{alternatives(parts())})|(?<=\bby )half)\b{behind}", re.IGNORECASE)


@cache
def _percent() -> re.Pattern[str]:
    return re.compile(r"(?:\s*%|[\s-]*\b(?:percent(?:age[\s-]points?)?|per\s+cent|pct))\s*\Z", re.IGNORECASE)


def _without_percent(words: str) -> str:
    return _percent().sub("", words)


def _in_numbers(doc: Doc, numbers: Sequence[Number], meanings: Meanings) -> Iterator[Found]:
    at = 0
    while at < len(numbers):
        number, after = numbers[at], numbers[at + 1] if at + 1 < len(numbers) else None
        at += 1
        score = dashed_score(doc, number, meanings)
        if score is None and after is not None:
            score = tally(doc, number, after, meanings) or ratio(doc, number, after)
            at += score is not None
        if score is not None:
            share = score.kind is AmountKind.PERCENT
            yield _bounded(doc, score, doc[score.start : score.end]) if share else score
            continue
        if after is not None and is_range(doc, number, after, meanings):
            both = joined(number.numeral, after.numeral)
            if both is not None:
                at += 1
                whole = doc[number.tokens.start : after.tokens.end]
                found = _amount(doc, Number(whole, both, after.currency), meanings)
                if found is not None:
                    yield found
                continue
        found = _amount(doc, number, meanings)
        if found is not None:
            yield found


def _amount(doc: Doc, number: Number, meanings: Meanings) -> Found | None:
    tokens, numeral = number.tokens, number.numeral
    if numeral.upper is not None and numeral.upper <= numeral.value:
        return None  # what does not rise is no range
    if number.currency:
        found = Found(
            AmountKind.MONEY, numeral.value, number.currency, tokens.start, tokens.end, tokens.root.i, numeral.upper
        )
        return _bounded(doc, found, tokens)
    rank = numbered_rank(doc, numeral.value, tokens.start, tokens.end) if numeral.upper is None else None
    if rank is not None:
        return rank
    counted = counted_by(doc, numeral, tokens, meanings)
    if counted is None:
        return None
    found = Found(counted.kind, counted.value, counted.unit, tokens.start, counted.end, counted.head, counted.other)
    return _bounded(doc, found, tokens)


def _bounded(doc: Doc, found: Found, number: Tokens) -> Found:
    large = found.kind is not AmountKind.COUNT or is_large(found.value)
    bound, start, end = bound_at(doc, found.start, found.end, number.end, large)
    return replace(found, bound=bound, start=start, end=end)
