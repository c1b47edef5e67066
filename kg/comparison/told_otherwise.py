"""Where a headline tells what its article's body tells, and tells it otherwise.

Only what is sure is told: the headline says by itself, without a word of saying, doubt or denial, what the body has
only as somebody's words, as an allegation, as denied or as not so; or it has another number. Where any sentence of the
body may say by itself what the headline says, nothing is told.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache, cached_property

from kg.comparison.differences import numbers_in
from kg.comparison.headlines import FEWEST, Headline, Told, headline_of, negations, shared_stems, told_in
from kg.comparison.words import Word, lemmas_of
from kg.language.lexicon.amount_words import bounds
from kg.language.lexicon.entries import KINDS, Kind, entries
from kg.language.lexicon.reporting import all_verb_forms
from kg.language.text.intervals import Intervals
from kg.model import CueClass, EventReport, Extraction, Quotation, Span, Status
from kg.model.comparison import FindingKind, HeadlineChange, HeadlineMatch

#: So much of what the headline says stands in somebody's words, where it is taken from there.
_SAME = 0.75
#: A sentence that has so many words of the headline may say the same.
_MAY_SAY, _MAY_SAY_SHARE = 2, 0.34
#: What tells that a headline is not all the outlet's own claim: marks of words, a colon, a question, an aside.
_NOT_OWN = re.compile(r"[\"“”„«»‘?:]|(?<!\w)'|'(?!\w)|\s[-–—|]|[–—]|\.\.\.|…")
#: A number that is part of more: money, a share, a scale, a date.
_PART_BEFORE, _PART_BEHIND = re.compile(r"[$€£¥#\d.,:/–-]\s?$"), re.compile(r"\s?[%$€£¥°]|[-–.,:/]?\w|['’]")
_YEARS = range(1500, 2200)
#: So many words behind a number tell what is counted, so many before it what bounds it.
_COUNTED, _BOUND = 2, 3
#: Words of these acts are claims of the one who says them.
_CLAIMS = frozenset({CueClass.SPEECH, CueClass.WRITING, CueClass.ACCUSATION, CueClass.DENIAL})
_CHANGES = {
    Status.ATTRIBUTED: HeadlineChange.ATTRIBUTION,
    Status.ALLEGED: HeadlineChange.ALLEGATION,
    Status.DENIED: HeadlineChange.DENIAL,
    Status.NEGATED: HeadlineChange.NEGATION,
}
_GAINSAID = frozenset({Status.DENIED, Status.NEGATED})
#: What an entry of the lexicon says of a word that reports, doubts, denies or plans.
_WEAKENING_KEYS = frozenset({"status", "raising", "reports", "class"})
_WEAKENING_KINDS: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind not in ("verbs", "clause_words"))
_WEAKENING_TAGS = frozenset(
    {"modals", "conditional", "supposing", "supposing_phrases", "negating", "negating_marks", "planned_words"}
)


def headline_matches(extraction: Extraction) -> Iterator[HeadlineMatch]:
    """What of the body the headline tells, each with what it has otherwise and the words of both that show it."""
    headline = headline_of(extraction)
    if headline is None:
        return
    body = _Body(headline, extraction)
    for told in told_in(headline, extraction):
        match = body.judged(told)
        if match is not None:
            yield match


class _Body:
    """The body of an article, asked what it makes of what the headline tells."""

    def __init__(self, headline: Headline, extraction: Extraction) -> None:
        self._headline, self._extraction = headline, extraction
        self._text = extraction.article.text
        self._sentences = [
            (sentence, words)
            for sentence in extraction.sentences
            if not self._is_headline(sentence, words := tuple(lemmas_of(self._text, [sentence])))
        ]
        self._entities = {entity.id: entity for entity in extraction.entities}
        said = [(span, q) for q in extraction.quotations if not q.factive for span in q.content]
        self._said: Intervals[Quotation[str]] = Intervals(said)

    def judged(self, told: Told) -> HeadlineMatch | None:
        """The match of a finding; None where the two have numbers that make them two things."""
        numbers = self._other_numbers(told)
        if numbers is not None and told.finding.kind is not FindingKind.STATEMENT:
            if not self._is_sure_number(numbers, told):
                return None
            (headline, _), (body, _) = numbers
            return self._match(told, HeadlineChange.NUMBER, (headline.span,), (body.span,))
        if told.finding.kind is FindingKind.QUOTATION:
            return self._quotation(told, self._extraction.quotations[told.finding.place])
        if told.finding.kind is FindingKind.EVENT:
            return self._event(told, self._extraction.events[told.finding.place])
        return self._match(told)

    def _match(
        self,
        told: Told,
        change: HeadlineChange | None = None,
        headline: tuple[Span, ...] = (),
        body: tuple[Span, ...] = (),
    ) -> HeadlineMatch:
        return HeadlineMatch(
            told.finding, headline or told.headline, body or told.body, self._headline.in_title, change
        )

    def _quotation(self, told: Told, quotation: Quotation[str]) -> HeadlineMatch:
        content = list(lemmas_of(self._text, told.body))
        shared = shared_stems(self._headline.telling, content)
        if (
            quotation.cue_class not in _CLAIMS
            or quotation.status is not Status.ASSERTED
            or quotation.factive
            or quotation.nested
            or len(shared) < max(FEWEST, _SAME * len(self._headline.telling))
            or not self._is_own(frozenset(shared))
            or any(word.stem in _doubting() and word.stem not in shared for word in content)
            or not _numbers(self._headline.words) <= _numbers(content)
            or self._names_source(quotation)
            or self._may_say(())
        ):
            return self._match(told)
        is_denial = quotation.cue_class is CueClass.DENIAL
        change = HeadlineChange.DENIAL if is_denial else HeadlineChange.ATTRIBUTION
        return self._match(told, change, (self._headline.span,), _with_source(told.body, quotation))

    def _event(self, told: Told, report: EventReport[str]) -> HeadlineMatch | None:
        change = self._event_change(told, report)
        is_no = report.status in _GAINSAID
        if change is None:
            # it tells the contrary, or something else
            return self._match(told) if bool(negations(self._headline.words)) is is_no else None
        source = self._source(told)
        spans = () if source is None or change is not HeadlineChange.ATTRIBUTION else (*source.source, *source.cue)
        return self._match(told, change, (), tuple(sorted({*told.body, *spans})))

    def _event_change(self, told: Told, report: EventReport[str]) -> HeadlineChange | None:
        change = _CHANGES.get(report.status)
        words = {w.stem for span in told.headline for w in lemmas_of(self._headline.text, [span]) if w.telling}
        evoking = {word.stem for word in lemmas_of(self._text, sorted(report.words))} & words
        if (
            change is None
            or len(words) < FEWEST
            or not self._is_own(frozenset(words))
            or negations(self._headline.words)
            or self._is_told_otherwise_too(report, evoking)
            or self._may_say(told.body)
        ):
            return None
        source = self._source(told)
        if change is HeadlineChange.ATTRIBUTION:
            return None if source is None or self._names_source(source) else change
        return None if self._before(evoking) == "to" else change

    def _source(self, told: Told) -> Quotation[str] | None:
        """The claim of somebody in which a finding stands."""
        around = (q for span in told.body for q in self._said.over(span.start, span.end))
        return next((q for q in around if q.cue_class in _CLAIMS), None)

    def _is_told_otherwise_too(self, report: EventReport[str], evoking: set[str]) -> bool:
        """Whether the body has the word of the event anywhere with another status."""
        return any(self._statuses[stem] - {report.status} for stem in evoking)

    @cached_property
    def _statuses(self) -> Mapping[str, set[Status]]:
        """For each stem of the words of events, which statuses these have."""
        found: defaultdict[str, set[Status]] = defaultdict(set)
        for report in self._extraction.events:
            for word in lemmas_of(self._text, sorted(report.words)):
                found[word.stem].add(report.status)
        return found

    def _before(self, stems: set[str]) -> str:
        """The word right before the first of those with these stems."""
        place = next((n for n, word in enumerate(self._headline.words) if word.stem in stems and word.telling), 0)
        return self._headline.words[place - 1].form if place else ""

    def _is_own(self, stems: frozenset[str]) -> bool:
        """Whether the headline says by itself all that it says; a word of saying with one of the stems is its event."""
        words = self._headline.words
        if _NOT_OWN.search(self._headline.span.of(self._headline.text)):
            return False
        return not any(word.stem in _weakening() and word.stem not in stems for word in words)

    def _names_source(self, quotation: Quotation[str]) -> bool:
        """Whether the headline has a word of those whose words they are."""
        called = [span.of(self._text) for span in quotation.source]
        entity = self._entities.get(quotation.speaker or "")
        called += () if entity is None else (entity.name, *entity.aliases)
        stems = {w.stem for name in called if name for w in lemmas_of(name, [Span(0, len(name))]) if w.telling}
        return not called or bool(stems & self._headline.stems)

    def _may_say(self, shown: tuple[Span, ...]) -> bool:
        """Whether a sentence may say by itself what the headline says; those that show a finding do not count."""
        return any(not any(span.overlaps(sentence) for span in shown) for sentence in self._like_headline)

    @cached_property
    def _like_headline(self) -> list[Span]:
        """The sentences that have enough words of the headline outside of what others say."""
        wanted = self._meant(self._headline.stems)
        enough = max(_MAY_SAY, _MAY_SAY_SHARE * len(wanted))
        found = []
        for sentence, words in self._sentences:
            own = (w.stem for w in words if w.telling and not self._said.over(w.span.start, w.span.end))
            if len(wanted & self._meant(own)) >= enough:
                found.append(sentence)
        return found

    def _meant(self, stems: Iterable[str]) -> set[str]:
        """Stems, of which those of one name are one."""
        return {self._named.get(stem, stem) for stem in stems}

    @cached_property
    def _named(self) -> dict[str, str]:
        """For each stem of a name of several words, the first one that stands for the name."""
        found: dict[str, str] = {}
        for entity in self._entities.values():
            if entity.named:
                stems = [word.stem for word in lemmas_of(entity.name, [Span(0, len(entity.name))]) if word.telling]
                for stem in stems:
                    found.setdefault(stem, found.get(stems[0], stems[0]))
        return found

    def _is_headline(self, sentence: Span, words: Sequence[Word]) -> bool:
        """Whether a sentence is the headline or repeats it."""
        if not self._headline.in_title and sentence.overlaps(self._headline.span):
            return True
        return [word.form for word in words] == [word.form for word in self._headline.words]

    def _other_numbers(self, told: Told) -> tuple[Counted, Counted] | None:
        """How many of something the headline has, and how many the sentence of the finding has, where not as many."""
        sentences = (each for span in sorted(told.body) for each in self._below.over(span.start, span.end))
        below = [each for words in sentences for each in _counted(words, self._text)]
        for one in self._counted_above.items():
            same = [other for other in below if other[1] == one[1]]
            if same and all(_value(one[0]) != _value(other[0]) for other in same):
                return one, same[0]
        return None

    def _is_sure_number(self, numbers: tuple[Counted, Counted], told: Told) -> bool:
        """Whether both numbers are exact, and the headline's stands nowhere in the body, nor is it a sum of two."""
        (above, _), (below, _) = numbers
        told_by = {w.stem for span in told.headline for w in lemmas_of(self._headline.text, [span]) if w.telling}
        if len(told_by) < FEWEST or _is_bounded(above, self._headline.text) or _is_bounded(below, self._text):
            return False
        return _value(above) not in self._known

    @cached_property
    def _known(self) -> frozenset[Fraction]:
        """Those numbers of the headline that stand in the body too, or are the sum of two that do."""
        below = Counter(n for _, words in self._sentences for n in numbers_in(word.form for word in words))
        return frozenset(
            number
            for number in map(_value, self._counted_above)
            # two of one number are a sum only where it stands there twice
            if number in below or any(below[number - one] > (number == 2 * one) for one in below)
        )

    @cached_property
    def _counted_above(self) -> dict[Word, str]:
        """The numbers of the headline with the stem of what is counted."""
        return dict(_counted(self._headline.words, self._headline.text))

    @cached_property
    def _below(self) -> Intervals[tuple[Word, ...]]:
        """The words of each sentence of the body."""
        return Intervals(self._sentences)


Counted = tuple[Word, str]
"""A number, and the stem of what is counted."""


def _counted(words: Sequence[Word], text: str) -> list[Counted]:
    """The plain numbers among words, each with the next telling word, taken for what it counts."""
    found = []
    for place, word in enumerate(words):
        if not numbers_in([word.form]) or _is_part(word, text) or _value(word) in _YEARS:
            continue
        behind = words[place + 1 : place + 1 + _COUNTED]
        thing = next((each for each in behind if each.telling and not numbers_in([each.form])), None)
        if thing is not None and not any(numbers_in([each.form]) for each in behind):
            found.append((word, thing.stem))
    return found


def _value(word: Word) -> Fraction:
    return numbers_in([word.form])[0]


def _is_part(word: Word, text: str) -> bool:
    """Whether a number is one of money, a share, a range, a date."""
    before = _PART_BEFORE.search(text, max(0, word.span.start - 2), word.span.start)
    return bool(before or _PART_BEHIND.match(text, word.span.end))


def _is_bounded(word: Word, text: str) -> bool:
    """Whether a number is told as a bound or as about so much."""
    around = text[max(0, word.span.start - 40) : word.span.start].casefold().split()[-_BOUND:]
    return any(
        tuple(around[start : start + len(bound)]) == bound for bound in bounds("before") for start in range(len(around))
    )


def _numbers(words: Iterable[Word]) -> set[Fraction]:
    return set(numbers_in(word.form for word in words))


def _with_source(body: Iterable[Span], quotation: Quotation[str]) -> tuple[Span, ...]:
    return tuple(sorted({*body, *quotation.source, *quotation.cue}))


@cache
def _weakening() -> frozenset[str]:
    """The stems of the words that report, doubt, deny or plan."""
    verbs = {verb for verb, entry in entries("verbs").items() if " " not in verb and _WEAKENING_KEYS & entry.keys()}
    return _doubting() | _stems(form for form, verb in all_verb_forms().items() if verb in verbs)


@cache
def _doubting() -> frozenset[str]:
    """Those of them that are no verbs."""
    found: set[str] = set()
    for kind in _WEAKENING_KINDS:
        found |= {word for word, entry in entries(kind).items() if _WEAKENING_KEYS & entry.keys()}
    clause_words = entries("clause_words").items()
    found |= {word for word, entry in clause_words if _WEAKENING_TAGS & entry.get("status", frozenset())}
    return _stems(found)


def _stems(forms: Iterable[str]) -> frozenset[str]:
    """The stems of those forms that are one word."""
    alone = [list(lemmas_of(form, [Span(0, len(form))])) for form in sorted(forms)]
    return frozenset(words[0].stem for words in alone if len(words) == 1)
