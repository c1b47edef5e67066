"""The invented story with what engines stumble over: states that are over, long texts, marks beyond Latin-1, and events
that all outlets assert and one does not name the doer of."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.vocabulary.iris import Vocabulary
from kg.vocabulary.namespaces import RDF, RDFS, SCHEMA

#: In characters; Virtuoso cannot group by texts of more than some 2,500.
_LONG = 2_000


def harder(trig: Path) -> Path:
    """Writes the graph beside the file: every second state is over, every second text long, and names have accents."""
    store = ox.Store()
    store.load(path=trig, format=ox.RdfFormat.TRIG)
    term = Vocabulary().term
    for number, quad in enumerate(sorted(store.quads_for_pattern(None, _rdf("predicate"), None), key=str)):
        if number % 2 and isinstance(quad.object, ox.NamedNode):
            store.add(ox.Quad(quad.subject, term("ended"), ox.Literal(True), quad.graph_name))
            over = ox.NamedNode(f"{quad.object.value}-over")
            store.add(ox.Quad(over, term("endedFormOf"), quad.object))
            store.add(ox.Quad(over, ox.NamedNode(f"{RDFS}label"), ox.Literal("no longer…")))
    for number, quad in enumerate(sorted(store.quads_for_pattern(None, ox.NamedNode(f"{SCHEMA}text"), None), key=str)):
        text = getattr(quad.object, "value", "")
        _put(store, quad, f"“{text}…” {number} " + "so it went ’ on " * (_LONG // 16 if number % 2 else 1))
    for quad in list(store.quads_for_pattern(None, ox.NamedNode(f"{RDFS}label"), None)):
        if "/id/person/" in str(quad.subject):
            _put(store, quad, f"{getattr(quad.object, 'value', '')} Łódź")
        elif "/id/happening/" in str(quad.subject):
            _put(store, quad, getattr(quad.object, "value", "").replace("Jane Roe", "Jane Roe Łódź"))
    for quad in list(store.quads_for_pattern(None, term("event"), None)):
        for told in list(store.quads_for_pattern(quad.subject, term("status"), None, quad.graph_name)):
            store.remove(told)
        store.add(ox.Quad(quad.subject, term("status"), term("asserted"), quad.graph_name))
    reports = (quad.subject for quad in store.quads_for_pattern(None, term("event"), None))
    last = max((agent for each in reports for agent in store.quads_for_pattern(each, term("agent"), None)), key=str)
    store.remove(last)
    path = trig.with_name("harder.trig")
    store.dump(path, format=ox.RdfFormat.TRIG)
    return path


def _put(store: ox.Store, quad: ox.Quad, text: str) -> None:
    store.remove(quad)
    store.add(ox.Quad(quad.subject, quad.predicate, ox.Literal(text), quad.graph_name))


def _rdf(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{RDF}{name}")
