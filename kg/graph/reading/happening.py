"""One happening as a built graph holds it: what articles report of it, and what these reports come to together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations

from kg.model import Role, Status

ROLES = tuple(role.value for role in Role if role is not Role.TIME)
"""The roles that are properties of an event, in the order in which they are told."""

ROLE_WORDS = {
    Role.AGENT: "who",
    Role.PATIENT: "whom or what",
    Role.RECIPIENT: "to whom",
    Role.INSTRUMENT: "with what",
    Role.BENEFICIARY: "for whom",
    Role.ATTRIBUTE: "as what",
    Role.START: "from",
    Role.END: "to",
    Role.PLACE: "where",
    Role.TIME: "when",
    Role.AMOUNT: "how much",
    Role.CAUSE: "why",
    Role.PURPOSE: "what for",
    Role.MANNER: "how",
}
"""The question that a role answers."""

ENTITY, AMOUNT, WORDS = "entity", "amount", "words"
"""What can fill a role."""

# By whom it is said to be so.
_CLAIMED = {Status.ASSERTED, Status.ATTRIBUTED, Status.ALLEGED}
# What is surest first: an event is as sure as its surest report.
_SUREST_FIRST = (
    Status.ASSERTED,
    Status.ATTRIBUTED,
    Status.ALLEGED,
    Status.HYPOTHETICAL,
    Status.DENIED,
    Status.NEGATED,
)
_SURENESS = {status.value: place for place, status in enumerate(_SUREST_FIRST)}


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """An article that reports something: date (ISO 8601), outlet and title, each empty where unknown, and its IRI.

    `first` is the IRI of its first version: of itself where it has no earlier one.
    """

    published: str
    outlet: str
    title: str
    iri: str
    first: str


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Words of an article from code point `start` to `end`; `prefix + exact + suffix` is their sentence."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True, order=True)
class Filler:
    """Who or what has a role: an entity, an amount, or only words. `iri` is empty for words.

    Amounts with the same `measure` (unit, and part of a change) can be compared; it is empty for all else.
    """

    role: str
    kind: str
    text: str
    iri: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What one article reports of a happening; `source` is the IRI of whom it names for it, `time` ISO 8601, or ""."""

    iri: str
    article: Source
    roleset: str
    words: tuple[str, ...]
    fillers: tuple[Filler, ...]
    status: str
    source: str
    time: str
    time_words: str
    evidence: tuple[Passage, ...]

    @property
    def begins(self) -> int:
        """Where the report begins in its article, in code points."""
        return self.evidence[0].start if self.evidence else 0


@dataclass(frozen=True, slots=True)
class Difference:
    """Times or amounts that reports give and that cannot all be so, each with those who give it; `role` or "time"."""

    role: str
    values: tuple[tuple[str, tuple[Report, ...]], ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """An event: `type` is the local name of its type or empty, `type_label` that in words, `roleset` as `resign.01`."""

    iri: str
    label: str
    type: str
    type_label: str
    roleset: str
    reports: tuple[Report, ...]

    @property
    def status(self) -> str:
        """The surest status that a report gives it."""
        return surest(self.reports)

    @property
    def told(self) -> tuple[Report, ...]:
        """The reports of the surest status, which say what the event is."""
        status = self.status
        return tuple(report for report in self.reports if report.status == status)

    @property
    def time(self) -> str:
        """When: what most of its surest reports say, of these the most precise; empty where none says it."""
        times = Counter(report.time for report in self.told if report.time)
        return min(times, key=lambda time: (-_backing(time, times), -len(time), time), default="")

    @property
    def word(self) -> str:
        """The word that most of its surest reports have for it, of several the earliest; empty where there is none."""
        used = Counter(word for report in self.told for word in report.words[:1])
        return max(used, key=lambda word: used[word], default="")

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that report it, in the order of their reports."""
        return tuple(dict.fromkeys(report.article.outlet for report in self.reports if report.article.outlet))

    def fillers(self, role: str) -> list[Filler]:
        """Who and what has a role, by its surest reports: entities and amounts, words only where there are neither."""
        given = Counter([filler for report in self.told for filler in report.fillers if filler.role == role])
        known = [filler for filler in given if filler.kind != WORDS]
        return sorted(known or given, key=lambda filler: (-given[filler], filler))

    def as_of(self, entity: str) -> Happening:
        """The event by those reports alone in which an entity, by its IRI, takes part: what it is for that entity."""
        own = (report for report in self.reports if any(filler.iri == entity for filler in report.fillers))
        return replace(self, reports=tuple(own))

    def differences(self) -> list[Difference]:
        """Where reports that say it is so contradict each other: in time, and in amounts of one measure.

        They do where two of them have nothing in common there, though each has something. What is called otherwise, as
        "the senator" for his name, contradicts nothing, and so whoever else takes part does not count.
        """
        claiming = [report for report in self.reports if report.status in _CLAIMED]
        times = [("time", "", report.time, report) for report in claiming if report.time]
        amounts = [
            (filler.role, filler.measure, filler.text, report)
            for report in claiming
            for filler in report.fillers
            if filler.kind == AMOUNT
        ]
        by_matter: dict[tuple[str, str], list[tuple[str, Report]]] = {}
        for role, measure, value, report in (*times, *amounts):
            by_matter.setdefault((role, measure), []).append((value, report))
        order = ("time", *ROLES)
        found = [
            Difference(role, _by_value(given))
            for (role, _), given in sorted(by_matter.items(), key=lambda item: (order.index(item[0][0]), item[0]))
            if _contradict(given)
        ]
        return found


def surest(reports: Iterable[Report]) -> str:
    """The status of the report that is surest; "asserted" of none."""
    known = (report.status for report in reports if report.status in _SURENESS)
    return min(known, key=_SURENESS.__getitem__, default=Status.ASSERTED.value)


def _backing(time: str, times: Counter[str]) -> int:
    """How many reports say this time, or one that it is a part of or that is a part of it."""
    return sum(number for other, number in times.items() if _compatible(time, other))


def _compatible(one: str, other: str) -> bool:
    """Whether two values can both be so: they are the same, or one is a date told more precisely than the other."""
    return one == other or (one[:4].isdigit() and (one.startswith(f"{other}-") or other.startswith(f"{one}-")))


def _contradict(given: list[tuple[str, Report]]) -> bool:
    """Whether two reports have nothing in common. A later version of an article does not contradict the earlier one."""
    by_report: dict[str, set[str]] = {}
    articles = {report.iri: report.article for _, report in given}
    for value, report in given:
        by_report.setdefault(report.iri, set()).add(value)
    return any(
        not any(_compatible(one, other) for one in by_report[a] for other in by_report[b])
        for a, b in combinations(by_report, 2)
        if articles[a].first != articles[b].first or articles[a].iri == articles[b].iri
    )


def _by_value(given: list[tuple[str, Report]]) -> tuple[tuple[str, tuple[Report, ...]], ...]:
    reports: dict[str, list[Report]] = {}
    for value, report in given:
        reports.setdefault(value, []).append(report)
    return tuple((value, tuple(reports[value])) for value in sorted(reports, key=lambda v: (-len(reports[v]), v)))
