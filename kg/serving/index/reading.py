"""Asks an index: lists that are leafed through, and a search for words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.serving.index.file import opened
from kg.serving.index.folding import folded

#: So many words of a question count; who pastes a page looks for its beginning.
_MOST_WORDS = 12
#: An entity that is called just so stands before all that only tells of it.
_CALLED_SO = 1000.0


@dataclass(frozen=True, slots=True)
class Some:
    """A part of a list: how many there are in all, and the objects of this part."""

    total: int
    rows: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search finds: how many of each kind in all, and a part of them, the best first.

    `every` says that each has all words of the question; otherwise none has, and each has at least one. The kind of
    each row is its `entry`.
    """

    counts: Mapping[str, int]
    every: bool
    rows: list[dict[str, Any]]


class Index:
    """The index in a file; it is only read."""

    def __init__(self, path: Path) -> None:
        """Opens it. Raises sqlite3.Error."""
        self._file = opened(path)

    def some(self, kind: str, wanted: Mapping[str, str], start: int, size: int, *, last_first: bool = False) -> Some:
        """The entries of a kind that have these facets, from number `start` on, in their order or the other way."""
        chosen, values = _chosen(kind, wanted)
        total = self._one(f"SELECT COUNT(*) FROM entries WHERE kind = ? {chosen}", [kind, *values])
        order = "place DESC, id DESC" if last_first else "place, id"
        rows = self._file.execute(
            f"SELECT row FROM entries WHERE kind = ? {chosen} ORDER BY {order} LIMIT ? OFFSET ?",
            [kind, *values, size, start],
        )
        return Some(total, [json.loads(row) for (row,) in rows])

    def one(self, key: str) -> dict[str, Any] | None:
        """The object of the entry with a key; of an outlet as the entity that it is."""
        found = self._file.execute("SELECT row FROM entries WHERE key = ? ORDER BY kind = 'outlet', id", [key])
        row = found.fetchone()
        return None if row is None else dict(json.loads(row[0]))

    def line(self, key: str) -> tuple[int, int] | None:
        """Where the line of an article begins in the file of articles, and how long it is, in bytes."""
        row = self._file.execute("SELECT start, length FROM lines WHERE key = ?", [key]).fetchone()
        return None if row is None else (int(row[0]), int(row[1]))

    def search(self, question: str, kind: str | None, start: int, size: int) -> Found:
        """What has the words of a question, the last of them perhaps only begun; of one kind, where one is given."""
        words = folded(question).split()[:_MOST_WORDS]
        if not words:
            return Found({}, True, [])
        quoted = [f'"{word}"' for word in words]
        quoted[-1] += "*"
        for every, match in ((True, " AND ".join(quoted)), (False, " OR ".join(quoted))):
            counts = self._counts(match)
            if counts or len(words) == 1:
                return Found(counts, every, self._best(match, " ".join(words), kind, start, size) if counts else [])
        return Found({}, False, [])

    def _counts(self, match: str) -> dict[str, int]:
        counted = self._file.execute(
            "SELECT kind, COUNT(*) FROM words JOIN entries ON entries.id = words.rowid "
            "WHERE words MATCH ? GROUP BY kind ORDER BY kind",
            [match],
        )
        return {str(kind): int(count) for kind, count in counted}

    def _best(self, match: str, name: str, kind: str | None, start: int, size: int) -> list[dict[str, Any]]:
        of_kind, values = ("AND kind = ?", [kind]) if kind else ("", [])
        found = self._file.execute(
            "SELECT kind, row FROM words JOIN entries ON entries.id = words.rowid WHERE words MATCH ? "
            f"{of_kind} ORDER BY bm25(words, 5.0, 1.0) * weight "
            "- ? * weight * (id IN (SELECT entry FROM names WHERE name = ?)), id LIMIT ? OFFSET ?",
            [match, *values, _CALLED_SO, name, size, start],
        )
        return [{"entry": kind, **json.loads(row)} for kind, row in found]

    def _one(self, query: str, values: Sequence[object]) -> int:
        return int(self._file.execute(query, values).fetchone()[0])


def _chosen(kind: str, wanted: Mapping[str, str]) -> tuple[str, list[str]]:
    condition = "AND id IN (SELECT entry FROM facets WHERE kind = ? AND name = ? AND value = ?) "
    return condition * len(wanted), [each for name, value in wanted.items() for each in (kind, name, value)]
