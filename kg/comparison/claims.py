"""What several articles of a story say of one thing, gathered so that the values can be held against each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from kg.comparison.inputs.resolved import Resolved
from kg.comparison.told.justice import compare_offences, compare_penalties, names_offence
from kg.comparison.told.people import compare_names, names_given
from kg.comparison.values import compare_dates
from kg.comparison.words import told_words
from kg.model import EventReport, Extraction, Literal, Status
from kg.model.comparison import Agreement, Side
from kg.vocabulary.ontology import ontology

#: How values stand to each other that differ, the worst first.
WORST = (Agreement.CONTRADICTORY, Agreement.DIFFERENT, Agreement.FINER)
#: Statuses that say it is so, and that it is not.
_SAID = frozenset({Status.ASSERTED, Status.ATTRIBUTED, Status.ALLEGED})
_GAINSAID = frozenset({Status.DENIED, Status.NEGATED})


@dataclass(frozen=True, slots=True)
class Value:
    """One article's value: its side, and what is compared (a date, a yes or no, a value, words)."""

    side: Side
    compared: Literal | str | bool


@dataclass(frozen=True, slots=True)
class Claims:
    """Values of one thing; `compare` says how two of them stand to each other.

    `known` is how those stand that differ most, where that is not to be found by comparing each with each.
    """

    about: str
    concerns: tuple[str, ...]
    values: tuple[Value, ...]
    compare: Callable[[Value, Value], Agreement]
    known: Agreement | None = None


def claims_of(extractions: Sequence[Extraction], resolved: Resolved) -> Iterator[Claims]:
    """What articles of a story say of one event, of one statement, of one person."""
    by_id = {extraction.article.id: extraction for extraction in extractions}
    for event in resolved.events:
        reports = [(by_id[name], by_id[name].events[place]) for name, place in event.reports if name in by_id]
        if len({extraction.article.id for extraction, _ in reports}) > 1:
            yield from _denials(event.label, event.key, reports)
    yield from _statements(extractions, resolved)
    yield from _names(extractions, resolved)


#: A date as precise as told, or a whole number, as age.
_ISO = re.compile(r"\d+(?:-\d\d){0,2}")
#: Predicates whose values are penalties, and those whose values are offences.
_PENALTY = "sentencedTo"
_OFFENCES = frozenset({"acquittedOf", "arrestedFor", "chargedWith", "convictedOf"})
_Reports = Sequence[tuple[Extraction, EventReport[str]]]


def _denials(label: str, key: str, reports: _Reports) -> Iterator[Claims]:
    values = [
        Value(Side(x.article.id, r.status.value, r.evidence), r.status in _SAID)
        for x, r in reports
        if r.status in _SAID | _GAINSAID
    ]
    yield Claims(f"{label}: whether", (key,), tuple(values), _by_truth)


def _statements(extractions: Sequence[Extraction], resolved: Resolved) -> Iterator[Claims]:
    """Statements of one subject, predicate and object: when, and whether; and relations that have one value."""
    same: dict[tuple[str, str, str], list[Value]] = defaultdict(list)
    dated: dict[tuple[str, str, str], list[Value]] = defaultdict(list)
    valued: dict[tuple[str, str], list[Value]] = defaultdict(list)
    labels = {entity.key: entity.name for entity in resolved.entities}
    for extraction in extractions:
        name = extraction.article.id
        for statement in extraction.statements:
            subject = resolved.key_of.get((name, statement.subject))
            if subject is None:
                continue
            told = statement.object
            value = told.value if isinstance(told, Literal) else resolved.key_of.get((name, told), "")
            triple = subject, statement.predicate, value
            if statement.status in _SAID | _GAINSAID and not _is_state(statement.predicate):
                side = Side(name, statement.status.value, statement.evidence)
                same[triple].append(Value(side, statement.status in _SAID))
            if statement.time is not None and statement.status in _SAID:
                spans = (statement.time.span,) if statement.time.span else statement.evidence
                dated[triple].append(Value(Side(name, statement.time.value, spans), statement.time.value))
            if isinstance(told, Literal) and statement.status in _SAID:
                valued[subject, statement.predicate].append(Value(Side(name, told.value, statement.evidence), told))
    for (subject, predicate, value), values in sorted(same.items()):
        about = f"{labels[subject]} {_label(predicate)} {labels.get(value, value)}"
        yield Claims(f"{about}: whether", _concerned(subject, value, labels), tuple(values), _by_truth)
    for (subject, predicate, value), values in sorted(dated.items()):
        about = f"{labels[subject]} {_label(predicate)} {labels.get(value, value)}"
        yield Claims(f"{about}: when", _concerned(subject, value, labels), tuple(values), _by_date)
    yield from _excluded(valued, labels)
    for (subject, predicate), values in sorted(valued.items()):
        about = f"{labels[subject]} {_label(predicate)}"
        if predicate in _OFFENCES:
            named = [value for value in values if isinstance(value.compared, Literal) and names_offence(value.compared)]
            yield from _offences(f"{about}: what", subject, named)
        elif predicate == _PENALTY:
            yield Claims(f"{about}: what", (subject,), tuple(values), _by_penalty)
        elif _is_single(predicate):
            yield Claims(about, (subject,), tuple(values), _by_value)


def _excluded(valued: Mapping[tuple[str, str], Sequence[Value]], labels: Mapping[str, str]) -> Iterator[Claims]:
    """What one article says of somebody where another says what excludes it: convicted, acquitted of one offence."""
    for (subject, predicate), values in sorted(valued.items()):
        relation = ontology().relations.get(predicate)
        for other in sorted(relation.excludes) if relation is not None else ():
            against = valued.get((subject, other), ())
            for offence in dict.fromkeys(str(value.side.value) for value in values):
                own = [value for value in values if value.side.value == offence]
                same = [value for value in against if _by_offence(own[0], value) is Agreement.SAME]
                sides = [
                    Value(replace(each.side, value=f"{_label(said)} {each.side.value}"), said == predicate)
                    for said, several in ((predicate, own), (other, same))
                    for each in several
                ]
                if same:
                    about = f"{labels[subject]} {_label(predicate)} or {_label(other)} {offence}"
                    yield Claims(about, (subject,), tuple(sides), _by_truth)


def _offences(about: str, subject: str, values: Sequence[Value]) -> Iterator[Claims]:
    """The offences of somebody that one article names otherwise than another.

    Of several that are wholly different each article may only have left some out.
    """
    differing: dict[int, Value] = {}
    worst = Agreement.FINER
    for one, other in combinations(sorted({value.side.article for value in values}), 2):
        first, second = ([value for value in values if value.side.article == each] for each in (one, other))
        left = [[a for a in here if not _told(a, there)] for here, there in ((first, second), (second, first))]
        alone = len(left[0]) == len(first) == 1 and len(left[1]) == len(second) == 1
        for a, b in product(*left):
            agreement = _by_offence(a, b)
            if alone or agreement is not Agreement.DIFFERENT:
                differing |= {id(a): a, id(b): b}
                worst = min(worst, agreement, key=WORST.index)
    if differing:
        yield Claims(about, (subject,), tuple(differing.values()), _by_offence, worst)


def _told(value: Value, others: Sequence[Value]) -> bool:
    return any(_by_offence(value, other) is Agreement.SAME for other in others)


def _names(extractions: Sequence[Extraction], resolved: Resolved) -> Iterator[Claims]:
    for key, called in names_given(extractions, resolved):
        values = (Value(Side(_id(extractions, each.article), each.name, (each.span,)), each.name) for each in called)
        yield Claims(f"{called[0].name}: the name", (key,), tuple(values), _by_name)


def _id(extractions: Sequence[Extraction], place: int) -> str:
    return extractions[place].article.id


def _concerned(subject: str, value: str, labels: dict[str, str]) -> tuple[str, ...]:
    return (subject, value) if value in labels else (subject,)


def _is_state(predicate: str) -> bool:
    """Whether a relation holds for a time, so that of it both may be true: he is, and he is not any more."""
    relation = ontology().relations.get(predicate)
    return relation is not None and bool(relation.ended_form)


def _is_single(predicate: str) -> bool:
    """Whether a relation has one value: of two that differ, one is wrong, or one is finer."""
    relation = ontology().relations.get(predicate)
    return relation is not None and relation.single_valued


def _label(predicate: str) -> str:
    return ontology().labels.get(predicate, predicate)


def _by_date(one: Value, other: Value) -> Agreement:
    return compare_dates(str(one.compared), str(other.compared))


def _by_truth(one: Value, other: Value) -> Agreement:
    return Agreement.SAME if one.compared == other.compared else Agreement.CONTRADICTORY


def _by_name(one: Value, other: Value) -> Agreement:
    return compare_names(str(one.compared), str(other.compared))


def _literals(one: Value, other: Value) -> tuple[Literal, Literal]:
    if not isinstance(one.compared, Literal) or not isinstance(other.compared, Literal):
        raise TypeError("only values are compared here")
    return one.compared, other.compared


def _by_offence(one: Value, other: Value) -> Agreement:
    return compare_offences(*_literals(one, other))


def _by_penalty(one: Value, other: Value) -> Agreement:
    first, second = _literals(one, other)
    return compare_penalties(first.value, second.value)


def _by_value(one: Value, other: Value) -> Agreement:
    """Dates and numbers in their normal form; of values that only words tell one may say more than the other."""
    values = [each.normalized or each.value.casefold() for each in _literals(one, other)]
    if all(map(_ISO.fullmatch, values)):
        return compare_dates(*values)
    first, second = ({word.stem for word in told_words(value) if word.telling} for value in values)
    if first == second:
        return Agreement.SAME
    return Agreement.FINER if first < second or second < first else Agreement.DIFFERENT
