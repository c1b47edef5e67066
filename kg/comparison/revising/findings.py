"""Findings of an article as versions of it are compared by them: of what they are, and what they tell of that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from kg.comparison.inputs.resolved import Resolved
from kg.comparison.renderings import Rendered, rendered
from kg.model import EventReport, Extraction, Literal, Participant, Role, Span, Statement
from kg.model.comparison import Aspect, Finding, FindingKind

#: Words for these tell of other events, and each tells of its own.
_CLAUSES = frozenset({Role.TIME, Role.CAUSE, Role.PURPOSE, Role.MANNER})
#: What an entity or value is called: two are one where they share a name.
Names = frozenset[str]


@dataclass(frozen=True)
class Told:
    """A finding, what it is of, and what it tells of that, by aspect.

    Findings of one thing have the same `of`, and are one in the aspects `matter`. `slot` is what stays where a sentence
    was reworded and its finding with it. `tells` are names, of which one that both have makes two the same. `shown` are
    the words of it to compare, and `spans` all that it rests on.
    """

    finding: Finding
    of: Hashable
    slot: Hashable
    tells: dict[Aspect, frozenset[Names]]
    shown: tuple[Span, ...]
    spans: tuple[Span, ...]
    matter: tuple[Aspect, ...] = ()
    rendered: Rendered | None = None

    @property
    def resting(self) -> tuple[Span, ...]:
        """What has to stand in both versions for it to be none of their differences: who said it may be told before."""
        return self.shown if self.rendered is not None else self.spans

    def is_of(self, other: Told) -> bool:
        """Whether both are of one thing."""
        return self.of == other.of and all(map(self.agrees(other).__contains__, self.matter))

    def agrees(self, other: Told) -> frozenset[Aspect]:
        """The aspects in which the two tell the same."""
        return frozenset(aspect for aspect in self.tells if _are_one(self.tells[aspect], other.tells[aspect]))


class OfOneThing:
    """Findings of one version, to be asked for those that are of one thing with one of the other version."""

    def __init__(self, several: Sequence[Told]) -> None:
        self._several = several
        self._by_name: dict[Hashable, list[int]] = defaultdict(list)
        for number, one in enumerate(several):
            for name in _names_of_thing(one):
                self._by_name[name].append(number)

    def with_(self, one: Told) -> list[Told]:
        """Those of one thing with it, in the order of the findings."""
        found = {number for name in _names_of_thing(one) for number in self._by_name.get(name, ())}
        return [self._several[number] for number in sorted(found) if one.is_of(self._several[number])]


def _names_of_thing(one: Told) -> Iterator[Hashable]:
    """What two findings share one of that are of one thing."""
    named = (Names().union(*one.tells[aspect]) or frozenset({""}) for aspect in one.matter)
    return ((one.of, *names) for names in product(*named))


def statements_told(extraction: Extraction, resolved: Resolved) -> list[Told]:
    """The statements."""
    name = _Namer(extraction, resolved)
    return [
        _statement(Finding(extraction.article.id, FindingKind.STATEMENT, place), statement, name)
        for place, statement in enumerate(extraction.statements)
    ]


def _statement(finding: Finding, statement: Statement[str], name: _Namer) -> Told:
    return Told(
        finding,
        statement.predicate,
        statement.predicate,
        {
            Aspect.SUBJECT: _one(name.of(statement.subject)),
            Aspect.VALUE: _one(name.of(statement.object)),
            Aspect.STATUS: _one(frozenset({statement.status.value, "ended" if statement.ended else ""} - {""})),
            Aspect.SOURCE: _one(name.of(statement.according_to)),
            Aspect.TIME: _one(frozenset({statement.time.value} if statement.time else ())),
        },
        tuple(sorted(statement.evidence)),
        statement.evidence,
        (Aspect.SUBJECT, Aspect.VALUE),
    )


def events_told(extraction: Extraction, resolved: Resolved) -> list[Told]:
    """The reports of events."""
    name = _Namer(extraction, resolved)
    happening = {(article, place): event.key for event in resolved.events for article, place in event.reports}
    found = []
    for place, report in enumerate(extraction.events):
        finding = Finding(extraction.article.id, FindingKind.EVENT, place)
        found.append(_event(finding, report, happening.get((finding.article, place), finding), name))
    return found


def _event(finding: Finding, report: EventReport[str], of: Hashable, name: _Namer) -> Told:
    taking_part = [p for p in report.participants if p.amount is None and p.role not in _CLAUSES]
    amounts = [p.amount for p in report.participants if p.amount is not None]
    return Told(
        finding,
        of,
        report.roleset,
        {
            Aspect.PARTICIPANTS: frozenset(map(name.taking_part, taking_part)),
            Aspect.AMOUNT: frozenset(frozenset({f"{a.value} {a.other} {a.unit} {a.bound.value}"}) for a in amounts),
            Aspect.STATUS: _one(frozenset({report.status.value})),
            Aspect.SOURCE: _one(name.of(report.according_to)),
            Aspect.TIME: _one(frozenset({report.time.value} if report.time else ())),
        },
        tuple(sorted(report.evidence)),
        (*report.evidence, *report.words, *(p.span for p in report.participants)),
    )


def quotations_told(extraction: Extraction, resolved: Resolved) -> list[Told]:
    """The quotations that stand in no other one."""
    name = _Namer(extraction, resolved)
    found = []
    for each in rendered(extraction, resolved):
        if len(each.at.place) > 1:
            continue
        quotation = each.quotation
        forms = tuple(word.form for word in each.words)
        spans = (*quotation.content, *quotation.cue, *quotation.source)
        finding = Finding(extraction.article.id, FindingKind.QUOTATION, each.at.place[0])
        speaker = name.of(quotation.speaker) | (frozenset({each.source}) if each.source else frozenset())
        tells = {Aspect.SPEAKER: _one(speaker)}
        found.append(Told(finding, forms, None, tells, tuple(sorted(quotation.content)), spans, rendered=each))
    return found


def _are_one(one: frozenset[Names], other: frozenset[Names]) -> bool:
    """Whether each of the one has a name of one of the other, and the other way round."""
    return all(any(a & b for b in other) for a in one) and all(any(a & b for a in one) for b in other)


def _one(names: Names) -> frozenset[Names]:
    return frozenset({names} if names else ())


class _Namer:
    """What entities of an article are called across articles."""

    def __init__(self, extraction: Extraction, resolved: Resolved) -> None:
        self._extraction = extraction
        self._keys = resolved.key_of
        self._entities = {entity.id: entity for entity in extraction.entities}

    def of(self, what: str | Literal | None) -> Names:
        """The key and name of an entity, without a name its words; the words and normal form of a value.

        In versions of one article a name is one person's, though resolution may part them, say by their age.
        """
        if what is None:
            return frozenset()
        if isinstance(what, Literal):
            return frozenset(filter(None, (_plain(what.value), what.normalized)))
        return frozenset(self._called(what))

    def taking_part(self, participant: Participant[str]) -> Names:
        """The same with the words that stand there."""
        words = participant.span.of(self._extraction.article.text)
        names = {*self.of(participant.filler), _plain(words)}
        return frozenset(f"{participant.role.value} {name}" for name in names)

    def _called(self, entity_id: str) -> Iterator[str]:
        key = self._keys.get((self._extraction.article.id, entity_id))
        if key is not None:
            yield key
        entity = self._entities.get(entity_id)
        if entity is not None and entity.named:
            yield _plain(entity.name)
        elif entity is not None:
            yield from (_plain(mention.span.of(self._extraction.article.text)) for mention in entity.mentions)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
