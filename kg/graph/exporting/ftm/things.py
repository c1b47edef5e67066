"""Who and what is named, and articles, as entities of FollowTheMoney."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from kg.graph.exporting.ftm.entities import is_name
from kg.graph.exporting.ftm.findings import ACTORS, Findings, several, text
from kg.graph.exporting.ftm.links import link

#: The schema of each type of entity for which FollowTheMoney has one; works, documents and groups have none.
_SCHEMATA = {
    "Person": "Person",
    "Organization": "Organization",
    "Outlet": "Organization",
    "Place": "Address",
    "Event": "Event",
}
_MEDIA = "news media"


def add_articles(findings: Findings) -> None:
    """Articles as documents, without their texts."""
    for node in findings.of_kind("article"):
        made = findings.become(node.iri, "Article")
        made.say("title", node.label, node.iri)
        # a document of FollowTheMoney has a name of a file
        made.say("fileName", text(node.about, "file") or node.label, node.iri)
        made.date("publishedAt", text(node.about, "date"), node.iri)
        made.address("sourceUrl", text(node.about, "url"), node.iri)
        made.say("publisher", text(node.about, "outlet"), node.iri)
    for edge in findings.edges["author"]:
        findings.known[edge.target].say("author", findings.nodes[edge.source].label, edge.target)


def add_things(findings: Findings, owned: Collection[str]) -> None:
    """Those that a text names; whom it only describes nobody could look up. Those of `owned` are companies."""
    seen = defaultdict(list)
    for edge in findings.edges["mentions"]:
        seen[edge.target].append(edge.source)
    for edge in findings.edges["published"]:
        seen[edge.source].append(edge.target)
    for node in findings.of_kind("entity"):
        schema = _SCHEMATA.get(text(node.about, "type"))
        if schema is None or not node.about["named"] or not is_name(node.label):
            continue
        made = findings.become(node.iri, "Company" if schema == "Organization" and node.iri in owned else schema)
        made.say("name", node.label, *seen[node.iri])
        for form in filter(is_name, several(node.about, "aliases")):
            # a surname alone is that of many, and OpenAleph compares people by their aliases
            is_part = set(form.split()) < set(node.label.split())
            made.say("weakAlias" if is_part else "alias", form, *seen[node.iri])
        if schema == "Address":
            made.say("full", node.label, *seen[node.iri])
        if node.about["type"] == "Outlet":
            made.say("sector", _MEDIA, *seen[node.iri])


def add_mentions(findings: Findings) -> None:
    """Whom an article mentions, and who published and wrote it."""
    for edge in findings.edges["mentions"]:
        entity = findings.known.get(edge.target)
        if entity is not None and entity.schema in ACTORS:
            made = findings.made("mention", "Mention", edge.iri)
            made.say("document", findings.known[edge.source].id, edge.source)
            made.say("resolved", entity.id, edge.source)
            made.say("name", entity.values["name"], edge.source)
            made.say("detectedSchema", entity.schema, edge.source)
    for kind, role in (("published", "publisher"), ("author", "author")):
        for edge in findings.edges[kind]:
            if edge.source in findings.known:
                made = link(findings, "Documentation", edge.target, edge.source, role, edge.target)
                made.say("proof", findings.known[edge.target].id, edge.target)
