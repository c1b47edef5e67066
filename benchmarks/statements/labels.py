"""Statements and entities of news articles, labelled by hand.

A file of labels holds one article a line, as offsets, names and values only; the texts come from the sample of news
articles, found by their id and checked by their digest.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.model import Article, EntityType, Span, Status
from kg.reading.assembly import assemble
from kg.reading.fields import read_fields

DATA = Path(__file__).parents[1] / "data"
#: Articles whose errors may be looked at, and articles that are only scored; of both a second set, labelled later.
#: Beside them stand the parts of the project's own corpus (corpus.py).
PARTS = ("open", "scored", "second_open", "second_scored")
SAMPLE = "articles_sample.jsonl.gz"


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """Something in the world; articles of one story use the same `id` for the same thing."""

    id: str
    name: str
    type: EntityType
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """What an article says, with all places that say it.

    Subject, object and source are ids of entities. Where an object and a value are given, either is right. `core`: a
    reader would expect it in a graph; one that is not core is right, but no loss. `ended`: a state that is over, as the
    article says; None where the labels are from before that was asked.
    """

    subject: str
    predicate: str
    object: str | None
    value: str | None
    status: Status
    according_to: str | None
    time: str | None
    evidence: tuple[Span, ...]
    core: bool
    ended: bool | None = False


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one article; `sha256` is the digest of its text in UTF-8, `story` what it tells of."""

    id: str
    sha256: str
    story: str
    entities: tuple[GoldEntity, ...]
    statements: tuple[GoldStatement, ...]


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article as `kg extract` reads it, and its labels."""

    labels: Labels
    article: Article


def is_scored(part: str) -> bool:
    """Whether the articles of a part are only scored, and their errors never told."""
    return part.endswith("scored")


def file_of(part: str, folder: Path = DATA) -> Path:
    """Where the labels of a part lie."""
    return folder / f"statements_{part}.jsonl"


def read_labels(path: Path, corpora: Path) -> list[LabelledArticle]:
    """The labelled articles of a file; raises OSError where labels or articles are missing or a text is another one."""
    labels = [from_row(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line]
    records = _records(corpora / SAMPLE, {one.id for one in labels})
    found = []
    for one in labels:
        record = records.get(one.id)
        if record is None or digest_of(record["text"]) != one.sha256:
            raise FileNotFoundError(f"{SAMPLE} has no article {one.id} with the text of the labels")
        found.append(LabelledArticle(one, as_read(record, record["text"])))
    return found


def as_read(record: Mapping[str, Any], text: str) -> Article:
    """The article that kg reads from a JSON object with this text: its title, outlet, authors, date and address."""
    return assemble(text, str(record["id"]), read_fields({k: v for k, v in record.items() if k != "text"}, _unheard))


def digest_of(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hex digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def to_row(labels: Labels) -> dict[str, Any]:
    """Labels as one line of a file holds them."""
    return {
        "id": labels.id,
        "sha256": labels.sha256,
        "story": labels.story,
        "entities": [
            {"id": e.id, "name": e.name, "type": e.type.value, "mentions": _pairs(e.mentions)} for e in labels.entities
        ],
        "statements": [
            {
                "subject": s.subject, "predicate": s.predicate, "object": s.object, "value": s.value,
                "status": s.status.value, "according_to": s.according_to, "time": s.time,
                "evidence": _pairs(s.evidence), "core": s.core,
                **({} if s.ended is None else {"ended": s.ended}),
            }
            for s in labels.statements
        ],
    }  # fmt: skip


def from_row(row: Mapping[str, Any]) -> Labels:
    """The inverse of `to_row`."""
    return Labels(
        id=row["id"],
        sha256=row["sha256"],
        story=row["story"],
        entities=tuple(
            GoldEntity(e["id"], e["name"], EntityType(e["type"]), _spans(e["mentions"])) for e in row["entities"]
        ),
        statements=tuple(
            GoldStatement(
                **{key: s[key] for key in ("subject", "predicate", "object", "value", "according_to", "time", "core")},
                status=Status(s["status"]),
                evidence=_spans(s["evidence"]),
                ended=s.get("ended"),
            )
            for s in row["statements"]
        ),
    )


def _records(path: Path, wanted: set[str]) -> dict[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["id"] in wanted:
                found[record["id"]] = record
    return found


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _spans(pairs: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _unheard(_: str) -> None:
    return None
