"""A link of two entities."""

from __future__ import annotations

from kg.graph.exporting.ftm.entities import Entity
from kg.graph.exporting.ftm.findings import Findings
from kg.graph.exporting.ftm.mapping import OTHER, schemata


def link(findings: Findings, name: str, source: str, target: str, words: str, article: str) -> Entity:
    """The link between two things of the graph, by a schema or, where that is for other things, an UnknownLink.

    It is one for the same things and words, however many articles tell it.
    """
    one, other = findings.known[source], findings.known[target]
    schema = schemata()[name]
    if not schema.fits(one.schema, other.schema):
        schema = schemata()[OTHER]
    made = findings.made("link", schema.name, schema.name, words, one.id, other.id)
    made.say(schema.source, one.id, article)
    made.say(schema.target, other.id, article)
    made.say(schema.words, words, article)
    return made
