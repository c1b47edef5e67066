"""Takes out the event reports that an editor rejects, and joins events that an editor says are one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.language.lexicon.wordlists import bare_name
from kg.model import Collection, EventReport, Extraction, ResolvedEvent
from kg.resolution.decisions.picking import Names, WrongError
from kg.resolution.decisions.reading import Decisions, Said, raise_problems
from kg.resolution.decisions.wording import bare_words, shortened

Reference = tuple[str, int]
"""A report: the id of its article, and its place in `Extraction.events`."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A report with its article, and what its event is called."""

    reference: Reference
    report: EventReport[str]
    extraction: Extraction
    label: str

    @property
    def words(self) -> list[str]:
        """The words that tell of the event, as they are compared."""
        return [bare_words(span.of(self.extraction.article.text)) for span in self.report.words]

    def has(self, words: str) -> bool:
        """Whether the evidence holds these words, and a word of the event stands among them."""
        around = f" {bare_words(self.extraction.words(self.report.evidence))} "
        return f" {words} " in around and any(f" {word} " in f" {words} " for word in self.words)

    def __str__(self) -> str:
        return f"“{shortened(self.extraction.words(self.report.evidence))}” in {self.extraction.article.path}"


def decide_events(collection: Collection, decisions: Decisions) -> Collection:
    """The collection without the reports that an editor rejects, and with the events joined that an editor joins.

    An event all of whose reports are rejected goes with them. Raises DecisionsError, as `rework`, for words that no
    report and no event has, or several where one is meant.
    """
    if not decisions.reports and not decisions.happenings:
        return collection
    names = Names({x.article.id: x.article for x in collection.extractions})
    told = list(_all(collection))
    problems: list[str] = []
    gone: set[Reference] = set()
    for rejected in decisions.reports:
        try:
            gone |= {each.reference for each in _found(rejected.event, told, names)}
        except WrongError as error:
            problems.append(f"{rejected.where}: {error}")
    raise_problems(problems)
    left = [each for each in told if each.reference not in gone]
    events = {event.key: event for event in collection.events}
    for merge in decisions.happenings:
        try:
            together: set[str] = set()
            for said in merge.events:
                picked = {each.reference for each in _found(replace(said, all=True), left, names)}
                keys = sorted(event.key for event in events.values() if not picked.isdisjoint(event.reports))
                if len(keys) > 1 and not said.all:
                    shown = "; ".join(f"“{events[key].label}”" for key in keys[:4])
                    raise WrongError(f"{len(keys)} events have “{shortened(said.words)}”: {shown}; give more words")
                together |= set(keys)
            if len(together) == 1:
                raise WrongError("all of these are one event already; take the entry out")
        except WrongError as error:
            problems.append(f"{merge.where}: {error}")
            continue
        reports = tuple(sorted({each for key in together for each in events.pop(key).reports}))
        events[min(together)] = ResolvedEvent(min(together), merge.name, reports)
    raise_problems(problems)
    return _without(replace(collection, events=tuple(events[key] for key in sorted(events))), gone)


def _all(collection: Collection) -> Iterable[_Told]:
    labels = {reference: event.label for event in collection.events for reference in event.reports}
    for x in collection.extractions:
        for number, report in enumerate(x.events):
            reference = (x.article.id, number)
            yield _Told(reference, report, x, labels.get(reference, ""))


def _found(said: Said, told: Iterable[_Told], names: Names) -> list[_Told]:
    """The reports that are meant: those of an event of that name, those of just this word, or those of such words."""
    where = names.where(said.article, said.outlet)
    here = [each for each in told if where is None or each.reference[0] in where]
    words = bare_words(said.words)
    found = (
        [each for each in here if each.label and bare_name(each.label) == bare_name(said.words)]
        or [each for each in here if words in each.words]
        or [each for each in here if words and each.has(words)]
    )
    if not found:
        place = f" in {said.article or said.outlet}" if said.article or said.outlet else ""
        raise WrongError(
            f"no event{place} is called “{shortened(said.words)}” or told in these words; copy them from kg show or kg "
            "extract, or take the entry out"
        )
    if len(found) > 1 and not said.all:
        shown = "; ".join(map(str, found[:4]))
        raise WrongError(
            f"{len(found)} event reports have these words: {shown}; give more words, an article, or all = true for each"
        )
    return found


def _without(collection: Collection, gone: set[Reference]) -> Collection:
    """The collection without some reports; those behind them in an article move up."""
    moved: dict[Reference, Reference] = {}
    kept = []
    for x in collection.extractions:
        numbers = [number for number in range(len(x.events)) if (x.article.id, number) not in gone]
        moved |= {(x.article.id, number): (x.article.id, place) for place, number in enumerate(numbers)}
        kept.append(x if len(numbers) == len(x.events) else replace(x, events=tuple(x.events[n] for n in numbers)))
    events = (replace(e, reports=tuple(moved[each] for each in e.reports if each in moved)) for e in collection.events)
    return replace(collection, extractions=tuple(kept), events=tuple(e for e in events if e.reports))
