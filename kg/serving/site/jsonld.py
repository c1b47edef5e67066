"""Triples as JSON-LD that a person can read: a list of things, each with what is said of it, in short names."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from kg.vocabulary.context import Context


def jsonld(triples: Iterable[ox.Triple], context: Context, first: str) -> bytes:
    """The triples, which have no blank nodes, as one document; the thing with the IRI `first` stands first."""
    said: dict[str, dict[str, list[Any]]] = {first: {}}
    for each in triples:
        if isinstance(each.subject, ox.NamedNode) and isinstance(each.object, ox.NamedNode | ox.Literal):
            about = said.setdefault(each.subject.value, {})
            value = context.value(each.predicate.value, each.object)
            about.setdefault(context.key(each.predicate.value), []).append(value)
    things = [
        {"id": context.thing(iri), **{key: each[0] if len(each) == 1 else each for key, each in about.items()}}
        for iri, about in said.items()
    ]
    return json.dumps({"@context": context.document, "@graph": things}, ensure_ascii=False, indent=1).encode()
