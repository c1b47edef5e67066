"""What to call a happening: who did what to whom, as the firmest report has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from kg.language.lexicon.number_of import number_of
from kg.model import AmountKind, EventReport, Extraction, Literal, Participant, Role, Status

_TOLD = frozenset({Role.AGENT, Role.PATIENT, Role.RECIPIENT, Role.START, Role.END, Role.PLACE})
#: What joins somebody to the word before them.
_JOINED = {Role.AGENT: "by ", Role.PLACE: "in "}
_ORDER = {status: number for number, status in enumerate(Status)}
#: So many are named on each side of the word.
_MOST = 2
#: Words of a longer filler are left out.
_SHORT = 4


def label_of(reports: Sequence[tuple[EventReport[str], Extraction]]) -> str:
    """As "Jane Roe, Ann Doe left Acme", "John Doe killed by flood", in the order of the text.

    After the firmest report that tells of most people and things with a name: of equal ones the first. A number that
    another report has otherwise is none of it.
    """
    report, extraction = min(reports, key=lambda r: (_ORDER[r[0].status], -len(_named(*r))))
    word = report.words[0]
    disputed = {role for role in _TOLD if len(_counts(role, reports)) > 1}
    before: dict[str, Role] = {}
    after: dict[str, Role] = {}
    for name, participant in sorted(_called(report, extraction), key=lambda found: found[1].span):
        side = before if participant.span.start < word.start else after
        if participant.role in disputed and participant.amount is not None:
            name = _without_number(name)
        if name not in before:
            side.setdefault(name, participant.role)
    told = [*_listed(list(before.items())[-_MOST:], {}), word.of(extraction.article.text)]
    return " ".join(" ".join([*told, *_listed(list(after.items())[:_MOST], _JOINED)]).split())


def _counts(role: Role, reports: Sequence[tuple[EventReport[str], Extraction]]) -> set[str]:
    """The numbers that reports give of those in a role."""
    told = (p.amount for report, _ in reports for p in report.of_role(role))
    return {amount.value for amount in told if amount is not None and amount.kind is AmountKind.COUNT}


def _without_number(name: str) -> str:
    """ "miners" of "4 miners"; a name that is a number alone stays."""
    words = name.split()
    first = next((n for n, word in enumerate(words) if not _is_number(word)), 0)
    return " ".join(words[first:])


def _is_number(word: str) -> bool:
    return word.replace(",", "").isdecimal() or number_of(word.casefold()) is not None


def _listed(named: list[tuple[str, Role]], joined: Mapping[Role, str]) -> Iterator[str]:
    """Those beside the word, with commas between those of one role."""
    for role, group in groupby(named, key=lambda one: one[1]):
        yield joined.get(role, "") + ", ".join(name for name, _ in group)


def _called(report: EventReport[str], extraction: Extraction) -> Iterator[tuple[str, Participant[str]]]:
    """Those who take part, by name or else by their words where these are few; the word itself is none of them."""
    names = {entity.id: entity.name for entity in extraction.entities}
    for participant in report.participants:
        filler = participant.filler
        name = filler.value if isinstance(filler, Literal) else names[filler]
        few = not isinstance(filler, Literal) or len(name.split()) <= _SHORT
        if participant.role in _TOLD and few and not participant.span.overlaps(report.words[0]):
            yield name, participant


def _named(report: EventReport[str], extraction: Extraction) -> set[str]:
    """The ids of those who take part and have a name."""
    named = {entity.id for entity in extraction.entities if entity.named}
    return {p.filler for p in report.participants if isinstance(p.filler, str) and p.filler in named}
