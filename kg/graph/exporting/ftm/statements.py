"""Statements: a link or a property where an article asserts them, else a note."""

from __future__ import annotations

from functools import cache

from kg.graph.exporting.ftm.entities import is_date
from kg.graph.exporting.ftm.findings import ASSERTED, Findings, status_told, text
from kg.graph.exporting.ftm.links import link
from kg.graph.exporting.ftm.mapping import OTHER, Mapped, kinds_of, predicates, schemata
from kg.graph.exporting.layers.elements import Edge
from kg.vocabulary.ontology import ontology


def owned(findings: Findings) -> set[str]:
    """What somebody owns or buys, as an article asserts: in FollowTheMoney only assets are owned, as companies are."""
    return {edge.target for edge in findings.edges["statement"] if _is_fact(edge) and _link_of(edge) == "Ownership"}


def add_statements(findings: Findings) -> None:
    """Every statement, those of titles as notes: they are no findings of their article."""
    for edge in findings.edges["statement"]:
        if not (_is_fact(edge) and (_is_property(findings, edge) or _is_link(findings, edge))):
            _note(findings, edge)
    for edge in findings.edges["title statement"]:
        _note(findings, edge, is_of_title=True)


def _is_fact(edge: Edge) -> bool:
    return edge.about["status"] == ASSERTED


def _is_property(findings: Findings, edge: Edge) -> bool:
    """Adds a property of the subject, where the statement is one and its state lasts."""
    mapped, subject = _mapped(edge), findings.known.get(edge.source)
    if mapped is None or mapped.property is None or subject is None or edge.about["ended"]:
        return False
    node, article = findings.nodes[edge.target], text(edge.about, "article")
    value = text(edge.about, "normalized") or text(node.about, "text") or node.label
    if mapped.of not in kinds_of(subject.schema) or (mapped.is_date and not is_date(value)):
        return False
    subject.say(mapped.property, value, article)
    return True


def _is_link(findings: Findings, edge: Edge) -> bool:
    """Adds a link, where both ends are entities."""
    if edge.source not in findings.known or edge.target not in findings.known:
        return False
    mapped = _mapped(edge)
    ends = edge.source, edge.target
    if text(edge.about, "predicate") in _mutual():
        ends = min(ends), max(ends)
    elif mapped is not None and mapped.reversed:
        ends = edge.target, edge.source
    is_over = bool(edge.about["ended"])
    words = mapped.words if mapped is not None and mapped.words else edge.label
    if is_over and mapped is not None and mapped.words:
        words = f"former {mapped.words}"
    made = link(findings, _link_of(edge), *ends, words, text(edge.about, "article"))
    article, schema = text(edge.about, "article"), schemata()[made.schema]
    if is_over and schema.former:
        made.say(schema.former, "former", article)
    for property_, name in (("startDate", "began"), ("endDate", "until"), ("date", "time")):
        made.date(property_, text(edge.about, name), article)
    made.say("recordId", edge.iri, article)
    made.say("summary", text(edge.about, "sentence"), article)
    findings.tell_source(made, edge.about)
    return True


def _note(findings: Findings, edge: Edge, *, is_of_title: bool = False) -> None:
    subject, target = findings.nodes[edge.source], findings.nodes[edge.target]
    words = edge.label.removesuffix(f" ({edge.about['status']})")
    said = f"{subject.label} – {words} – {text(target.about, 'text') or target.label}"
    opening = f"{status_told(edge.about)}, in the title" if is_of_title else status_told(edge.about)
    keywords = ["statement", text(edge.about, "status"), words, *(["title"] if is_of_title else [])]
    findings.note(edge.iri, opening, said, keywords, edge.about, [edge.source, edge.target])


def _mapped(edge: Edge) -> Mapped | None:
    predicate = text(edge.about, "predicate")
    return predicates().get(_states().get(predicate, predicate))


def _link_of(edge: Edge) -> str:
    mapped = _mapped(edge)
    return mapped.link if mapped is not None and mapped.link else OTHER


@cache
def _states() -> dict[str, str]:
    """The state of each ended form."""
    return {relation.ended_form: name for name, relation in ontology().relations.items() if relation.ended_form}


@cache
def _mutual() -> set[str]:
    """The predicates that hold both ways, with their ended forms."""
    relations = [relation for relation in ontology().relations.values() if relation.symmetric]
    return {name for relation in relations for name in (relation.name, relation.ended_form) if name}
