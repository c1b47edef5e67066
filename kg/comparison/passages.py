"""Passages that two texts have word for word: of the outlets' own words, or of words that they quote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.comparison.words import Word, words_of
from kg.model import Extraction, QuotationKind, Span

#: So many words in a row are looked for (Broder 1997, shingles), and so many at least make a passage: of words that are
#: quoted more, since a short saying goes round.
SHINGLE, LEAST, LEAST_QUOTED = 5, 9, 12
#: A row of words is compared with so many of the next places that have it.
_NEXT = 40
#: Words further apart than these many characters have something between them that is left out.
_GAP = 20


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two articles, each at its span; `length` is their number."""

    one: Span
    other: Span
    length: int


def shared_passages(extractions: Sequence[Extraction], *, quoted: bool = False) -> dict[tuple[int, int], list[Passage]]:
    """The passages of each pair of articles that has any, by their places in `extractions`, the smaller first.

    They are the outlets' own words, or, `quoted`, words that both give as somebody's very words.
    """
    texts = [(_quoted_words if quoted else _own_words)(extraction) for extraction in extractions]
    least = LEAST_QUOTED if quoted else LEAST
    known: dict[tuple[str, ...], tuple[int, int]] = {}
    again: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for number, words in enumerate(texts):
        forms = [word.form for word in words]
        for at, row in enumerate(zip(*(forms[start:] for start in range(SHINGLE)), strict=False)):
            before = known.setdefault(row, (number, at))
            if before != (number, at):  # most rows are there once
                again.setdefault(row, [before]).append((number, at))
    found: dict[tuple[int, int], list[Passage]] = defaultdict(list)
    done: set[tuple[int, int, int, int]] = set()
    for several in sorted(again.values()):
        for n, (one, at) in enumerate(several):
            for other, there in several[n + 1 : n + 1 + _NEXT]:
                if one != other and (one, other, at, there) not in done:
                    start, length = _longest(texts[one], texts[other], at, there)
                    back = at - start
                    done.update((one, other, start + i, there - back + i) for i in range(length))
                    if length >= least:
                        first, second = texts[one][start : start + length], texts[other][there - back :][:length]
                        found[one, other].append(Passage(_span(first), _span(second), length))
    return {pair: sorted(passages, key=lambda p: p.one) for pair, passages in sorted(found.items())}


def _own_words(extraction: Extraction) -> list[Word]:
    """The words of the text that are the outlet's own: what is quoted word for word may have been heard by both."""
    text = extraction.article.text
    bodies = extraction.article.body or ((Span(0, len(text)),) if text else ())
    quoted = sorted(span for q in extraction.quotations if q.kind is QuotationKind.DIRECT for span in q.content)
    return list(words_of(text, (s for body in bodies for s in _without(body, quoted))))


def _quoted_words(extraction: Extraction) -> list[Word]:
    """The words of direct quotations."""
    quoted = sorted(span for q in extraction.quotations if q.kind is QuotationKind.DIRECT for span in q.content)
    return list(words_of(extraction.article.text, quoted))


def _without(whole: Span, spans: Sequence[Span]) -> Iterator[Span]:
    """What is left of a stretch without some spans, which stand in order."""
    at = whole.start
    for span in spans:
        if not span.overlaps(whole):
            continue
        if span.start > at:
            yield Span(at, span.start)
        at = max(at, span.end)
    if at < whole.end:
        yield Span(at, whole.end)


def _longest(one: Sequence[Word], other: Sequence[Word], at: int, there: int) -> tuple[int, int]:
    """Where the longest row of equal words around two places starts in the first text, and how long it is."""
    back = 0
    while at - back > 0 and there - back > 0 and _go_on(one, other, at - back - 1, there - back - 1, 1):
        back += 1
    ahead = 0
    while at + ahead < len(one) and there + ahead < len(other) and _go_on(one, other, at + ahead, there + ahead, -1):
        ahead += 1
    return at - back, back + ahead


def _go_on(one: Sequence[Word], other: Sequence[Word], at: int, there: int, step: int) -> bool:
    """Whether two words are equal, and nothing that is quoted lies between them and those a step before or behind."""
    if one[at].form != other[there].form:
        return False
    return all(
        not 0 <= place + step < len(words)
        or max(words[place].span.start, words[place + step].span.start)
        - min(words[place].span.end, words[place + step].span.end)
        <= _GAP
        for words, place in ((one, at), (other, there))
    )


def _span(words: Sequence[Word]) -> Span:
    return Span(words[0].span.start, words[-1].span.end)
