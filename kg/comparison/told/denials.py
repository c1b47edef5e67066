"""What somebody denies in one article, and where another one says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import fsum

from kg.comparison.inputs.resolved import Resolved
from kg.comparison.negations import is_negation
from kg.comparison.told.surroundings import Rareness, Reader
from kg.comparison.words import told_words, words_of
from kg.language.text.intervals import Intervals
from kg.model import CueClass, EventReport, Extraction, QuotationKind, Role, Span, Status

#: So much of what is denied stands in the sentence that says it, and so much weight, in bits of the story's words.
_SHARED, _LEAST = 0.5, 6.0
#: Of a short denial, which has less, all but so many words stand there, with so much weight.
_MISSING, _SHORT = 1, 4.0
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


def denied(extractions: Sequence[Extraction], resolved: Resolved, readers: Sequence[Reader]) -> Iterator[Denied]:
    """The denials of a story with the sentence of each other article that most surely says what is denied.

    `readers` are those of the articles.
    """
    rareness = Rareness(each for reader in readers for each in reader.sentences)
    for place, (extraction, reader) in enumerate(zip(extractions, readers, strict=True)):
        for denial in _denials(place, extraction):
            speaker = resolved.key_of.get((extraction.article.id, denial.speaker))
            if speaker is None:
                continue
            content = {stem for stem in reader.inside(denial.content) if not is_negation(stem)}
            for other, told in enumerate(extractions):
                claim = (
                    _claim(content, f"@{speaker}", told, readers[other].sentences, rareness) if other != place else None
                )
                if claim is not None and _says(told, claim, denial, extraction, resolved):
                    yield Denied(denial, other, claim)


def _denials(place: int, extraction: Extraction) -> Iterator[Denial]:
    """What is denied in an article, and sentences in somebody's own words that say no."""
    text = extraction.article.text
    sentences = Intervals((sentence, sentence) for sentence in extraction.sentences)
    for _, quotation in extraction.all_quotations():
        if quotation.status not in _SAID or quotation.speaker is None:
            continue
        if quotation.cue_class is CueClass.DENIAL:
            yield Denial(place, quotation.speaker, tuple(sorted(quotation.content)))
        elif quotation.kind is QuotationKind.DIRECT:
            content = sorted(quotation.content)
            for sentence in dict.fromkeys(each for span in content for each in sentences.over(span.start, span.end)):
                inside = tuple(each for span in content if (each := _both(span, sentence)))
                if inside and (verbs := frozenset(_behind_no(text, inside))):
                    yield Denial(place, quotation.speaker, inside, verbs)


def _both(one: Span, other: Span) -> Span | None:
    start, end = max(one.start, other.start), min(one.end, other.end)
    return Span(start, end) if start < end else None


def _claim(
    content: set[str], speaker: str, told: Extraction, sentences: Sequence[set[str]], rareness: Rareness
) -> Span | None:
    """The sentence that has most of what is denied, if it has enough, tells of who denies it, and does not say no."""
    whole = fsum(rareness.of(stem) for stem in sorted(content))
    best, claim = 0.0, None
    for span, stems in zip(told.sentences, sentences, strict=True):
        if speaker not in stems:
            continue
        common = sorted(content & stems)
        weight = fsum(rareness.of(stem) for stem in common)
        words = sum(not stem.startswith("@") for stem in common)
        nearly_all = len(content) - len(common) <= _MISSING and weight >= _SHORT
        enough = words >= _WORDS and (nearly_all or weight >= max(_LEAST, _SHARED * whole))
        if enough and weight > best and not _denies(told, span):
            best, claim = weight, span
    return claim


def _says(told: Extraction, claim: Span, denial: Denial, denying: Extraction, resolved: Resolved) -> bool:
    """Whether a sentence tells as done what is denied: an event of the same meaning, by the same one where both say."""
    verbs = {word.stem for word in words_of(denying.article.text, denial.content)}
    wanted = [report for report in denying.events if _lies_in(report, denial.content)]
    who = _agents(denying, wanted, resolved) | {resolved.key_of.get((denying.article.id, denial.speaker))}
    for report in told.events:
        own = [word for word in report.words if word.overlaps(claim)]
        if not own or report.status not in _SAID:
            continue
        stems = {word.stem for word in words_of(told.article.text, own)}
        lemma = {word.stem for word in told_words(report.roleset.partition(".")[0])}
        meant = bool(lemma & verbs) or any(report.roleset and report.roleset == each.roleset for each in wanted)
        if not (denial.verbs & stems if denial.verbs else meant):
            continue
        agents = _agents(told, [report], resolved)
        if not agents or agents & who:
            return True
    return False


def _lies_in(report: EventReport[str], content: Sequence[Span]) -> bool:
    return any(word.overlaps(span) for word in report.words for span in content)


def _agents(extraction: Extraction, reports: Iterable[EventReport[str]], resolved: Resolved) -> set[str | None]:
    """The keys of those who do what is told."""
    fillers = (p.filler for report in reports for p in report.of_role(Role.AGENT))
    return {resolved.key_of.get((extraction.article.id, each)) for each in fillers if isinstance(each, str)}


def _denies(told: Extraction, sentence: Span) -> bool:
    """Whether a sentence says no to something, or tells of somebody who does."""
    if any(is_negation(word.form) for word in words_of(told.article.text, [sentence])):
        return True
    return any(
        quotation.cue_class is CueClass.DENIAL and any(span.overlaps(sentence) for span in quotation.content)
        for _, quotation in told.all_quotations()
    )


def _behind_no(text: str, spans: Sequence[Span]) -> Iterator[str]:
    """The stems of the words right behind a "no"."""
    words = list(words_of(text, spans))
    for place, word in enumerate(words):
        if is_negation(word.form):
            yield from (each.stem for each in words[place + 1 : place + 1 + _BEHIND])
