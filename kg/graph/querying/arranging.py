"""Results in the order in which they are shown: that of the query, or else one that is the same every time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pyoxigraph as ox


def sorted_triples(triples: Iterable[ox.Triple]) -> bytes:
    """Triples as N-Triples in an order that is the same every time."""
    found = ox.Dataset(ox.Quad(each.subject, each.predicate, each.object) for each in triples)
    # Blank nodes of a template have names made up on the spot; canonical ones are the same every time.
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = sorted(f"{quad.triple} .\n" for quad in found)
    return "".join(lines).encode()


def arranged(names: list[str], in_text: tuple[str, ...]) -> list[str]:
    """The columns in order: those of `SELECT *`, which the engine sorts, as they come up in the query."""
    if names != sorted(names):
        return names
    place = {name: index for index, name in enumerate(in_text)}
    return sorted(names, key=lambda name: place.get(name, len(place)))


def arranged_rows(data: bytes, columns: list[str], ordered: bool) -> bytes:
    """The result with its columns in this order, and its rows sorted unless the query orders them."""
    result = json.loads(data)
    result["head"]["vars"] = columns
    if not ordered:
        result["results"]["bindings"].sort(key=lambda row: [_term_key(row.get(name)) for name in columns])
    return json.dumps(result, ensure_ascii=False, separators=(",", ":")).encode()


def _term_key(term: Mapping[str, Any] | None) -> tuple[str, ...]:
    if term is None:
        return ("",)
    value = term["value"]
    text = value if isinstance(value, str) else json.dumps(value, sort_keys=True)
    return (term["type"], text, term.get("datatype", ""), term.get("xml:lang", ""))
