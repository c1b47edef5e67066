"""What the graph says of a thing that has no page of its own kind, property by property."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.graph.reading.lookup import Lookup, first, value_of
from kg.serving.site.addresses import place_in
from kg.vocabulary.namespaces import OA, RDF, RDFS, SCHEMA
from kg.vocabulary.ontology import words_of

#: So many of what leads to a thing are shown.
_LEADING = 100
#: So many characters of words stand for what has no name.
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it is shown; `key` is empty for what has no page."""

    text: str
    key: str = ""


def values_of(look: Lookup, key: str) -> dict[str, Any]:
    """The values of the template of a thing, by its key."""
    iri, segment = look.vocabulary.data + key, key.partition("/")[0]
    about = look.about(iri)
    leading = [
        (_value(look, value_of(quad.subject)), _called(look, quad.predicate.value))
        for quad in look.store.quads_for_pattern(None, None, ox.NamedNode(iri), None)
    ]
    leading.sort(key=lambda each: (each[1], each[0].text))
    place, source = "", first(about, f"{OA}hasSource")
    if source and "sha256" in look.about(source):  # an article, and not a title
        start, end = (int(first(about, f"{OA}{name}")) for name in ("start", "end"))
        place = place_in(source.rpartition("/")[2], start, end)
    return {
        "key": key,
        "name": _name(look, iri),
        "place": place,
        "kind": segment.replace("-", " "),
        "about": [
            (_called(look, _whole(look, property_)), [_value(look, each) for each in values])
            for property_, values in sorted(about.items())
        ],
        "leading": leading[:_LEADING],
        "leading_more": max(len(leading) - _LEADING, 0),
    }


def _whole(look: Lookup, property_: str) -> str:
    return property_ if ":" in property_ else look.vocabulary.namespace + property_


def _called(look: Lookup, iri: str) -> str:
    """A property as a person reads it."""
    if iri == f"{RDF}type":
        return "type"
    local = iri.rpartition("#")[2].rpartition("/")[2]
    return first(look.about(iri), f"{RDFS}label") or words_of(local)


def _name(look: Lookup, iri: str) -> str:
    """What a thing is called: its label, its words, or its key."""
    about = look.about(iri)
    words = next((about[each][0] for each in (f"{RDFS}label", f"{SCHEMA}text", f"{OA}exact") if about.get(each)), "")
    short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
    return short or look.name(iri)


def _value(look: Lookup, value: str) -> Value:
    data = look.vocabulary.data
    if value.startswith(data):
        return Value(_name(look, value), value.removeprefix(data))
    if value.startswith(look.vocabulary.namespace):
        return Value(_called(look, value))
    return Value(value)
