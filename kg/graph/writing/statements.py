"""Statements: what one article says, with status, source, time and evidence; and the facts that follow from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.writing.identifiers import digest
from kg.graph.writing.scope import Scope
from kg.graph.writing.times import say_when
from kg.model import Literal, Span, Statement, Status
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF, SCHEMA, SEM
from kg.vocabulary.terms import Description, Line, date, typed


@dataclass(frozen=True, slots=True)
class MergedStatement:
    """Statements of one article that say the same, as one; subject, object and source are keys."""

    id: str
    subject: str
    predicate: str
    object: str | Literal
    status: Status
    source: str | None
    time: str | None
    time_words: tuple[str, ...]
    evidence: tuple[Span, ...]
    ended: bool = False
    began: str | None = None
    until: str | None = None


def merged_statements(scope: Scope) -> list[MergedStatement]:
    """The article's statements, each once, ordered by id; those that `merged_statement` leaves out are missing.

    Raises UsageError for a predicate that statements may not use.
    """
    found: dict[str, MergedStatement] = {}
    for statement in scope.extraction.statements:
        one = merged_statement(statement, scope)
        if one is None:
            continue
        scope.vocabulary.relation(one.predicate)
        same = found.get(one.id)
        found[one.id] = one if same is None else _together(same, one)
    return [found[name] for name in sorted(found)]


def merged_statement(statement: Statement[str], scope: Scope) -> MergedStatement | None:
    """One statement by itself, with the id that it shares with those that say the same.

    None where it relates a thing to itself, or where an editor's decision took its subject, object or source out.
    """
    subject = scope.key(statement.subject)
    value = statement.object if isinstance(statement.object, Literal) else scope.key(statement.object)
    source = None if statement.according_to is None else scope.key(statement.according_to)
    if subject is None or value is None or (statement.according_to is not None and source is None):
        return None
    if subject == value:
        return None
    time = statement.time
    spoken = (value.value, value.normalized, value.datatype) if isinstance(value, Literal) else value
    name = digest(
        scope.article.id,
        subject,
        statement.predicate,
        spoken,
        statement.status.value,
        source,
        time.value if time else None,
        *_term(statement),
    )
    return MergedStatement(
        id=name,
        subject=subject,
        predicate=statement.predicate,
        object=value,
        status=statement.status,
        source=source,
        time=time.value if time else None,
        time_words=(time.span.of(scope.article.text),) if time and time.span else (),
        evidence=tuple(sorted(set(statement.evidence))),
        ended=statement.ended,
        began=statement.began.value if statement.began else None,
        until=statement.until.value if statement.until else None,
    )


def _term(statement: Statement[str]) -> tuple[str, ...]:
    """What tells a state that is over, or that began or ends at some time, from others; nothing of any other."""
    times = (statement.began.value if statement.began else "", statement.until.value if statement.until else "")
    return ("ended" if statement.ended else "", *times) if statement.ended or any(times) else ()


def statement_quads(statement: MergedStatement, scope: Scope) -> Iterator[Line]:
    """The statement as `rdf:Statement` in the article's graph; its evidence itself is written apart."""
    term, thing = scope.vocabulary.term, scope.vocabulary.thing
    value = statement.object
    normalized = None
    if isinstance(value, Literal) and value.normalized is not None:
        normalized = typed(value.normalized, value.datatype or "string")
    described = (
        Description(statement_iri(statement, scope.vocabulary), scope.iri)
        .add(f"{RDF}type", ox.NamedNode(f"{RDF}Statement"))
        .add(f"{RDF}subject", thing(statement.subject))
        .add(f"{RDF}predicate", term(statement.predicate))
        .add(f"{RDF}object", object_term(statement, scope.vocabulary))
        .add(term("normalized"), normalized)
        .add(term("status"), scope.vocabulary.status(statement.status))
        .add(f"{SEM}accordingTo", thing(statement.source or scope.voice))
        .add(term("source"), thing(statement.source) if statement.source else None)
        .add(term("timeWords"), *statement.time_words)
        .add(term("ended"), typed("true", "boolean") if statement.ended else None)
        .add(term("from"), date(statement.began) if statement.began else None)
        .add(term("until"), date(statement.until) if statement.until else None)
        .add(f"{SCHEMA}isPartOf", scope.iri)
        .add(term("evidence"), *(scope.evidence(span) for span in statement.evidence))
    )
    yield from say_when(described, term, statement.time)


def fact_quads(statement: MergedStatement, vocabulary: Vocabulary) -> Iterator[Line]:
    """The plain triple in the default graph, both ways for a symmetric relation; none unless it is asserted.

    Of a state that is over it has the ended form, never the state itself.
    """
    relation = vocabulary.relation(statement.predicate)
    name = relation.ended_form if statement.ended else relation.name
    if statement.status is not Status.ASSERTED or not name:
        return
    subject, predicate, value = vocabulary.thing(statement.subject), vocabulary.term(name), statement.object
    yield from Description(subject).add(predicate, object_term(statement, vocabulary))
    if relation.symmetric and isinstance(value, str):
        yield from Description(vocabulary.thing(value)).add(predicate, subject)


def statement_iri(statement: MergedStatement, vocabulary: Vocabulary) -> ox.NamedNode:
    """The statement's IRI."""
    return vocabulary.thing(f"statement/{statement.id}")


def object_term(statement: MergedStatement, vocabulary: Vocabulary) -> ox.NamedNode | ox.Literal:
    """The statement's object in RDF: an entity, or the words of the text."""
    value = statement.object
    return ox.Literal(value.value) if isinstance(value, Literal) else vocabulary.thing(value)


def _together(one: MergedStatement, other: MergedStatement) -> MergedStatement:
    return MergedStatement(
        id=one.id,
        subject=one.subject,
        predicate=one.predicate,
        object=one.object,
        status=one.status,
        source=one.source,
        time=one.time,
        time_words=tuple(sorted({*one.time_words, *other.time_words})),
        evidence=tuple(sorted({*one.evidence, *other.evidence})),
        ended=one.ended,
        began=one.began,
        until=one.until,
    )
