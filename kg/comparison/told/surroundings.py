"""What stands around a value: the words and entities of its sentence, and the event that it is a part of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum, log

from kg.comparison.inputs.resolved import Resolved
from kg.comparison.words import lemmas_of
from kg.language.text.intervals import Intervals
from kg.model import EventReport, Extraction, Literal, Role, Span

#: So many words beside a value count in full; a word that is so many more away counts half as much.
_FULL, _HALF = 2, 6
#: So many decimals of a sum count, so that its last bits decide nothing.
_DECIMALS = 6
#: So many more sentences a small story is weighed with, else what two of two have would tell nothing.
_OTHERS = 30
#: Who and what tell events apart.
_WHO = frozenset({Role.AGENT, Role.PATIENT, Role.RECIPIENT, Role.PLACE, Role.END})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a value.

    `near` are stems and keys of entities with how near they stand, 0 to 1. Of the events that the value belongs to,
    `words` are stems and meanings of their words, `who` those who take part, and `happenings` the keys of what the
    events were joined to across articles. `types` are the types of these events.
    """

    near: Mapping[str, float]
    words: frozenset[str] = frozenset()
    who: frozenset[str] = frozenset()
    happenings: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()


def readers_of(extractions: Sequence[Extraction], resolved: Resolved) -> list[Reader]:
    """One reader for each article of a story."""
    happenings = happenings_of(resolved)
    return [Reader(extraction, resolved, happenings) for extraction in extractions]


def happenings_of(resolved: Resolved) -> dict[tuple[str, int], str]:
    """The key of the happening that each report belongs to, by its article and its place there."""
    return {report: event.key for event in resolved.events for report in event.reports}


class Reader:
    """Tells what stands around the values of one article; `happenings` are those of its reports of events."""

    def __init__(self, extraction: Extraction, resolved: Resolved, happenings: Mapping[tuple[str, int], str]) -> None:
        self._extraction = extraction
        self._text = extraction.article.text
        self._key_of = resolved.key_of
        self._named = {entity.key for entity in resolved.entities if entity.named}
        self._happening = happenings
        keyed = (
            (key, mention.span)
            for entity in extraction.entities
            if (key := resolved.key_of.get((extraction.article.id, entity.id)))
            for mention in entity.mentions
        )
        self._mentions = Intervals((span, (key, span)) for key, span in keyed)

    @cached_property
    def _events(self) -> Intervals[int]:
        """The places of the events by their words."""
        return Intervals((word, place) for place, report in enumerate(self._extraction.events) for word in report.words)

    @cached_property
    def sentences(self) -> Sequence[set[str]]:
        """The stems and keys of each sentence, to tell how rare they are."""
        return [self.inside([sentence]) for sentence in self._extraction.sentences]

    def inside(self, spans: Iterable[Span]) -> set[str]:
        """The stems, and the keys of what has a name, in some stretches of the text."""
        several = list(spans)
        stems = {word.stem for word in lemmas_of(self._text, several) if word.telling}
        told = (key for each in several for key, _ in self._mentions.over(each.start, each.end))
        return stems | {f"@{key}" for key in told if key in self._named}

    def around(self, span: Span, sentence: Span) -> Surroundings:
        """What stands around a value of a sentence."""
        words = list(lemmas_of(self._text, [sentence]))
        inside = [place for place, word in enumerate(words) if word.span.overlaps(span)]
        first, last = (inside[0], inside[-1]) if inside else (0, 0)
        near: dict[str, float] = {}
        for place, word in enumerate(words):
            if word.telling and place not in inside:
                near[word.stem] = max(near.get(word.stem, 0.0), _nearness(place, first, last))
        for key, mention in self._mentions.over(sentence.start, sentence.end):
            if not mention.overlaps(span):
                place = next((n for n, word in enumerate(words) if word.span.end > mention.start), 0)
                near[f"@{key}"] = max(near.get(f"@{key}", 0.0), _nearness(place, first, last))
        return self._with_events(near, span, sentence)

    def _with_events(self, near: Mapping[str, float], span: Span, sentence: Span) -> Surroundings:
        words: set[str] = set()
        who: set[str] = set()
        happenings: set[str] = set()
        types: set[str] = set()
        article = self._extraction.article.id
        for place in sorted(set(self._events.over(sentence.start, sentence.end))):
            report = self._extraction.events[place]
            own = [word for word in report.words if word.overlaps(sentence)]
            if any(word.overlaps(span) for word in own) or not _has(report, span):
                continue
            words |= {word.stem for word in lemmas_of(self._text, own)} | (
                {report.roleset} if report.roleset else set()
            )
            types |= {report.type} if report.type else set()
            if (article, place) in self._happening:
                happenings.add(self._happening[article, place])
            who |= set(self._taking_part(report, span))
        return Surroundings(near, frozenset(words), frozenset(who), frozenset(happenings), frozenset(types))

    def _taking_part(self, report: EventReport[str], span: Span) -> Iterable[str]:
        for participant in report.participants:
            if participant.span.overlaps(span):
                continue
            filler = participant.filler
            key = None if isinstance(filler, Literal) else self._key_of.get((self._extraction.article.id, filler))
            if key in self._named:
                yield f"@{key}"
            elif participant.role in _WHO:
                telling = [word.stem for word in lemmas_of(self._text, [participant.span]) if word.telling]
                yield from telling[-1:]


class Rareness:
    """How much each stem or entity tells, by how few sentences of the story have it."""

    def __init__(self, sentences: Iterable[set[str]]) -> None:
        seen: Counter[str] = Counter()
        self._count = _OTHERS
        for each in sentences:
            seen.update(each)
            self._count += 1
        self._rare = {stem: log(1 + self._count / count) for stem, count in seen.items()}

    def of(self, stem: str) -> float:
        """The logarithm of how many sentences there are for one that has it."""
        return self._rare.get(stem) or log(1 + self._count)

    def whole(self, around: Surroundings) -> float:
        """The weight of all that stands around a value."""
        return round(fsum(self.of(stem) * near for stem, near in sorted(around.near.items())), _DECIMALS)

    def shared(self, one: Surroundings, other: Surroundings) -> float:
        """The weight of what two surroundings share."""
        common = sorted(one.near.keys() & other.near.keys())
        return round(fsum(self.of(stem) * min(one.near[stem], other.near[stem]) for stem in common), _DECIMALS)


def _nearness(place: int, first: int, last: int) -> float:
    distance = first - place if place < first else max(0, place - last)
    return 1 / (1 + max(0, distance - _FULL) / _HALF)


def _has(report: EventReport[str], span: Span) -> bool:
    """Whether a value is that of one who takes part in an event, or its time."""
    time = report.time.span if report.time is not None else None
    return (time is not None and time.overlaps(span)) or any(p.span.overlaps(span) for p in report.participants)
