"""Event reports, what one article says happened, in its graph; and the events of all articles in the default graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.writing.amounts import amount_iri, amount_quads
from kg.graph.writing.happenings import Happening, own_happening
from kg.graph.writing.identifiers import digest, offsets
from kg.graph.writing.scope import Scope
from kg.graph.writing.times import say_when
from kg.model import Amount, EventReport, Literal, Participant, Role, Span, Status
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF, RDFS, SCHEMA, SEM
from kg.vocabulary.terms import Description, Line, Node, date

#: Whose fillers take part in the event as Actors of the Simple Event Model, where they are known.
_ACTORS = frozenset({Role.AGENT, Role.PATIENT, Role.RECIPIENT, Role.BENEFICIARY})
#: Words for these are each article's own account, and stay with its report.
_ACCOUNTS = frozenset({Role.CAUSE, Role.PURPOSE, Role.MANNER})


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """One report of an article with what the graph needs of it.

    `roles` are the properties of those who take part and of the amounts, by local name, with their values; `source` is
    the key of who the article names as the source; `evidence` covers the words that tell of the event.
    """

    id: str
    report: EventReport[str]
    happening: Happening
    roles: tuple[tuple[str, Node], ...]
    source: str | None
    evidence: tuple[Span, ...]

    @property
    def is_asserted(self) -> bool:
        """Whether the article says it in its own voice."""
        return self.report.status is Status.ASSERTED


def told_events(scope: Scope) -> list[ToldEvent]:
    """The article's event reports, each once, ordered by id; none whose source an editor's decision took out."""
    told = (told_event(place, scope) for place in range(len(scope.extraction.events)))
    found = {each.id: each for each in told if each is not None}
    return [found[name] for name in sorted(found)]


def told_event(place: int, scope: Scope) -> ToldEvent | None:
    """The report at a place of `Extraction.events`; None where an editor's decision took its source out."""
    report = scope.extraction.events[place]
    source = None if report.according_to is None else scope.key(report.according_to)
    if report.according_to is not None and source is None:
        return None
    name = digest(
        scope.article.id,
        offsets(report.words),
        report.roleset,
        report.status.value,
        source,
        tuple((p.argument, p.span.start, p.span.end) for p in report.participants),
    )
    happening = scope.happenings.get(place) or own_happening(report, name, scope.extraction)
    roles = tuple(dict.fromkeys(_roles(report, scope)))
    return ToldEvent(name, report, happening, roles, source, _evidence(report))


def report_iri(told: ToldEvent, vocabulary: Vocabulary) -> ox.NamedNode:
    """The report's IRI."""
    return vocabulary.thing(f"event-report/{told.id}")


def report_quads(told: ToldEvent, scope: Scope) -> Iterator[Line]:
    """The report as `kg:EventReport` in the article's graph; its evidence and its amounts are written apart.

    `schema:isPartOf` says alone which article it comes from: a second property would say the same of each.
    """
    term, thing, report = scope.vocabulary.term, scope.vocabulary.thing, told.report
    described = (
        Description(report_iri(told, scope.vocabulary), scope.iri)
        .add(f"{RDF}type", term("EventReport"))
        .add(term("event"), thing(told.happening.key))
        .add(term("eventType"), term(report.type) if report.type else None)
        .add(term("roleset"), scope.vocabulary.roleset(report.roleset) if report.roleset else None)
        .add(term("eventWord"), *(span.of(scope.article.text) for span in report.words))
        .add(term("status"), scope.vocabulary.status(report.status))
        .add(f"{SEM}accordingTo", thing(told.source or scope.voice))
        .add(term("source"), thing(told.source) if told.source else None)
        .add(term("timeWords"), *_time_words(report, scope))
        .add(f"{SCHEMA}isPartOf", scope.iri)
        .add(term("evidence"), *(scope.evidence(span) for span in told.evidence))
    )
    for role, value in told.roles:
        described.add(term(role), value)
    yield from say_when(described, term, report.time.value if report.time else None)


def event_quads(told: ToldEvent, scope: Scope) -> Iterator[Line]:
    """What the default graph gets of a report: its event, and what is so of it because this report asserts it.

    Where it is only claimed, and others report it, too, `claim_quads` says what holds unless one of them asserts it.
    """
    vocabulary, report = scope.vocabulary, told.report
    term = vocabulary.term
    if scope.outlet:
        yield from Description(vocabulary.thing(scope.outlet)).add(term("reported"), report_iri(told, vocabulary))
    event = Description(vocabulary.thing(told.happening.key))
    event.add(f"{RDFS}label", told.happening.label).add(term("report"), report_iri(told, vocabulary))
    if told.is_asserted:
        event.add(f"{RDF}type", term("Event"))
        event.add(term("eventType"), term(report.type) if report.type else None)
        event.add(term("roleset"), vocabulary.roleset(report.roleset) if report.roleset else None)
        event.add(f"{SEM}hasTimeStamp", date(report.time.value) if report.time else None)
        for role, value in told.roles:
            for made in properties_of_event(role, value, vocabulary):
                event.add(made, value)
    yield from event
    if not told.is_asserted and not told.happening.shared:
        yield from claim_quads(told, vocabulary)
    for amount in _amounts(report):
        yield from amount_quads(amount, vocabulary)


def claim_quads(told: ToldEvent, vocabulary: Vocabulary) -> Iterator[Line]:
    """An event that no report asserts: a `kg:ClaimedEvent`, of which its name, type and reports are all that stands."""
    term, report = vocabulary.term, told.report
    yield from (
        Description(vocabulary.thing(told.happening.key))
        .add(f"{RDF}type", term("ClaimedEvent"))
        .add(term("eventType"), term(report.type) if report.type else None)
    )


def properties_of_event(role: str, value: Node, vocabulary: Vocabulary) -> Iterator[ox.NamedNode]:
    """The properties that an event has of somebody or something in a role of an asserted report, or of the words."""
    is_known = isinstance(value, ox.NamedNode)
    if is_known or Role(role) not in _ACCOUNTS:
        yield vocabulary.term(role)
    if is_known and Role(role) in _ACTORS:
        yield ox.NamedNode(f"{SEM}hasActor")
    if is_known and Role(role) is Role.PLACE:
        yield ox.NamedNode(f"{SEM}hasPlace")


def _roles(report: EventReport[str], scope: Scope) -> Iterator[tuple[str, Node]]:
    """Who and what takes part, and the amounts given with them; when it was has properties of its own."""
    for participant in report.participants:
        if participant.amount is not None:
            yield Role.AMOUNT.value, amount_iri(participant.amount, scope.vocabulary)
        filler = _filler(participant, scope)
        is_amount = participant.role is Role.AMOUNT and participant.amount is not None
        if filler is not None and participant.role is not Role.TIME and not is_amount:
            yield participant.role.value, filler


def _filler(participant: Participant[str], scope: Scope) -> Node | None:
    if isinstance(participant.filler, Literal):
        return ox.Literal(participant.filler.value)
    key = scope.key(participant.filler)
    return None if key is None else scope.vocabulary.thing(key)


def _amounts(report: EventReport[str]) -> Iterator[Amount]:
    return (p.amount for p in report.participants if p.amount is not None)


def _time_words(report: EventReport[str], scope: Scope) -> Iterator[str]:
    """The words from which the time was read; where it has no value, all that say when."""
    if report.time is not None:
        if report.time.span is not None:
            yield report.time.span.of(scope.article.text)
        return
    yield from dict.fromkeys(p.span.of(scope.article.text) for p in report.of_role(Role.TIME))


def _evidence(report: EventReport[str]) -> tuple[Span, ...]:
    """The evidence, with the words of the event where it leaves one out."""
    given = set(report.evidence)
    return tuple(sorted(given | {word for word in report.words if not any(span.contains(word) for span in given)}))
