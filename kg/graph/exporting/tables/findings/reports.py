"""The tables of reports of events and of what has a role in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, TypeAlias

import pyoxigraph as ox

from kg.graph.exporting.tables.model import Per, Table, To
from kg.graph.exporting.tables.parts import Finding
from kg.graph.exporting.tables.source import APART, Source, in_text_order, texts
from kg.graph.reading.by_article import ArticleRead
from kg.graph.reading.happening import AMOUNT, ENTITY, ROLES, WORDS
from kg.graph.reading.many import Term, Values, first
from kg.model import Role
from kg.propbank import roleset
from kg.vocabulary.namespaces import SCHEMA, SEM

_Names: TypeAlias = Annotated[tuple[str, ...], "names, amounts in words, or words of the text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow(Finding):
    """What one article tells of an event."""

    iri: Annotated[str, "the report"]
    event: Annotated[str, "what the event is called"]
    event_iri: Annotated[str, To("events"), "the event, which several articles may report"]
    word: Annotated[str, "the words that tell of it"]
    roleset: Annotated[str | None, "what the word means, a roleset of PropBank (resign.01)"]
    meaning: Annotated[str | None, "the name of that meaning"]
    type: Annotated[str | None, "the type of event"]
    agent: Annotated[_Names, "who does it"]
    patient: Annotated[_Names, "to whom or what it is done"]
    recipient: Annotated[_Names, "to whom"]
    instrument: Annotated[_Names, "with what"]
    beneficiary: Annotated[_Names, "for whom"]
    attribute: Annotated[_Names, "as what"]
    at_start: Annotated[_Names, "from where or what"]
    at_end: Annotated[_Names, "to where or what"]
    place: Annotated[_Names, "where"]
    amount: Annotated[_Names, "how much"]
    cause: Annotated[_Names, "why"]
    purpose: Annotated[_Names, "what for"]
    manner: Annotated[_Names, "how"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """Who or what has a role in a report."""

    report_iri: Annotated[str, To("reports"), "the report"]
    event_iri: Annotated[str, To("events"), "its event"]
    role: Annotated[str, f"{', '.join(ROLES)}"]
    filled_by: Annotated[str, f"what has it: {ENTITY}, {AMOUNT} or {WORDS}"]
    filler: Annotated[str, "its name, the amount in words, or the words of the text"]
    entity_iri: Annotated[str | None, To("entities"), "the entity"]
    amount_iri: Annotated[str | None, "the amount"]
    amount_kind: Annotated[str | None, "money, percent, count, score, rank or measure"]
    value: Annotated[Decimal | None, "the number"]
    other_value: Annotated[Decimal | None, "the second number of a score, the upper end of a range"]
    unit: Annotated[str | None, "the currency (ISO 4217), or what is counted"]
    bound: Annotated[str | None, "exact, about, at_least, at_most, more_than or less_than"]
    part: Annotated[str | None, "of a change: total, from, to or by"]
    status: Annotated[str, "the status of its report; that of the event is of the surest one, which may not tell this"]
    according_to: Annotated[str | None, "who says so, as of its report"]


def _reports(found: ArticleRead, source: Source) -> Iterator[ReportRow]:
    kg = source.kg
    for iri, about in found.of_class(f"{kg}EventReport"):
        event, meant = first(about, f"{kg}event"), first(about, f"{kg}roleset").removeprefix(source.vocabulary.propbank)
        known = roleset(meant) if meant else None
        roles: dict[str, Any] = {
            Role(role).column: tuple(dict.fromkeys(_called(value, source) for value in about.get(kg + role, ())))
            for role in ROLES
        }
        yield ReportRow(
            iri=iri,
            event=source.name(event) or "",
            event_iri=event,
            word=APART.join(texts(about.get(f"{kg}eventWord", ()))),
            roleset=meant or None,
            meaning=None if known is None else known.name,
            type=source.local(first(about, f"{kg}eventType")),
            **roles,
            **source.found(found, about, "evidence"),
        )


def _roles(found: ArticleRead, source: Source) -> Iterator[RoleRow]:
    kg = source.kg
    for iri, about in found.of_class(f"{kg}EventReport"):
        for role in ROLES:
            for value in about.get(kg + role, ()):
                yield _role(iri, about, role, value, source)


def _role(report: str, about: Values, role: str, value: Term, source: Source) -> RoleRow:
    is_amount = _is_amount(value, source)
    is_entity = isinstance(value, ox.NamedNode) and not is_amount
    said: Values = source.said(value.value) if is_amount else {}
    kg = source.kg
    return RoleRow(
        report_iri=report,
        event_iri=first(about, f"{kg}event"),
        role=role,
        filled_by=AMOUNT if is_amount else ENTITY if is_entity else WORDS,
        filler=_called(value, source),
        entity_iri=value.value if is_entity else None,
        amount_iri=value.value if is_amount else None,
        amount_kind=first(said, f"{kg}amountKind") or None,
        value=_number(first(said, f"{SCHEMA}value")),
        other_value=_number(first(said, f"{kg}otherValue")),
        unit=first(said, f"{SCHEMA}currency", f"{SCHEMA}unitText") or None,
        bound=first(said, f"{kg}bound") or None,
        part=first(said, f"{kg}part") or None,
        status=source.local(first(about, f"{kg}status")) or "",
        according_to=source.name(first(about, f"{SEM}accordingTo")),
    )


def _is_amount(value: Term, source: Source) -> bool:
    return isinstance(value, ox.NamedNode) and value.value.startswith(f"{source.vocabulary.data}amount/")


def _called(value: Term, source: Source) -> str:
    return (source.name(value.value) if isinstance(value, ox.NamedNode) else value.value) or ""


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


REPORTS = Table(
    "reports",
    "what an article tells of an event, with who and what has a role in it",
    ReportRow,
    Per.ARTICLE,
    lambda found, source: in_text_order(_reports(found, source)),
)

ROLES_TABLE = Table(
    "roles",
    "who and what has a role in a report, one by one, with amounts as numbers",
    RoleRow,
    Per.ARTICLE,
    _roles,
    has_key=False,
)
