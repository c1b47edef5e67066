"""Numbers as an article tells them, each with what it counts or measures, whether or not an event was read there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from kg.comparison.told.moments import clock_times, dates_in
from kg.comparison.words import addresses_in, told_words, words_of
from kg.language.lexicon.amount_words import beside_amounts, bounds, measure_words
from kg.language.lexicon.calendar import time_units
from kg.language.lexicon.function_words import HYPHENS, definite
from kg.language.lexicon.numbers import plural_values, scale_values
from kg.language.quantities.amounts import money_matches, number_matches
from kg.language.quantities.numerals import Numeral, in_decimals, numeral_of
from kg.language.quantities.sums import sum_of
from kg.model import Amount, AmountKind, Bound, Extraction, Span

#: So many characters behind a number may tell what it counts, and so many words.
_BEHIND, _COUNTED = 60, 4
#: So many words that tell nothing may stand before what is counted: "of the".
_SKIPPED = 2
#: So many words before a number may bound it.
_BOUNDING = 4
_PERCENT = re.compile(r"\s*(?:%|percent(?:age points?)?\b|per cent\b|pct\b)", re.IGNORECASE)
_WORD = re.compile(r"[\s\u00a0-]+([^\W\d_]+)")
_RESULT = re.compile(r"(\d{1,3})(?:[-–]|(\s+votes?\s+(?:to|against)\s+))(\d{1,3})(?![\w,.-]\d)")
_OF = re.compile(r"\s+of\s+(?:all\s+)?([^\W\d_]+)", re.IGNORECASE)
_OLD = re.compile(r"[\s-]+(?:year|month|week|day)s?[\s-]+old\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number and its words; `kind` tells counts, money, shares, ages, durations and measures apart.

    `units` are stems of what is counted, the unit's name or the currency; none where nothing beside the number tells
    it. `whole` are the stems behind a share ("of the market"). `vague` are plurals that only tell how large it is.
    """

    span: Span
    sentence: Span
    kind: str
    units: frozenset[str]
    amount: Amount
    vague: bool = False
    whole: frozenset[str] = frozenset()


def numbers(extraction: Extraction) -> Iterator[Number]:
    """The numbers in the sentences of an article; dates, names with numbers and what only says "a" are left out."""
    text = extraction.article.text
    dates = [*(span for _, span in dates_in(text)), *clock_times(text), *addresses_in(text)]
    read = _read(extraction)
    for sentence in extraction.sentences:
        money = list(money_matches(text, sentence.start, sentence.end))
        for span in money:
            found = sum_of(span.of(text))
            if found is not None:
                yield _number(text, sentence, span, "money", frozenset({found.currency}), found.numeral)
        for span in number_matches(text, sentence.start, sentence.end):
            taken = any(span.overlaps(other) for other in (*dates, *money))
            if not taken and not _is_of_name(text, sentence, span):
                yield from _counted(text, sentence, span, read)


def _read(extraction: Extraction) -> Sequence[Amount]:
    """The counts and results that kg has read: "person" for "injuring 241", 7 and 2 for "7 votes to 2"."""
    told = (p.amount for report in extraction.events for p in report.participants)
    found = {amount for amount in told if amount is not None and amount.kind in {AmountKind.COUNT, AmountKind.SCORE}}
    return sorted(found, key=lambda amount: (amount.span, amount.unit))


def _is_of_name(text: str, sentence: Span, span: Span) -> bool:
    """Whether a number stands behind a word with a capital, as that of a road or a law does."""
    before = text[sentence.start : span.start].split()
    return len(before) > 1 and before[-1][0].isupper() and before[-1][-1].isalnum()


def _counted(text: str, sentence: Span, span: Span, read: Sequence[Amount]) -> Iterator[Number]:
    """The number at a span with what it counts; none where it has no value or counts nothing."""
    known = next((amount for amount in read if amount.span.overlaps(span)), None)
    result = known if known is not None and known.kind is AmountKind.SCORE else _result(text, span)
    if result is not None:
        yield Number(result.span, sentence, "score", frozenset({"score"}), result)
        return
    share = _PERCENT.search(span.of(text)) or _PERCENT.match(text, span.end)
    numeral, start, vague = _valued(text, sentence, span)
    if numeral is None:
        return
    if share is not None:
        end = max(span.end, share.end() if share.pos else span.end)
        unit = "percentage point" if "point" in share.group() else "percent"
        number = _number(text, sentence, Span(start, span.end), "percent", frozenset({unit}), numeral)
        whole = Span(number.span.start, end)
        yield replace(number, span=whole, vague=vague, whole=frozenset(_stems_behind(text, sentence, end)))
        return
    kind, units, end = _unit(text, sentence, span)
    if kind == "count":
        if numeral.value <= 1 or _is_other_count(text, span.end) or _is_part(text, sentence, span):
            return
        units |= {word.stem for word in told_words(known.unit)} if known is not None else set()
    number = _number(text, sentence, Span(start, span.end), kind, units, numeral)
    first, last = number.span.start, max(number.span.end, end)
    if kind == "count" and known is not None:
        first, last = min(first, known.span.start), max(last, known.span.end)
    yield replace(number, span=Span(first, last), vague=vague)


def _valued(text: str, sentence: Span, span: Span) -> tuple[Numeral | None, int, bool]:
    """What a number is worth, where its words start, and whether they only tell how large it is ("a few dozen")."""
    words = _PERCENT.sub("", span.of(text))
    numeral = numeral_of(words)
    if numeral is None:
        return _vague(words), span.start, True
    before = list(re.finditer(r"\S+", text[sentence.start : span.start]))[-1:]
    if words.casefold() in scale_values() and before and before[0].group().casefold() in beside_amounts("vague"):
        return _several(scale_values()[words.casefold()]), sentence.start + before[0].start(), True
    return numeral, span.start, False


def _result(text: str, span: Span) -> Amount | None:
    """Two numbers against each other: "7-2", "7 votes to 2"; those that rise may be the ends of a range."""
    found = _RESULT.match(text, span.start)
    if found is None or (found[2] is None and int(found[1]) <= int(found[3])):
        return None
    return Amount(AmountKind.SCORE, found[1], Span(*found.span()), other=found[3])


def _unit(text: str, sentence: Span, span: Span) -> tuple[str, frozenset[str], int]:
    """The kind, what is counted or measured, and where that ends."""
    word = _WORD.match(text, span.end)
    unit = _times().get(word[1].casefold()) if word else None
    if unit is not None and word is not None:
        if _OLD.match(text, span.end):
            return "age", frozenset({unit}), span.end
        return "duration", frozenset({unit}), word.end()
    behind = [each.casefold() for each in re.findall(r"[^\W\d_]+", text[span.end : span.end + _BEHIND])]
    for length in (3, 2, 1):
        measure = measure_words().get(tuple(behind[:length]))
        if measure is not None and word is not None:
            return "measure", frozenset({measure}), span.end
    return "count", frozenset(_stems_behind(text, sentence, span.end)), span.end


def _stems_behind(text: str, sentence: Span, at: int) -> Iterator[str]:
    """The stems of the words right behind a number ("12 of the young miners"), up to one that tells nothing itself."""
    found, skipped = 0, 0
    most = 1 if text[at : at + 1] in HYPHENS else _COUNTED
    while found < most and (word := _WORD.match(text, at, sentence.end)):
        at = word.end()
        telling = [each for each in words_of(text, [Span(*word.span(1))]) if each.telling]
        if telling:
            yield telling[0].stem
            found += 1
        elif found or skipped == _SKIPPED:
            return
        else:
            skipped += 1


def _is_other_count(text: str, end: int) -> bool:
    """Whether a number only tells by how many more or fewer, which is no count of what is there."""
    word = _WORD.match(text, end)
    return word is not None and word[1].casefold() in beside_amounts("besides")


def _is_part(text: str, sentence: Span, span: Span) -> bool:
    """Whether a number only tells of a part of what was counted before: "including 12", "three of the miners"."""
    before = text[sentence.start : span.start].split()[-1:]
    if before and before[0].casefold() in beside_amounts("part"):
        return True
    behind = _OF.match(text, span.end)
    return behind is not None and behind[1].casefold() in definite()


def _number(text: str, sentence: Span, span: Span, kind: str, units: frozenset[str], numeral: Numeral) -> Number:
    bound, start = _bound(text, sentence, span.start)
    value = in_decimals(numeral.value)[0]
    other = None if numeral.upper is None else in_decimals(numeral.upper)[0]
    amount = Amount(AmountKind.MEASURE, value, span, "", bound, other=other)
    return Number(Span(start, span.end), sentence, kind, units, amount)


def _bound(text: str, sentence: Span, start: int) -> tuple[Bound, int]:
    """What the words before a number make of it, and where they start."""
    before = list(re.finditer(r"\S+", text[sentence.start : start]))
    for length in range(min(_BOUNDING, len(before)), 0, -1):
        found = bounds("before").get(tuple(word.group().casefold() for word in before[-length:]))
        if found is not None:
            return found.means, sentence.start + before[-length].start()
    return Bound.EXACT, start


def _vague(words: str) -> Numeral | None:
    """The range of a plural without a value: "hundreds" are 200 to 1,000, "tens of thousands" 20,000 to 100,000."""
    factor = 1
    for word in re.findall(r"[^\W\d_]+", words.casefold()):
        factor *= plural_values().get(word, 1)
    return _several(factor) if factor > 1 else None


def _several(factor: int) -> Numeral:
    return Numeral(Fraction(factor * 2), Fraction(factor * 10))


@cache
def _times() -> dict[str, str]:
    """Units of time in both numbers -> the unit's name."""
    return {form: unit.name for unit in time_units() for form in (unit.name, unit.plural)}
