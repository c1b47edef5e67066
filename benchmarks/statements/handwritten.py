"""Labels as a person writes them: `K.toml` beside the text `K.txt` and what is known of the article, `K.json`.

A mention is an exact string and stands for each of its occurrences as whole words; `string@2` and `string@1,3` stand
for those occurrences alone. An occurrence inside a longer mention is none by itself ("Roe" in "Jane Roe", in "Roe
Foundation"), but that of a place is in what is called after it ("Springfield" in "Springfield Police").
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from benchmarks.statements.labels import GoldEntity, GoldStatement, LabelledArticle, Labels, as_read, digest_of
from kg.model import EntityType, Span, Status

_NUMBERED = re.compile(r"(.+)@([\d,]+)", re.DOTALL)


class LabelsError(ValueError):
    """A file of labels that cannot be used; the message names the file and the entry, and holds no words of a text."""


def find_labels(folder: Path) -> list[Path]:
    """The files of labels below a folder, in order."""
    return sorted(folder.glob("**/*.toml"))


def read_handwritten(path: Path) -> LabelledArticle:
    """One article with its labels; raises LabelsError, and OSError where text or metadata are missing."""
    with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    record = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
        entities = _entities(written.get("entity", []), text)
        statements = tuple(_statements(written.get("statement", []), text, {e.id for e in entities}))
    except ValueError as error:
        raise LabelsError(f"{'/'.join(path.parts[-3:])}: {error}") from error
    except KeyError as error:
        raise LabelsError(f"{'/'.join(path.parts[-3:])}: an entry has no {error}") from error
    labels = Labels(record["id"], digest_of(text), record["story"], entities, statements)
    return LabelledArticle(labels, as_read(record, text))


def _entities(written: Sequence[Mapping[str, Any]], text: str) -> tuple[GoldEntity, ...]:
    plain: dict[str, list[Span]] = {}
    chosen: dict[str, list[Span]] = {}
    for one in written:
        if one["id"] in plain:
            raise ValueError(f"two entities are called {one['id']}")
        plain[one["id"]], chosen[one["id"]] = [], []
        for number, mention in enumerate(one["mentions"], 1):
            numbered = _NUMBERED.fullmatch(mention)
            places = _occurrences(numbered[1] if numbered else mention, text)
            wanted = [int(n) for n in numbered[2].split(",")] if numbered else range(1, len(places) + 1)
            if not places or not 1 <= min(wanted) <= max(wanted) <= len(places):
                raise ValueError(f"mention {number} of {one['id']} is not in the text")
            (chosen if numbered else plain)[one["id"]] += [places[n - 1] for n in wanted]
    every = set(chain(*plain.values(), *chosen.values()))
    entities = []
    for one in written:
        kind, own = EntityType(one["type"]), {*chosen[one["id"]], *plain[one["id"]]}
        longer = own if kind is EntityType.PLACE else every
        mentions = {*chosen[one["id"]], *(s for s in plain[one["id"]] if not _inside(s, longer))}
        entities.append(GoldEntity(one["id"], one["name"], kind, tuple(sorted(mentions))))
    return tuple(entities)


def _inside(span: Span, others: set[Span]) -> bool:
    return any(other != span and other.contains(span) for other in others)


def _occurrences(words: str, text: str) -> list[Span]:
    return [Span(*m.span()) for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def _statements(written: Sequence[Mapping[str, Any]], text: str, known: set[str]) -> Iterator[GoldStatement]:
    for number, one in enumerate(written, 1):
        unknown = [one[key] for key in ("s", "o", "by") if key in one and one[key] not in known]
        if unknown:
            raise ValueError(f"statement {number} names the unknown entity {unknown[0]}")
        if "o" not in one and "v" not in one:
            raise ValueError(f"statement {number} has no object")
        yield GoldStatement(
            subject=one["s"],
            predicate=one["p"],
            object=one.get("o"),
            value=one.get("v"),
            status=Status(one["status"]),
            according_to=one.get("by"),
            time=None if one.get("time") is None else str(one["time"]),
            evidence=tuple(_evidence(one["evidence"], text, number)),
            core=one["core"],
            ended=_truth(one.get("ended", False), number),
        )


def _truth(written: object, number: int) -> bool:
    if not isinstance(written, bool):
        raise ValueError(f"ended of statement {number} is neither true nor false")
    return written


def _evidence(written: Sequence[str], text: str, number: int) -> Iterator[Span]:
    for words in written:
        start = text.find(words)
        if start < 0 or not words:
            raise ValueError(f"evidence of statement {number} is not in the text")
        yield Span(start, start + len(words))
