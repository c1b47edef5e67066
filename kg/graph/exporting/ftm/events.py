"""Events that an article asserts as events; what is only claimed of one, and all events of which it is, as notes."""

from __future__ import annotations

from collections import defaultdict

from kg.graph.exporting.ftm.findings import ACTORS, ASSERTED, Findings, several, status_told, text
from kg.graph.exporting.layers.elements import Edge

_PLACE = "place"


def add_events(findings: Findings) -> None:
    """Every event and every report."""
    roles: dict[str, list[Edge]] = defaultdict(list)
    reports: dict[str, list[Edge]] = defaultdict(list)
    for edge in findings.edges["role"]:
        roles[edge.source].append(edge)
    for edge in findings.edges["report"]:
        reports[edge.source].append(edge)
    for node in findings.of_kind("event"):
        told = [edge for edge in reports[node.iri] if edge.about["status"] == ASSERTED]
        if told:
            _add_event(findings, node.iri, told, [each for each in roles[node.iri] if each.about["status"] == ASSERTED])
        for report in reports[node.iri]:
            if report.about["status"] != ASSERTED:
                what = node.label.removesuffix(f" ({node.about['status']})")
                ends = [node.iri, *(edge.target for edge in roles[node.iri])]
                keywords = ["event", text(report.about, "status"), text(node.about, "type")]
                findings.note(report.iri, status_told(report.about), what, keywords, report.about, ends)


def _add_event(findings: Findings, iri: str, told: list[Edge], roles: list[Edge]) -> None:
    """An event of those reports alone that assert it, each value by those that give it."""
    node = findings.nodes[iri]
    articles = [text(report.about, "article") for report in told]
    event = findings.become(iri, "Event")
    event.say("name", node.label, *_naming(findings, node.label, articles, roles))
    event.say("keywords", [text(node.about, "type"), text(node.about, "roleset")], *articles)
    for role in roles:
        by = several(role.about, "asserted_in")
        entity = findings.known.get(role.target)
        if entity is not None and entity.schema in ACTORS:
            event.say("involved", entity.id, *by)
        elif role.about["role"] == _PLACE:
            event.say("location", findings.nodes[role.target].label, *by)
    for report in told:
        article = text(report.about, "article")
        event.date("date", text(report.about, "time"), article)
        event.say("summary", text(report.about, "sentence"), article)
        event.say("recordId", report.iri, article)
        findings.tell_source(event, report.about)


def _naming(findings: Findings, name: str, articles: list[str], roles: list[Edge]) -> list[str]:
    """The articles that assert of everybody whom the event's name names that they have a role, else none."""
    named = [role for role in roles if findings.nodes[role.target].label in name]
    return [article for article in articles if all(article in several(role.about, "asserted_in") for role in named)]
