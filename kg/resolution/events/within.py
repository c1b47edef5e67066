"""Reports of one article that tell of one happening: told again, as a noun, in the headline and below it.

What is joined keeps all words and all evidence. The law: no participant gets a status that no report of it had, and
nothing that is said not to be so is joined to what is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import fsum, inf, log

from kg.model import EventReport, Extraction, Literal, Participant, Role, Status, Time
from kg.propbank import family
from kg.reach import REPORTS
from kg.resolution.events.likeness import Between, Likeness
from kg.resolution.events.linking import Pair, grouped
from kg.resolution.events.links import kinds_of
from kg.resolution.events.profiles import Profiles, content_words
from kg.resolution.events.retelling import Retelling
from kg.resolution.events.wordings import Wordings

#: The strongest first.
_RANK = {status: number for number, status in enumerate(Status)} | {Status.DENIED: 6}
#: When, how and why alone say too little.
_BESIDE = frozenset({Role.TIME, Role.MANNER, Role.CAUSE, Role.PURPOSE})
#: A word is common in an article that has more reports with it.
_FEW = 2
#: So many sentences away is close by.
_NEAR = 3
_Report = EventReport[str]


def merged_reports(extraction: Extraction, wordings: Wordings) -> tuple[_Report, ...]:
    """The reports of an article, those of one happening as one, in the order of the text.

    A happening has a second report only where one is less firm and tells more: what somebody alleges of it is not what
    the article says itself. Words alone that are joined to nothing are left out.
    """
    reports = extraction.events
    groups = same_happening(extraction, wordings)
    found = (one for group in groups for one in _as_one([reports[place] for place in group]))
    return tuple(sorted(filter(_says_enough, found), key=lambda report: (report.words, report.roleset)))


def _says_enough(report: _Report) -> bool:
    """Whether somebody or something takes part, or an amount or a place is told."""
    return any(p.amount or p.role not in _BESIDE or isinstance(p.filler, str) for p in report.participants)


def same_happening(extraction: Extraction, wordings: Wordings) -> list[list[int]]:
    """The places of an article's reports, in groups that tell of one happening each.

    First those in which somebody or something takes part; then words alone go to what they point back at.
    """
    pairs = _Pairs(extraction, wordings)
    groups = grouped(len(extraction.events), pairs.likely(), pairs.least, pairs.unlinked)
    told = [group for group in groups if not pairs.told[group[0]].alone]
    home = {place: group for group in told for place in group}
    for place, profile in enumerate(pairs.told):
        if profile.alone:
            meant = pairs.meant(place, home)
            if meant is None:
                told.append([place])
            else:
                meant.append(place)
    return sorted(sorted(group) for group in told)


class _Pairs:
    """What speaks for and against two reports of an article, by their places, being of one happening."""

    def __init__(self, extraction: Extraction, wordings: Wordings) -> None:
        keys = {entity.id: f"{entity.type.value.lower()}/{entity.id}" for entity in extraction.entities}
        profiles = Profiles(extraction, keys.__getitem__)
        self.told = [profiles.of(report) for report in extraction.events]
        self._times = Counter(family(profile.roleset) for profile in self.told)
        self._retelling = Retelling(extraction, wordings)
        self._likeness = Likeness("within")
        self.least, self.unlinked = self._likeness.least, self._likeness.unlinked
        #: the reports in which somebody or something takes part, by what their words may have in common with others
        self._blocks: dict[str, list[int]] = defaultdict(list)
        for place, profile in enumerate(self.told):
            if not profile.alone:
                for kind in kinds_of(profile.roleset, profile.type):
                    self._blocks[kind].append(place)

    def likely(self) -> dict[Pair, float]:
        """How likely two reports are of one happening, for those in which somebody or something takes part."""
        found: dict[Pair, float] = {}
        for place, profile in enumerate(self.told):
            if not profile.alone:
                for other in sorted({n for kind in self._kinds(place) for n in self._behind(place, kind)}):
                    value = self._value(place, other)
                    if value is not None:
                        found[place, other] = value
        return found

    def _kinds(self, place: int) -> Iterable[str]:
        return kinds_of(self.told[place].roleset, self.told[place].type)

    def _behind(self, place: int, kind: str) -> Sequence[int]:
        places = self._blocks[kind]
        at = bisect_right(places, place)
        return places[at : at + REPORTS]

    def meant(self, place: int, home: Mapping[int, list[int]]) -> list[int] | None:
        """The happening that a word alone means: the only one that it can mean, of several the one that is nearest.

        `home` has the happening of each report in which somebody or something takes part.
        """
        linked = {n for kind in self._kinds(place) for n in self._around(place, kind)}
        groups = {home[n][0]: home[n] for n in sorted(linked)}
        means = [(self._mean(place, linked.intersection(group)), group) for group in groups.values()]
        likely = [(mean, group) for mean, group in means if mean >= self.least]
        if len(likely) < 2:
            return likely[0][1] if likely else None
        distance, _, meant = min((self._retelling.distance(place, group), -mean, group) for mean, group in likely)
        return meant if distance <= _NEAR else None

    def _around(self, place: int, kind: str) -> Sequence[int]:
        places = self._blocks.get(kind, ())
        at = bisect_left(places, place)
        return places[max(0, at - REPORTS) : at + REPORTS]

    def _mean(self, place: int, told: Iterable[int]) -> float:
        """The mean log-odds that a word alone means what is told of a happening, -inf where it cannot."""
        values = [self._value(place, other) for other in sorted(told)]
        known = [value for value in values if value is not None]
        return round(fsum(known) / len(known), 6) if known else -inf

    def _value(self, first: int, second: int) -> float | None:
        """Log-odds that two reports are of one happening; None where too little speaks for it, -inf where they part."""
        one, other = self.told[first], self.told[second]
        counts = self._times[family(one.roleset)], self._times[family(other.roleset)]
        between = Between(crowd=log(counts[0] * counts[1]))
        decided = self._likeness.decided(one, other, between)
        if decided is None:
            return None
        if one.alone:
            may_be = self._retelling.may_mean(first, second)
        elif self._retelling.are_parted(first, second):
            return -inf
        else:
            may_be = self._retelling.has_same(first, second, crowded=max(counts) > _FEW)
        if not may_be:
            return None
        return decided or self._likeness.weighed(one, other, between)


def _as_one(reports: Sequence[_Report]) -> list[_Report]:
    """The reports of one happening as one, and one more for each weaker status that brings in somebody else."""
    by_status: dict[Status, list[_Report]] = defaultdict(list)
    for report in reports:
        by_status[report.status].append(report)
    strongest, *others = sorted(by_status, key=_RANK.__getitem__)
    joined = list(by_status[strongest])
    apart: dict[Status, list[_Report]] = {}
    for status in others:
        adding = [report for report in by_status[status] if _adds(report, by_status[strongest])]
        joined += [report for report in by_status[status] if report not in adding]
        if adding:
            apart[status] = adding
    return [_merged(each) for each in (joined, *apart.values())]


def _adds(report: _Report, firm: Sequence[_Report]) -> bool:
    """Whether a less firm report has a participant that the firm ones lack."""
    known = {key for each in firm for p in each.participants for key in _keys(p)}
    return any(_keys(p).isdisjoint(known) for p in report.participants)


def _keys(participant: Participant[str]) -> frozenset[str]:
    """Who or what takes part, whatever the part: an entity, or words."""
    filler = participant.filler
    return frozenset({filler}) if isinstance(filler, str) else content_words(filler.value)


def _merged(reports: Sequence[_Report]) -> _Report:
    """All of them as one: the roleset of the firmest, of equal ones that of the one with most participants."""
    ordered = sorted(reports, key=lambda r: (_RANK[r.status], -len(r.participants), r.words))
    first = ordered[0]
    return replace(
        first,
        words=tuple(sorted({span for r in reports for span in r.words})),
        type=first.type or next((r.type for r in ordered if r.type), ""),
        participants=_participants(ordered),
        evidence=tuple(sorted({span for r in reports for span in r.evidence})),
        time=_finest(first.time, (r.time for r in ordered)),
    )


def _undergoing(report: _Report) -> Iterator[Participant[str]]:
    """The entities to which something is done in a report, and who do nothing in it themselves."""
    doing = {p.filler for p in report.of_role(Role.AGENT)}
    yield from (p for p in report.of_role(Role.PATIENT) if isinstance(p.filler, str) and p.filler not in doing)


def _participants(reports: Iterable[_Report]) -> tuple[Participant[str], ...]:
    """Each once a role; words that are part of other words of the same role are left out, unless they are an amount."""
    reports = list(reports)
    found: dict[tuple[object, ...], Participant[str]] = {}
    for p in (p for report in reports for p in report.participants):
        words = p.filler.value.lower() if isinstance(p.filler, Literal) else p.filler
        found.setdefault((p.role, words, p.amount and (p.amount.value, p.amount.unit)), p)
    # "Roe sentenced", in a headline, is told again as "Roe was sentenced"; "Roe hurt herself" is both
    undergoing = {p.filler for report in reports for p in _undergoing(report)}
    kept = [p for p in found.values() if p.role is not Role.AGENT or p.filler not in undergoing]

    def repeated(one: Participant[str]) -> bool:
        if not isinstance(one.filler, Literal) or one.amount is not None:
            return False
        mine = content_words(one.filler.value)
        return any(
            isinstance(other.filler, Literal) and other.role == one.role and mine < content_words(other.filler.value)
            for other in kept
        )

    return tuple(p for p in kept if not repeated(p))


def _finest(known: Time | None, others: Iterable[Time | None]) -> Time | None:
    """The most precise of the times that the first one allows."""
    for time in others:
        if time is not None and (known is None or (time.value.startswith(known.value) and time.value != known.value)):
            known = time
    return known
