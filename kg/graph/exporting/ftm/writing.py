"""Writes FollowTheMoney: entities as JSON, one a line; in a folder also the statements by which each value is there."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from kg.graph.exporting.ftm.entities import Entity
from kg.graph.exporting.ftm.making import Origin, entities_of
from kg.graph.exporting.options import Options
from kg.graph.store.opening import BuiltGraph

_ENTITIES, _STATEMENTS = "entities.ftm.json", "statements.csv"
#: As `followthemoney.statement` reads them.
_COLUMNS = (
    "canonical_id",
    "entity_id",
    "prop",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
)
#: The dataset of what stands in articles whose outlet is not known.
_NO_OUTLET = "kg"


def entities(graph: BuiltGraph, stream: BinaryIO, options: Options) -> None:
    """The entities, one a line."""
    _write_entities(entities_of(graph)[0], stream)


def folder(graph: BuiltGraph, place: Path, options: Options) -> None:
    """The entities, and the statements with the articles by which each value is there."""
    made, origins = entities_of(graph)
    with (place / _ENTITIES).open("xb") as stream:
        _write_entities(made, stream)
    with (place / _STATEMENTS).open("x", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, _COLUMNS, dialect=csv.unix_dialect)
        writer.writeheader()
        for entity in made:
            writer.writerows(_statements(entity, origins))


def _write_entities(made: Iterable[Entity], stream: BinaryIO) -> None:
    for entity in made:
        properties = {name: sorted(values) for name, values in sorted(entity.values.items())}
        about = {"id": entity.id, "schema": entity.schema, "properties": properties}
        stream.write(json.dumps(about, ensure_ascii=False).encode() + b"\n")


def _statements(entity: Entity, origins: Mapping[str, Origin]) -> Iterator[dict[str, str]]:
    """The statements of an entity: each value once for each outlet, the dataset, that has it, with its articles."""
    every = {article for values in entity.values.values() for articles in values.values() for article in articles}
    yield from _by_outlet(entity, "id", entity.id, every, origins)
    for name, values in sorted(entity.values.items()):
        for value, articles in sorted(values.items()):
            yield from _by_outlet(entity, name, value, articles, origins)


def _by_outlet(
    entity: Entity, name: str, value: str, articles: Iterable[str], origins: Mapping[str, Origin]
) -> Iterator[dict[str, str]]:
    datasets: dict[str, list[str]] = defaultdict(list)
    for article in sorted(articles):
        datasets[dataset_of(origins[article].outlet)].append(article)
    for dataset, of in sorted((datasets or {_NO_OUTLET: []}).items()):
        days = sorted(origins[article].date for article in of if len(origins[article].date) == len("2024-03-06"))
        yield {
            "canonical_id": entity.id,
            "entity_id": entity.id,
            "prop": name,
            "schema": entity.schema,
            "value": value,
            "dataset": dataset,
            "origin": " ".join(of),
            "external": "f",
            "first_seen": days[0] if days else "",
            "last_seen": days[-1] if days else "",
            "id": hashlib.sha1(f"{dataset}.{entity.id}.{name}.{value}".encode()).hexdigest(),
        }


def dataset_of(outlet: str) -> str:
    """The name of the dataset of an outlet by its IRI: small letters, digits and `_`; "kg" where none is known."""
    name = outlet.rsplit("/", 1)[-1]
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    return "_".join(words) or (f"outlet_{hashlib.sha1(outlet.encode()).hexdigest()[:12]}" if name else _NO_OUTLET)
