"""Quotations as notes about whoever speaks."""

from __future__ import annotations

from kg.graph.exporting.ftm.findings import ASSERTED, Findings, text


def add_quotations(findings: Findings) -> None:
    """Every quotation, those of titles too. The note begins with the act, as "denial", and its status."""
    speakers: dict[str, list[str]] = {}
    for edge in findings.edges["speaker"]:
        speakers.setdefault(edge.target, []).append(edge.source)
    for node in findings.of_kind("quotation", "title quotation"):
        by = speakers.get(node.iri, [])
        who = ", ".join(findings.nodes[each].label for each in by) or text(node.about, "source_words") or "unknown"
        status, act = text(node.about, "status"), text(node.about, "act") or "words"
        opening = act if status == ASSERTED else f"{status} {act}"
        if status == ASSERTED and not node.about.get("uttered", True):
            opening = f"{act}, at second hand or not uttered"
        if node.kind != "quotation":
            opening += ", in the title"
        keywords = ["quotation", act, *(["title"] if node.kind != "quotation" else [])]
        keywords += [status] if status != ASSERTED else []
        findings.note(node.iri, opening, f"“{text(node.about, 'text')}” ({who})", keywords, node.about, by)
