"""What several articles of a story say of one thing, gathered so that the values can be held against each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.comparison.values import compare_amounts, compare_dates
from kg.comparison.words import told_words
from kg.model import Amount, AmountKind, AmountPart, Collection, EventReport, Extraction, Literal, Status
from kg.model.comparison import Agreement, Side
from kg.vocabulary.ontology import ontology

#: Statuses that say it is so, and that it is not.
_SAID = frozenset({Status.ASSERTED, Status.ATTRIBUTED, Status.ALLEGED})
_GAINSAID = frozenset({Status.DENIED, Status.NEGATED})


@dataclass(frozen=True, slots=True)
class Value:
    """One article's value: its side, and what is compared (an amount, a date, a yes or no, words)."""

    side: Side
    compared: Amount | str | bool


@dataclass(frozen=True, slots=True)
class Claims:
    """Values of one thing; `compare` says how two of them stand to each other."""

    about: str
    concerns: tuple[str, ...]
    values: tuple[Value, ...]
    compare: Callable[[Value, Value], Agreement]


def claims_of(extractions: Sequence[Extraction], collection: Collection) -> Iterator[Claims]:
    """What articles of a story say of one event or of one statement."""
    by_id = {extraction.article.id: extraction for extraction in extractions}
    for event in collection.events:
        reports = [(by_id[name], by_id[name].events[place]) for name, place in event.reports if name in by_id]
        if len({extraction.article.id for extraction, _ in reports}) > 1:
            yield from _amounts(event.label, event.key, reports)
            yield from _times(event.label, event.key, reports)
            yield from _denials(event.label, event.key, reports)
    yield from _statements(extractions, collection)


#: A date as precise as told, or a whole number, as age.
_ISO = re.compile(r"\d+(?:-\d\d){0,2}")
_Reports = Sequence[tuple[Extraction, EventReport[str]]]


def _amounts(label: str, key: str, reports: _Reports) -> Iterator[Claims]:
    """Amounts of one kind, unit, part and role of an event."""
    found: dict[tuple[str, str, AmountPart, str], list[Value]] = defaultdict(list)
    for extraction, report in reports:
        told = [p for p in report.participants if p.amount is not None]
        for one in told:
            amount = one.amount
            if amount is None:
                continue
            side = Side(extraction.article.id, amount.span.of(extraction.article.text), (amount.span,))
            found[amount.kind.value, amount.unit, amount.part, one.role.value].append(Value(side, amount))
    for (kind, unit, part, _), values in sorted(found.items()):
        asked = "how many" if kind == AmountKind.COUNT.value else "how much"
        words = " ".join(filter(None, (asked, part.value if part is not AmountPart.TOTAL else "", f"({unit or kind})")))
        yield Claims(f"{label}: {words}", (key,), tuple(values), _by_amount)


def _times(label: str, key: str, reports: _Reports) -> Iterator[Claims]:
    values = [
        Value(Side(x.article.id, r.time.value, (r.time.span,) if r.time.span else r.evidence), r.time.value)
        for x, r in reports
        if r.time is not None
    ]
    if values:
        yield Claims(f"{label}: when", (key,), tuple(values), _by_date)


def _denials(label: str, key: str, reports: _Reports) -> Iterator[Claims]:
    values = [
        Value(Side(x.article.id, r.status.value, r.evidence), r.status in _SAID)
        for x, r in reports
        if r.status in _SAID | _GAINSAID
    ]
    yield Claims(f"{label}: whether", (key,), tuple(values), _by_truth)


def _statements(extractions: Sequence[Extraction], collection: Collection) -> Iterator[Claims]:
    """Statements of one subject, predicate and object: when, and whether; and relations that have one value."""
    same: dict[tuple[str, str, str], list[Value]] = defaultdict(list)
    dated: dict[tuple[str, str, str], list[Value]] = defaultdict(list)
    single: dict[tuple[str, str], list[Value]] = defaultdict(list)
    labels = {entity.key: entity.name for entity in collection.entities}
    for extraction in extractions:
        name = extraction.article.id
        for statement in extraction.statements:
            subject = collection.key_of.get((name, statement.subject))
            if subject is None:
                continue
            told = statement.object
            value = told.value if isinstance(told, Literal) else collection.key_of.get((name, told), "")
            triple = subject, statement.predicate, value
            if statement.status in _SAID | _GAINSAID and not _is_state(statement.predicate):
                side = Side(name, statement.status.value, statement.evidence)
                same[triple].append(Value(side, statement.status in _SAID))
            if statement.time is not None and statement.status in _SAID:
                spans = (statement.time.span,) if statement.time.span else statement.evidence
                dated[triple].append(Value(Side(name, statement.time.value, spans), statement.time.value))
            if _is_single(statement.predicate) and isinstance(told, Literal) and statement.status in _SAID:
                side = Side(name, told.value, statement.evidence)
                single[subject, statement.predicate].append(Value(side, told.normalized or told.value.casefold()))
    for (subject, predicate, value), values in sorted(same.items()):
        about = f"{labels[subject]} {_label(predicate)} {labels.get(value, value)}"
        yield Claims(f"{about}: whether", _concerned(subject, value, labels), tuple(values), _by_truth)
    for (subject, predicate, value), values in sorted(dated.items()):
        about = f"{labels[subject]} {_label(predicate)} {labels.get(value, value)}"
        yield Claims(f"{about}: when", _concerned(subject, value, labels), tuple(values), _by_date)
    for (subject, predicate), values in sorted(single.items()):
        yield Claims(f"{labels[subject]} {_label(predicate)}", (subject,), tuple(values), _by_words)


def _concerned(subject: str, value: str, labels: dict[str, str]) -> tuple[str, ...]:
    return (subject, value) if value in labels else (subject,)


def _is_state(predicate: str) -> bool:
    """Whether a relation holds for a time, so that of it both may be true: he is, and he is not any more."""
    relation = ontology().relations.get(predicate)
    return relation is not None and relation.ended_form is not None


def _is_single(predicate: str) -> bool:
    """Whether a relation has one value: of two that differ, one is wrong, or one is finer."""
    relation = ontology().relations.get(predicate)
    return relation is not None and relation.single_valued


def _label(predicate: str) -> str:
    return ontology().labels.get(predicate, predicate)


def _by_amount(one: Value, other: Value) -> Agreement:
    if not isinstance(one.compared, Amount) or not isinstance(other.compared, Amount):
        raise TypeError("only amounts are compared here")
    return compare_amounts(one.compared, other.compared)


def _by_date(one: Value, other: Value) -> Agreement:
    return compare_dates(str(one.compared), str(other.compared))


def _by_truth(one: Value, other: Value) -> Agreement:
    return Agreement.SAME if one.compared == other.compared else Agreement.CONTRADICTORY


def _by_words(one: Value, other: Value) -> Agreement:
    """Dates and numbers in their normal form; of values that only words tell one may say more than the other."""
    if _ISO.fullmatch(str(one.compared)) and _ISO.fullmatch(str(other.compared)):
        return compare_dates(str(one.compared), str(other.compared))
    first, second = ({word.stem for word in told_words(str(each.compared)) if word.telling} for each in (one, other))
    if first == second:
        return Agreement.SAME
    return Agreement.FINER if first < second or second < first else Agreement.DIFFERENT
