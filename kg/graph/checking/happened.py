"""Checks that events and event reports agree: nothing stands of an event that no asserted report of it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.graph.checking.problems import Problem
from kg.graph.store.opening import BuiltGraph
from kg.graph.writing.events import properties_of_event
from kg.model import Role, Status
from kg.vocabulary.compact import compact
from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF, SEM
from kg.vocabulary.terms import Node, text_of

Said = set[tuple[ox.NamedNode, Node]]
"""Properties of an event with their values."""


@dataclass(slots=True)
class _Report:
    """What a report says, by property."""

    event: str = ""
    status: str = ""
    type: Said = field(default_factory=set)
    rest: Said = field(default_factory=set)


def check_events(graph: BuiltGraph) -> Iterator[Problem]:
    """Compares the events of the default graph with the reports of the articles' graphs."""
    asserted = graph.vocabulary.status(Status.ASSERTED).value
    reports = _reports(graph)
    happened = {report.event for report in reports.values() if report.status == asserted}
    expected: dict[str, Said] = defaultdict(set)
    for iri, report in reports.items():
        said = expected[report.event]
        said.add((graph.vocabulary.term("report"), ox.NamedNode(iri)))
        if report.status == asserted:
            said |= report.type | report.rest
        elif report.event not in happened:
            said |= report.type
    yield from _undescribed(reports, graph)
    for name, events in (("Event", happened), ("ClaimedEvent", expected.keys() - happened)):
        found = {
            text_of(quad.subject)
            for quad in graph.store.quads_for_pattern(
                None, ox.NamedNode(f"{RDF}type"), graph.vocabulary.term(name), ox.DefaultGraph()
            )
        }
        for event in sorted(found ^ events):
            yield Problem("event", event, f"that it is a kg:{name} is not what its reports say, or is missing")
        for event in sorted(found & events):
            yield from _compared(event, expected[event], graph)


def _reports(graph: BuiltGraph) -> dict[str, _Report]:
    """All event reports by IRI, in a fixed order."""
    vocabulary = graph.vocabulary
    found: dict[str, _Report] = defaultdict(_Report)
    roles = {vocabulary.term(role.value): role.value for role in Role}
    kind = vocabulary.term("EventReport").value
    pattern = f"?report a <{kind}> ; ?property ?value"
    rows = graph.store.query(f"SELECT ?report ?property ?value {{ GRAPH ?in {{ {pattern} }} }}")
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        report, name, value = found[row["report"].value], row["property"], row["value"]
        if name == vocabulary.term("event"):
            report.event = text_of(value)
        elif name == vocabulary.term("status"):
            report.status = text_of(value)
        elif name == vocabulary.term("eventType"):
            report.type.add((name, value))
        elif name == vocabulary.term("roleset"):
            report.rest.add((name, value))
        elif name == vocabulary.term("time"):
            report.rest.add((ox.NamedNode(f"{SEM}hasTimeStamp"), value))
        elif name in roles:
            report.rest |= {(made, value) for made in properties_of_event(roles[name], value, vocabulary)}
    return {iri: found[iri] for iri in sorted(found)}


def _undescribed(reports: dict[str, _Report], graph: BuiltGraph) -> Iterator[Problem]:
    """Those who take part and the amounts that the default graph does not describe."""
    described = {
        text_of(quad.subject)
        for name in ("named", "bound")
        for quad in graph.store.quads_for_pattern(None, graph.vocabulary.term(name), None, ox.DefaultGraph())
    }
    roles = {graph.vocabulary.term(role.value) for role in Role}
    for iri, report in reports.items():
        for name, value in sorted(report.rest, key=str):
            if name in roles and isinstance(value, ox.NamedNode) and value.value not in described:
                yield Problem("event", iri, f"its {_name(name, graph.vocabulary)} {value.value} is not described")


def _compared(event: str, expected: Said, graph: BuiltGraph) -> Iterator[Problem]:
    """What stands of an event and what its reports say of it, against each other."""
    term = graph.vocabulary.term
    compared = {term(name) for name in ("report", "eventType", "roleset", *Role)}
    compared |= {ox.NamedNode(f"{SEM}{name}") for name in ("hasActor", "hasPlace", "hasTimeStamp")}
    quads = graph.store.quads_for_pattern(ox.NamedNode(event), None, None, ox.DefaultGraph())
    found = {(quad.predicate, quad.object) for quad in quads if quad.predicate in compared}
    for pairs, message in ((found - expected, "no asserted report of it says"), (expected - found, "it lacks")):
        for name, value in sorted(pairs, key=str):
            shown = compact(value, graph.vocabulary.prefixes)
            yield Problem("event", event, f"{message}: {_name(name, graph.vocabulary)} {shown}")


def _name(name: ox.NamedNode, vocabulary: Vocabulary) -> str:
    return compact(name, vocabulary.prefixes)
