"""Records on disk: what was found in an article, kept under the name of all that decides it."""

from __future__ import annotations

import gzip
import os
import time
import zlib
from collections.abc import Iterable, Iterator, Set
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.jobs.in_place import UNFINISHED, is_unfinished, put_in_place
from kg.model import Article, Extraction
from kg.paths import why_unwritable
from kg.records.kept import BrokenRecordError, article_in, from_bytes

#: The folder of records in the output folder of a build, where no other is named.
OWN_RECORDS = ".records"
_SUFFIX = ".json.gz"
#: A file that nobody finished in so many seconds was left by a process that was killed.
_ABANDONED = 3600
#: Names are hex digits, of which so many first ones name the folder.
_FOLDER = 2
_NAME = 64
#: How zlib calls the format of gzip, and how many bytes of it are unpacked at once: what is before damage counts.
_GZIP, _PIECE = 16 + zlib.MAX_WBITS, 4096
#: Quick and still a fifth of the size.
_LEVEL = 1
_INSTEAD = "name another folder with --cache, or build with --no-cache"


@dataclass(frozen=True, slots=True)
class Kept:
    """A record in a store: its name, its size in bytes, and when it was last used (seconds since 1970)."""

    name: str
    size: int
    used: float


class RecordStore:
    """A folder of records, which several processes and builds may share.

    Each record is a file that is put in place by one rename, so that a killed process leaves none half written. One
    that is damaged counts as missing. Only files that kg made are ever removed.
    """

    def __init__(self, folder: Path, instead: str = _INSTEAD) -> None:
        """`instead` is what a person may do where the folder cannot be written."""
        self.folder = folder
        self._instead = instead

    def check_place(self) -> None:
        """Raises StoreError where it can be told beforehand that nothing can be kept in the folder."""
        if why := why_unwritable(self.folder):
            raise StoreError(f"cannot keep records in {self.folder}: {why}; {self._instead}")

    def get(self, name: str, path: str) -> Extraction | None:
        """What was found in an article that lies at `path` now; None where nothing is kept of it, or it is damaged."""
        record = self.read(name)
        if record is None:
            return None
        try:
            return from_bytes(record, name, path)
        except BrokenRecordError:
            return None

    def article(self, name: str, path: str) -> Article | None:
        """The article that a record is of and that lies at `path` now; None where nothing is kept, or too little.

        It is there also where what was found in it is damaged, or was kept by another version of kg.
        """
        unpacked = zlib.decompressobj(_GZIP)
        record = b""
        try:
            with self._file(name).open("rb") as file:
                while packed := file.read(_PIECE):
                    record += unpacked.decompress(packed)
        except OSError:
            return None
        except zlib.error:
            pass  # what stands before the damage may be enough
        try:
            return article_in(record, path)
        except BrokenRecordError:
            return None

    def read(self, name: str) -> bytes | None:
        """The record as it was given, or None; it now counts as used."""
        file = self._file(name)
        try:
            record = gzip.decompress(file.read_bytes())
        except (OSError, EOFError, zlib.error):
            return None
        self.touch(name)
        return record

    def touch(self, name: str) -> None:
        """A record, where there is one, counts as used now."""
        with suppress(OSError):
            os.utime(self._file(name))

    def has(self, names: Iterable[str]) -> bool:
        """Whether there is a record of each of these names, whole or damaged."""
        return all(self._file(name).is_file() for name in names)

    def put(self, name: str, record: bytes) -> None:
        """Keeps a record. Raises StoreError where the folder cannot be written."""
        file = self._file(name)
        try:
            # no time in its head, so that equal records are equal files
            put_in_place(file, gzip.compress(record, _LEVEL, mtime=0))
        except OSError as error:
            raise StoreError(
                f"cannot keep records in {self.folder}: {error.strerror or error}; {self._instead}"
            ) from error

    def kept(self) -> Iterator[Kept]:
        """All records of the folder, in the order of their names."""
        for file in sorted(self.folder.glob(f"{'[0-9a-f]' * _FOLDER}/*{_SUFFIX}")):
            name = file.name.removesuffix(_SUFFIX)
            with suppress(OSError):
                if len(name) == _NAME and name.startswith(file.parent.name):
                    known = file.stat()
                    yield Kept(name, known.st_size, known.st_mtime)

    def remove(self, name: str) -> None:
        """Removes a record; nothing happens where there is none. Raises StoreError where it cannot be removed."""
        file = self._file(name)
        try:
            file.unlink(missing_ok=True)
            with suppress(OSError):
                file.parent.rmdir()
        except OSError as error:
            raise StoreError(f"cannot remove {file}: {error.strerror or error}") from error

    def keep_only(self, names: Set[str]) -> None:
        """Removes all records but these. Raises StoreError as `remove` does."""
        for each in self.kept():
            if each.name not in names:
                self.remove(each.name)

    def remove_abandoned(self) -> None:
        """Removes what killed processes left half written; what is young may be another process's work."""
        for place in ("", f"{'[0-9a-f]' * _FOLDER}/"):
            for left in self.folder.glob(f"{place}.*{UNFINISHED}"):
                with suppress(OSError):
                    if is_unfinished(left.name) and time.time() - left.stat().st_mtime > _ABANDONED:
                        left.unlink()

    def _file(self, name: str) -> Path:
        return self.folder / name[:_FOLDER] / f"{name}{_SUFFIX}"
