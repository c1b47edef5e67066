"""The card of an entity as its page shows it: what articles say the same way together, apart by status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.graph.views.card import CardQuotation, CardStatement, EntityCard
from kg.graph.views.event_card import CardEvent
from kg.serving.site.statuses import STATUSES

#: So many of a list are shown where not all are asked for.
SHOWN = 30


@dataclass(frozen=True, slots=True)
class Claim:
    """What articles say with one status of the same two: one statement of the first for what to call it, and all."""

    first: CardStatement
    statements: list[CardStatement] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Shown:
    """A list of a page: what it is called, the part that is shown, and how many more there are."""

    id: str
    heading: str
    meaning: str
    status: str
    items: Sequence[Any]
    more: int


def statements_shown(id_: str, statements: Iterable[CardStatement], every: bool) -> list[Shown]:
    """Statements by status, those of the same subject, predicate and object together."""
    by_status: dict[str, dict[tuple[str, ...], Claim]] = {}
    for each in statements:
        told = (each.subject_key or each.subject, each.label, each.object_key or each.object)
        claims = by_status.setdefault(each.status, {})
        claims.setdefault(told, Claim(each)).statements.append(each)
    # what most outlets tell comes first
    return [
        _shown(f"{id_}-{status}", called.heading, called.meaning, status, _by_backing(by_status[status]), every)
        for status, called in STATUSES.items()
        if status in by_status
    ]


def events_shown(id_: str, heading: str, events: Sequence[CardEvent], every: bool) -> list[Shown]:
    """Events under one heading, by their surest status."""
    by_status: dict[str, list[CardEvent]] = {}
    for each in events:
        by_status.setdefault(each.status, []).append(each)
    return [
        _shown(
            f"{id_}-{status}", f"{heading}: {called.heading.lower()}", called.meaning, status, by_status[status], every
        )
        for status, called in STATUSES.items()
        if status in by_status
    ]


def quotations_shown(id_: str, heading: str, quotations: Sequence[CardQuotation], every: bool) -> list[Shown]:
    """Quotations, those that were said apart from those of which the article says something else."""
    by_status: dict[str, list[CardQuotation]] = {}
    for each in quotations:
        by_status.setdefault(each.status, []).append(each)
    return [
        _shown(
            f"{id_}-{status}",
            heading if status == "asserted" else f"{heading}: {called.heading.lower()}",
            "" if status == "asserted" else called.meaning,
            status,
            by_status[status],
            every,
        )
        for status, called in STATUSES.items()
        if status in by_status
    ]


def entity_values(card: EntityCard, every: bool) -> dict[str, Any]:
    """The values of the template of an entity."""
    name = card.entity.name
    lists = [
        *events_shown("did", f"What {name} did", card.did, every),
        *events_shown("happened", f"What happened to {name}", card.happened_to, every),
        *events_shown("there", "What happened there", card.happened_there, every),
    ]
    return {
        "card": card,
        "events": lists,
        "statements": statements_shown("statements", card.statements, every),
        "claims": statements_shown("claims", card.claims, every),
        "quotations": [
            *quotations_shown("said", f"What {name} is quoted with", card.said, every),
            *quotations_shown("told", f"What {name} was told", card.told, every),
        ],
        "sources": card.sources,
    }


def _by_backing(claims: dict[tuple[str, ...], Claim]) -> list[Claim]:
    def backing(claim: Claim) -> tuple[int, int, tuple[str, ...]]:
        outlets = {each.where.outlet or each.where.article for each in claim.statements}
        return -len(outlets), -len(claim.statements), (claim.first.label, claim.first.subject, claim.first.object)

    return sorted(claims.values(), key=backing)


def _shown(id_: str, heading: str, meaning: str, status: str, items: Sequence[Any], every: bool) -> Shown:
    shown = items if every else items[:SHOWN]
    return Shown(id_, heading, meaning, status, shown, len(items) - len(shown))
