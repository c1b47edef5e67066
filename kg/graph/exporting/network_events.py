"""Events in the network of a graph: each is a node, with an edge to everybody known who has a role in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from kg.graph.reading.happening import ENTITY, ROLES, Happening, Report, surest
from kg.model import Status

if TYPE_CHECKING:
    import networkx as nx

Network: TypeAlias = "nx.MultiDiGraph[str]"


class Spread(TypedDict):
    """How many reports say something, and of how many articles and outlets they are."""

    reports: int
    articles: int
    outlets: int


class RoleEdge(Spread):
    """An edge from an event to who has a role in it; `predicate` is the role, `status` the surest that says so.

    `asserted_in` are the IRIs of the articles that assert it, in the order of their reports.
    """

    kind: str
    predicate: str
    status: str
    asserted_in: tuple[str, ...]


def add_events(network: Network, events: Iterable[Happening]) -> None:
    """Adds events and their roles to a network that has all entities already.

    Attributes of an event: `kind` ("event"), `label`, `type` and `type_label` (empty for none), `roleset`, `status`
    (the surest of its reports), `time` (ISO 8601, or empty), the counts `reports`, `articles` and `outlets`; `roles`,
    who and what has a role and is no entity, by role; and `evidence`, (words, their sentence), report by report. An
    entity gets `events`, in how many it has a role.
    """
    taken: Counter[str] = Counter()
    for event in events:
        network.add_node(
            event.iri,
            kind="event",
            label=event.label,
            type=event.type,
            type_label=event.type_label,
            roleset=event.roleset,
            status=event.status,
            time=event.time,
            **_spread(event.reports),
            evidence=[(e.exact, e.prefix + e.exact + e.suffix) for r in event.reports for e in r.evidence],
            roles=_values(event),
        )
        roles = _roles(event, network)
        for (target, role), reports in roles.items():
            asserting = dict.fromkeys(each.article.iri for each in reports if each.status == Status.ASSERTED)
            edge = RoleEdge(
                kind="role",
                predicate=role,
                status=surest(reports),
                asserted_in=tuple(asserting),
                **_spread(reports),
            )
            network.add_edge(event.iri, target, key=f"{event.iri}#{role}={target}", **edge)
        taken.update({target for target, _ in roles})
    for node, data in network.nodes(data=True):
        if data["kind"] == "entity":
            data["events"] = taken[node]


def _values(event: Happening) -> dict[str, list[str]]:
    """Who and what has a role and is no entity, by role, in their order."""
    told = {filler.role for report in event.told for filler in report.fillers if filler.kind != ENTITY}
    values = {
        role: {each.text for each in event.fillers(role) if each.kind != ENTITY} for role in ROLES if role in told
    }
    return {role: sorted(texts) for role, texts in values.items() if texts}


def _roles(event: Happening, network: Network) -> dict[tuple[str, str], list[Report]]:
    """Who has which role by which reports, in the order of the roles."""
    found: dict[tuple[str, str], list[Report]] = {}
    for report in event.reports:
        for filler in report.fillers:
            if filler.kind == ENTITY and network.nodes.get(filler.iri, {}).get("kind") == "entity":
                found.setdefault((filler.iri, filler.role), []).append(report)
    return dict(sorted(found.items(), key=lambda item: (ROLES.index(item[0][1]), item[0])))


def _spread(reports: Collection[Report]) -> Spread:
    return Spread(
        reports=len(reports),
        articles=len({report.article.iri for report in reports}),
        outlets=len({report.article.outlet for report in reports} - {""}),
    )
