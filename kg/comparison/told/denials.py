"""What somebody denies in one article, and where another one says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.comparison.told.surroundings import Rareness, Reader
from kg.comparison.words import Word, words_of
from kg.language.lexicon.entries import having
from kg.model import Collection, CueClass, Extraction, Quotation, QuotationKind, Role, Span, Status

#: So much of what is denied stands in the sentence that says it, and so much weight, in bits of the story's words.
_SHARED, _LEAST = 0.5, 6.0
#: So many words of it that are no names.
_WORDS = 2
#: The verb that a "no" is about is one of so many words behind it.
_BEHIND = 2
_SAID = frozenset({Status.ASSERTED, Status.ATTRIBUTED, Status.ALLEGED})


@dataclass(frozen=True, slots=True)
class Denial:
    """What an article says that somebody denies: the article's place, the id of who denies it, and its words.

    `verbs` are the stems behind a "no" in somebody's own words ("I never asked"); none where a cue says it ("denied").
    """

    article: int
    speaker: str
    content: tuple[Span, ...]
    verbs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Denied:
    """A denial and the sentence of another article that says what is denied."""

    denial: Denial
    article: int
    claim: Span


def denied(extractions: Sequence[Extraction], collection: Collection) -> Iterator[Denied]:
    """The denials of a story with the sentence of each other article that most surely says what is denied."""
    readers = [Reader(extraction, collection) for extraction in extractions]
    sentences = [list(reader.sentences()) for reader in readers]
    rareness = Rareness(each for several in sentences for each in several)
    for place, (extraction, reader) in enumerate(zip(extractions, readers, strict=True)):
        for denial in _denials(place, extraction):
            speaker = collection.key_of.get((extraction.article.id, denial.speaker))
            if speaker is None:
                continue
            content = reader.inside(denial.content) - having("status", "negations")
            for other, told in enumerate(extractions):
                claim = _claim(content, f"@{speaker}", told, sentences[other], rareness) if other != place else None
                if claim is not None and _says(told, claim, speaker, denial.verbs, collection):
                    yield Denied(denial, other, claim)


def _denials(place: int, extraction: Extraction) -> Iterator[Denial]:
    """What is denied in an article, and sentences in somebody's own words that say no."""
    text = extraction.article.text
    for quotation in _all(extraction.quotations):
        if quotation.status not in _SAID or quotation.speaker is None:
            continue
        if quotation.cue_class is CueClass.DENIAL:
            yield Denial(place, quotation.speaker, tuple(sorted(quotation.content)))
        elif quotation.kind is QuotationKind.DIRECT:
            for sentence in extraction.sentences:
                inside = tuple(each for span in sorted(quotation.content) if (each := _both(span, sentence)))
                if inside and (verbs := frozenset(_behind_no(text, inside))):
                    yield Denial(place, quotation.speaker, inside, verbs)


def _both(one: Span, other: Span) -> Span | None:
    start, end = max(one.start, other.start), min(one.end, other.end)
    return Span(start, end) if start < end else None


def _all(quotations: Sequence[Quotation[str]]) -> Iterator[Quotation[str]]:
    for quotation in quotations:
        yield quotation
        yield from _all(quotation.nested)


def _claim(
    content: set[str], speaker: str, told: Extraction, sentences: Sequence[set[str]], rareness: Rareness
) -> Span | None:
    """The sentence that has most of what is denied, if it has enough, tells of who denies it, and does not say no."""
    whole = sum(rareness.of(stem) for stem in sorted(content))
    best, claim = 0.0, None
    for span, stems in zip(told.sentences, sentences, strict=True):
        if speaker not in stems:
            continue
        common = sorted(content & stems)
        weight = sum(rareness.of(stem) for stem in common)
        words = sum(not stem.startswith("@") for stem in common)
        enough = weight >= max(_LEAST, _SHARED * whole) and words >= _WORDS
        if enough and weight > best and not _denies(told, span):
            best, claim = weight, span
    return claim


def _says(told: Extraction, claim: Span, speaker: str, verbs: frozenset[str], collection: Collection) -> bool:
    """Whether a sentence says of somebody what they say they do not do; any where no verb is told."""
    if not verbs:
        return True
    for report in told.events:
        own = [word for word in report.words if word.overlaps(claim)]
        if own and not verbs.isdisjoint(word.stem for word in words_of(told.article.text, own)):
            agents = (p.filler for p in report.of_role(Role.AGENT) if isinstance(p.filler, str))
            if any(collection.key_of.get((told.article.id, agent)) == speaker for agent in agents):
                return True
    return False


def _denies(told: Extraction, sentence: Span) -> bool:
    """Whether a sentence says no to something, or tells of somebody who does."""
    if any(map(_is_no, words_of(told.article.text, [sentence]))):
        return True
    return any(
        quotation.cue_class is CueClass.DENIAL and any(span.overlaps(sentence) for span in quotation.content)
        for quotation in _all(told.quotations)
    )


def _behind_no(text: str, spans: Sequence[Span]) -> Iterator[str]:
    """The stems of the words right behind a "no"."""
    words = list(words_of(text, spans))
    for place, word in enumerate(words):
        if _is_no(word):
            yield from (each.stem for each in words[place + 1 : place + 1 + _BEHIND])


def _is_no(word: Word) -> bool:
    return word.form in having("status", "negations") or word.form.endswith("n't")
