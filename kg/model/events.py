"""What happened, as an article tells it: reports of events, who takes part in them, and how much of what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic

from kg.model.nouns import Literal, Reference, Span, Status, Time


class Role(StrEnum):
    """What somebody or something is to an event, whatever its word: the part that PropBank's numbers stand for."""

    AGENT = "agent"
    PATIENT = "patient"
    RECIPIENT = "recipient"
    INSTRUMENT = "instrument"
    BENEFICIARY = "beneficiary"
    ATTRIBUTE = "attribute"
    START = "start"
    END = "end"
    PLACE = "place"
    TIME = "time"
    AMOUNT = "amount"
    CAUSE = "cause"
    PURPOSE = "purpose"
    MANNER = "manner"

    @property
    def column(self) -> str:
        """What tables of events call it, where "start", "end" and "time" are those of evidence and event."""
        return _COLUMNS.get(self, self.value)


_COLUMNS = {Role.START: "at_start", Role.END: "at_end", Role.TIME: "time_words"}


class AmountKind(StrEnum):
    """What an amount measures. A score is any two numbers against each other: goals, votes, shares of a poll."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    SCORE = "score"
    RANK = "rank"
    MEASURE = "measure"


class Bound(StrEnum):
    """How a number that an article gives stands to the true one."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


class AmountPart(StrEnum):
    """Which part of a change an amount is: where it begins, where it ends, by how much; else a total."""

    TOTAL = "total"
    FROM = "from"
    TO = "to"
    BY = "by"


@dataclass(frozen=True, slots=True)
class Amount:
    """How much or how many, as words of the text (`span`) and as a number to compare.

    `value` is a decimal in digits ("2500000", "0.5"), `other` the second number of a score, or the upper end of a
    range. `unit` is a currency of ISO 4217 ("USD"), "percent", "percentage point", the singular of what is counted or
    measured ("person", "kilometre"), or "".
    """

    kind: AmountKind
    value: str
    span: Span
    unit: str = ""
    bound: Bound = Bound.EXACT
    part: AmountPart = AmountPart.TOTAL
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Participant(Generic[Reference]):
    """Who or what takes part in an event, at `span`.

    `argument` is PropBank's name of the role ("ARG0", "ARGM-LOC"), as the roleset numbers it. `filler` is a mention of
    something in the world, or else the words themselves; `amount` is their value where they state one.
    """

    role: Role
    argument: str
    filler: Reference | Literal
    span: Span
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class EventReport(Generic[Reference]):
    """What one article says happened, is so or changes; the same happening told again belongs to the same report.

    `words` evoke it, the first in the text first; `roleset` is the meaning of the word in PropBank ("resign.01"), and
    `type` the local name of the type of event that the meaning belongs to ("LeavingOffice"), or "". Status, source and
    time are those of statements.
    """

    words: tuple[Span, ...]
    roleset: str
    type: str
    participants: tuple[Participant[Reference], ...]
    status: Status
    evidence: tuple[Span, ...]
    according_to: Reference | None = None
    time: Time | None = None

    def of_role(self, *roles: Role) -> tuple[Participant[Reference], ...]:
        """Those who have one of these roles, in their order."""
        return tuple(p for p in self.participants if p.role in roles)


@dataclass(frozen=True, slots=True)
class ResolvedEvent:
    """One happening across articles: `key` is its path below the data namespace, `label` what to call it.

    `reports` are (article id, place in that article's `Extraction.events`).
    """

    key: str
    label: str
    reports: tuple[tuple[str, int], ...]
