"""What to call a happening: who did what to whom, as the firmest report has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
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
_NONE = frozenset[Role]()


#: The numbers that a report gives of those in a role, each once.
Counts = tuple[tuple[Role, str], ...]


def label_of(reports: Sequence[tuple[EventReport[str], Extraction]]) -> str:
    """As "Jane Roe, Ann Doe left Acme", "John Doe killed by flood", in the order of the text.

    After the firmest report that tells of most people and things with a name: of equal ones the first. A number that
    another report has otherwise is none of it.
    """
    report, labels = min(((report, Labels(x)) for report, x in reports), key=lambda one: one[1].firmness(one[0]))
    return labels.of(report, disputed(count for each, _ in reports for count in counts_of(each)))


def counts_of(report: EventReport[str]) -> Counts:
    """The numbers that a report gives of those in each role."""
    counted = (
        (p.role, p.amount.value)
        for p in report.participants
        if p.amount is not None and p.amount.kind is AmountKind.COUNT and p.role in _TOLD
    )
    return tuple(dict.fromkeys(counted))


def disputed(counts: Iterable[tuple[Role, str]]) -> frozenset[Role]:
    """The roles of which several numbers are told."""
    different = set(counts)
    if len(different) < 2:
        return _NONE
    times = Counter(role for role, _ in different)
    return frozenset(role for role, several in times.items() if several > 1)


class Labels:
    """What the happenings are called of which one article tells."""

    def __init__(self, extraction: Extraction) -> None:
        self.article = extraction.article
        self._names = {entity.id: entity.name for entity in extraction.entities}
        self._named = frozenset(entity.id for entity in extraction.entities if entity.named)

    def firmness(self, report: EventReport[str]) -> tuple[int, int]:
        """Lower for reports that are firmer and, of those, for such as tell of more people and things with a name."""
        named = {p.filler for p in report.participants if isinstance(p.filler, str)} & self._named
        return _ORDER[report.status], -len(named)

    def of(self, report: EventReport[str], disputed: Set[Role]) -> str:
        """The label of a happening after this report; numbers of those in a `disputed` role are none of it."""
        word = report.words[0]
        before: dict[str, Role] = {}
        after: dict[str, Role] = {}
        for name, participant in sorted(self._called(report), key=lambda found: found[1].span):
            side = before if participant.span.start < word.start else after
            if participant.role in disputed and participant.amount is not None:
                name = _without_number(name)
            if name not in before:
                side.setdefault(name, participant.role)
        told = [*_listed(list(before.items())[-_MOST:], {}), word.of(self.article.text)]
        return " ".join(" ".join([*told, *_listed(list(after.items())[:_MOST], _JOINED)]).split())

    def _called(self, report: EventReport[str]) -> Iterator[tuple[str, Participant[str]]]:
        """Those who take part, by name or by their words where these are few; the word itself is none of them."""
        for participant in report.participants:
            filler = participant.filler
            name = filler.value if isinstance(filler, Literal) else self._names[filler]
            few = not isinstance(filler, Literal) or len(name.split()) <= _SHORT
            if participant.role in _TOLD and few and not participant.span.overlaps(report.words[0]):
                yield name, participant


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
