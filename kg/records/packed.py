"""Extractions as records that are unpacked when they are asked for, so that memory holds few of very many."""

from __future__ import annotations

import gzip
import weakref
import zlib
from collections.abc import Sequence
from functools import lru_cache
from tempfile import SpooledTemporaryFile
from typing import Protocol

from kg.errors import StoreError
from kg.model import Article, Extraction
from kg.model.extractions import LazyExtractions, without_text
from kg.records.kept import BrokenRecordError, from_bytes

#: So many of the last ones are kept unpacked.
_RECENT = 4
#: So many bytes are kept in memory before a file is needed.
_IN_MEMORY = 1 << 26
#: Quick and still a fifth of the size.
_LEVEL = 1


class Records(Protocol):
    """Where records lie, by their names."""

    def read(self, name: str) -> bytes | None:
        """The record as it was given, or None where there is none, or it is damaged."""


class Keeper(Records, Protocol):
    """Where things are kept, by names of 64 hex digits, for as long as kg and its rules stay the same."""

    def put(self, name: str, record: bytes) -> None:
        """Keeps something. Raises StoreError where that cannot be."""


class PassingRecords:
    """Records that are gone with the process, in memory or, where they are many, in a file without a name."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        weakref.finalize(self, self._file.close)
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0

    def put(self, name: str, record: bytes) -> None:
        """Keeps a record. Raises StoreError where there is no room for it."""
        packed = gzip.compress(record, _LEVEL, mtime=0)
        try:
            self._file.seek(self._end)
            self._file.write(packed)
        except OSError as error:
            raise StoreError(
                f"cannot keep what was found in a temporary file: {error.strerror or error}; make room, or name a "
                "folder with more of it with --cache"
            ) from error
        self._places[name] = self._end, len(packed)
        self._end += len(packed)

    def read(self, name: str) -> bytes | None:
        """The record as it was given; None where there is none, or it is damaged."""
        try:
            start, length = self._places[name]
            self._file.seek(start)
            return gzip.decompress(self._file.read(length))
        except (KeyError, OSError, EOFError, zlib.error):
            return None


class PackedExtractions(LazyExtractions):
    """Extractions in the order in which they were added, of which memory holds the articles without their texts."""

    def __init__(self) -> None:
        self._articles: list[Article] = []
        self._where: list[tuple[Records, str]] = []
        self._recent = lru_cache(maxsize=_RECENT)(self._unpacked)

    @property
    def articles(self) -> Sequence[Article]:
        """The articles of all of them, without their texts."""
        return self._articles

    def add(self, article: Article, records: Records, name: str) -> None:
        """One more: `records` has its record under this name for as long as it may be asked for."""
        self._articles.append(without_text(article))
        self._where.append((records, name))

    def without(self, number: int) -> PackedExtractions:
        """All others."""
        others = PackedExtractions()
        for each, (article, where) in enumerate(zip(self._articles, self._where, strict=True)):
            if each != number:
                others.add(article, *where)
        return others

    def read(self, number: int) -> Extraction:
        """The one of this number, from 0. Raises StoreError where its record is gone or damaged by now."""
        return self._recent(number)

    def name(self, number: int) -> str:
        """What its record is called."""
        return self._where[number][1]

    def _unpacked(self, number: int) -> Extraction:
        records, name = self._where[number]
        path = self._articles[number].path
        record = records.read(name)
        try:
            if record is None:
                raise BrokenRecordError("there is none")
            return from_bytes(record, name, path)
        except BrokenRecordError as error:
            raise StoreError(f"the record of {path} was removed or damaged meanwhile; run the same again") from error
