"""The seal of a build: by what its store and its `meta.json` are known to be those that were built.

RocksDB, in which the store lies, notices bytes of a table that have changed when it reads them. What it does not notice
are files that are cut, missing or of another build: then it may answer with other rows.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.graph.store.digests import digest_of
from kg.graph.store.layout import META, SEAL, STORE

#: Names of files that RocksDB reads as parts of a store; it passes over all others.
_READ = re.compile(r"CURRENT|IDENTITY|(?:MANIFEST|OPTIONS)-\d+|\d+\.(?:sst|ldb|blob|log)")
#: Its own log, which tells of the days and folders of the run.
_LOG = re.compile(r"LOG(?:\.old\.\d+)?")
#: Tables may be large, and hold checksums of their own.
_TABLES = (".sst", ".ldb", ".blob")
_AGAIN = "copy it anew where it is a copy, or run kg build again"


@dataclass(frozen=True, slots=True)
class _Sealed:
    """What the seal says of a file: how many bytes it has, and their SHA-256."""

    bytes: int
    sha256: str


def seal(folder: Path, before: Path | None = None) -> None:
    """Writes `seal.json` into a build whose store is closed and stays as it is.

    Tables that the store shares with that of the build `before`, which is whole, are not read again. Raises OSError.
    """
    for path in (folder / STORE).iterdir():
        if _LOG.fullmatch(path.name):
            path.unlink()
    files = [path for path in (folder / STORE).iterdir() if _READ.fullmatch(path.name)]
    known = {} if before is None else {path.name: told for path, told in _shared(files, before)}
    _write(folder, {path.name: known.get(path.name) or _Sealed(path.stat().st_size, digest_of(path)) for path in files})


def seal_meta(folder: Path) -> None:
    """Has the seal of a build say what its `meta.json` is now. Raises OSError, and StoreError where there is none."""
    _write(folder, _sealed(folder)[1])


def sealed_files(folder: Path) -> list[str]:
    """The names of the files of a build's store. Raises StoreError where there is no seal."""
    return sorted(_sealed(folder)[1])


def check_meta(folder: Path) -> None:
    """Raises StoreError where a build is without a seal, or its `meta.json` is not the one that was built."""
    sealed = _sealed(folder)[0]
    with _unreadable_told(folder):
        found = digest_of(folder / META)
    if found != sealed:
        raise _damaged(folder, META, "is not the one that was built")


def check_store(folder: Path) -> None:
    """Raises StoreError where the files of a build's store cannot be those that were built.

    Compares the names and sizes of all, and the SHA-256 of those that are no tables: they say which tables there are.
    """
    with _unreadable_told(folder):
        for name, what in _changes(folder, whole=False):
            raise _damaged(folder, name, what)


def check_whole(folder: Path) -> None:
    """Raises StoreError where any file of a build's store is not the one that was built; reads all, 1.5 GB a second."""
    with _unreadable_told(folder):
        changed = list(_changes(folder, whole=True))
    if changed:
        more = f", and {len(changed) - 1} more of its files with it" if len(changed) > 1 else ""
        raise _damaged(folder, changed[0][0], changed[0][1] + more)


def _changes(folder: Path, *, whole: bool) -> Iterator[tuple[str, str]]:
    sealed = _sealed(folder)[1]
    with os.scandir(folder / STORE) as entries:
        found = {each.name: each.stat().st_size for each in entries if _READ.fullmatch(each.name)}
    for name in sorted(sealed.keys() | found.keys()):
        path = f"{STORE}/{name}"
        if name not in sealed:
            yield path, "was not there when the graph was built"
        elif name not in found:
            yield path, "is missing"
        elif found[name] != sealed[name].bytes:
            yield path, f"has {found[name]} bytes and not {sealed[name].bytes}"
        elif (whole or not name.endswith(_TABLES)) and digest_of(folder / path) != sealed[name].sha256:
            yield path, "is not the one that was built: its SHA-256 differs"


def _sealed(folder: Path) -> tuple[str, dict[str, _Sealed]]:
    """The SHA-256 of `meta.json`, and what is said of each file of the store."""
    path = folder / SEAL
    try:
        data = json.loads(path.read_bytes())
        files = {str(name): _Sealed(int(each["bytes"]), str(each["sha256"])) for name, each in data[STORE].items()}
        return str(data[META]), files
    except FileNotFoundError:
        raise _damaged(folder, SEAL, "is missing") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise _damaged(folder, SEAL, "cannot be read") from None


def _shared(files: Iterable[Path], before: Path) -> Iterator[tuple[Path, _Sealed]]:
    """The tables among some files that are also those of the build `before`, each with what is said of it there."""
    sealed = _sealed(before)[1]
    for path in files:
        other = before / STORE / path.name
        if path.name in sealed and path.name.endswith(_TABLES) and path.samefile(other):
            yield path, sealed[path.name]


def _write(folder: Path, files: Mapping[str, _Sealed]) -> None:
    data = {META: digest_of(folder / META), STORE: {name: asdict(each) for name, each in files.items()}}
    text = json.dumps(data, indent=1, sort_keys=True)
    (folder / SEAL).write_text(text + "\n", encoding="utf-8", newline="\n")


@contextmanager
def _unreadable_told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"the graph in {folder} cannot be read ({error}); {_AGAIN}") from error


def _damaged(folder: Path, name: str, what: str) -> StoreError:
    return StoreError(f"the graph in {folder} is damaged: {name} {what}; {_AGAIN}")
