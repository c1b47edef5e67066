"""Takes out the event reports that an editor rejects, and joins events that an editor says are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.language.lexicon.wordlists import bare_name
from kg.model import Collection, Extraction, ResolvedEvent
from kg.model.extractions import articles_of, changed
from kg.resolution.decisions.picking import Names, WrongError
from kg.resolution.decisions.reading import Decisions, Said, raise_problems
from kg.resolution.decisions.wording import bare_words, shortened

Reference = tuple[str, int]
"""A report: the id of its article, and its place in `Extraction.events`."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A report by its words: where it is, what its event is called, the words of the event and of the evidence."""

    reference: Reference
    label: str
    words: tuple[str, ...]
    evidence: str
    path: str

    def has(self, words: str) -> bool:
        """Whether the evidence holds these words, and a word of the event stands among them."""
        around = f" {bare_words(self.evidence)} "
        return f" {words} " in around and any(f" {word} " in f" {words} " for word in self.words)

    def __str__(self) -> str:
        return f"“{shortened(self.evidence)}” in {self.path}"


def decide_events(collection: Collection, decisions: Decisions) -> Collection:
    """The collection without the reports that an editor rejects, and with the events joined that an editor joins.

    An event all of whose reports are rejected goes with them. Raises DecisionsError, as `rework`, for words that no
    report and no event has, or several where one is meant.
    """
    if not decisions.reports and not decisions.happenings:
        return collection
    names = Names({article.id: article for article in articles_of(collection.extractions)})
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
            words = tuple(bare_words(span.of(x.article.text)) for span in report.words)
            yield _Told(reference, labels.get(reference, ""), words, x.words(report.evidence), x.article.path)


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
    if not gone:
        return collection
    places: dict[str, list[int]] = defaultdict(list)
    for article, place in gone:
        places[article].append(place)

    def moved(report: Reference) -> Reference:
        article, place = report
        return article, place - sum(each < place for each in places.get(article, ()))

    def kept(x: Extraction) -> Extraction:
        out = places[x.article.id]
        return replace(x, events=tuple(e for n, e in enumerate(x.events) if n not in out))

    events = (replace(e, reports=tuple(moved(r) for r in e.reports if r not in gone)) for e in collection.events)
    return replace(
        collection,
        extractions=changed(collection.extractions, kept, places.keys()),
        events=tuple(e for e in events if e.reports),
    )
