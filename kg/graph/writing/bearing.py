"""Which event reports bear out which statements: one article tells the same, from the same words, both ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.graph.writing.events import ToldEvent, report_iri
from kg.graph.writing.scope import Scope
from kg.graph.writing.statements import MergedStatement, statement_iri
from kg.model import Literal
from kg.vocabulary.terms import Description, Line


def borne_out_quads(statements: Sequence[MergedStatement], told: Sequence[ToldEvent], scope: Scope) -> Iterator[Line]:
    """`kg:bornOutBy` from each statement to the reports that bear it out, in the article's graph.

    A report does where a word of it stands in the statement's evidence, subject and object take part in it, and the
    article says both with the same status. Words are an object where they hold each other.
    """
    for statement in statements:
        bearing = [report_iri(each, scope.vocabulary) for each in told if _bears_out(each, statement, scope)]
        described = Description(statement_iri(statement, scope.vocabulary), scope.iri)
        yield from described.add(scope.vocabulary.term("bornOutBy"), *bearing)


def _bears_out(told: ToldEvent, statement: MergedStatement, scope: Scope) -> bool:
    if told.report.status is not statement.status:
        return False
    if not any(span.contains(word) for span in statement.evidence for word in told.report.words):
        return False
    fillers = [p.filler for p in told.report.participants]
    keys = {scope.key(filler) for filler in fillers if isinstance(filler, str)}
    if statement.subject not in keys:
        return False
    if not isinstance(statement.object, Literal):
        return statement.object in keys
    value = _padded(statement.object.value)
    words = [_padded(p.span.of(scope.article.text)) for p in told.report.participants]
    return any(value in each or each in value for each in words)


def _padded(words: str) -> str:
    """Words in small letters with one space around each, so that one text holds another only at whole words."""
    return f" {' '.join(words.casefold().split())} "
