"""Sentences that two articles have nearly word for word, and the values in which they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kg.comparison.candidates import sharing
from kg.comparison.differences import differences, numbers_in
from kg.comparison.words import Word, addresses_in, words_of
from kg.model import Extraction, QuotationKind, Span
from kg.model.comparison import Difference, DifferenceKind

#: Of the words of the longer sentence so many stand in the other, in one order.
_ALIKE = 0.6
#: Sentences with fewer words are too easily alike.
_LEAST = 6
#: So many words that tell something are shared at least, and so much of those of the shorter one.
_SHARED, _FOUND = 3, 0.5
#: In so many words of each side a negation is the difference.
_FEW = 4
#: A sentence is compared with so many of the next ones that have a word.
_NEXT = 30


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article of a story: the article's place, where it stands, its words."""

    article: int
    span: Span
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Twins:
    """Two sentences nearly alike, and the differences between them that change what they tell."""

    one: Sentence
    other: Sentence
    differences: tuple[Difference, ...]


def twins(extractions: Sequence[Extraction]) -> Iterator[Twins]:
    """The pairs of sentences of two articles that are nearly alike and not the same, in the order of the articles."""
    sentences = [one for place, each in enumerate(extractions) for one in _sentences(place, each)]
    quoted = [
        [
            *(s for q in each.quotations if q.kind is QuotationKind.DIRECT for s in q.content),
            *addresses_in(each.article.text),
        ]
        for each in extractions
    ]
    stems = [{word.stem for word in sentence.words if word.telling} for sentence in sentences]
    for a, b, count in sharing(stems, _NEXT, _SHARED):
        one, other = sentences[a], sentences[b]
        least = _FOUND * min(len(stems[a]), len(stems[b]))
        if one.article == other.article or count < least or not _are_alike(one, other):
            continue
        texts = extractions[one.article].article.text, extractions[other.article].article.text
        told = differences((one.words, texts[0]), (other.words, texts[1]))
        telling = tuple(
            each
            for each in told
            if _tells(each, texts) and not _is_quoted(each, (quoted[one.article], quoted[other.article]))
        )
        if telling:
            yield Twins(one, other, telling)


def _sentences(place: int, extraction: Extraction) -> Iterator[Sentence]:
    for span in extraction.sentences:
        words = tuple(words_of(extraction.article.text, [span]))
        if len(words) >= _LEAST:
            yield Sentence(place, span, words)


def _are_alike(one: Sentence, other: Sentence) -> bool:
    lengths = sorted((len(one.words), len(other.words)))
    if lengths[0] < _ALIKE * lengths[1]:
        return False
    forms = [word.form for word in one.words], [word.form for word in other.words]
    matcher = SequenceMatcher(None, forms[0], forms[1], autojunk=False)
    same: int = sum(block.size for block in matcher.get_matching_blocks())
    return same >= _ALIKE * lengths[1]


def _tells(difference: Difference, texts: tuple[str, str]) -> bool:
    """Whether a difference changes what is told: a negation more, another number, another name."""
    sides = list(zip((difference.one, difference.other), texts, strict=True))
    if difference.kind is DifferenceKind.NEGATION:
        # among many other words a "no" is of something else
        return all(sum(1 for _ in words_of(text, spans)) <= _FEW for spans, text in sides)
    if not difference.one or not difference.other:
        return False
    if difference.kind is DifferenceKind.NUMBER:
        return all(numbers_in(word.form for word in words_of(text, spans)) for spans, text in sides)
    return difference.kind is DifferenceKind.REPLACED and all(_is_name(spans, text) for spans, text in sides)


def _is_quoted(difference: Difference, quoted: tuple[Sequence[Span], Sequence[Span]]) -> bool:
    """Whether a difference is one between quotations, which utterances tell, or between addresses."""
    sides = zip((difference.one, difference.other), quoted, strict=True)
    return any(span.overlaps(each) for spans, contents in sides for span in spans for each in contents)


def _is_name(spans: Sequence[Span], text: str) -> bool:
    """Whether all words are written as those of names are, as far as they tell something."""
    words = list(words_of(text, spans))
    return all(word.telling and word.span.of(text)[0].isupper() for word in words)
