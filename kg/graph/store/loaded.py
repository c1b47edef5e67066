"""What a store was loaded with, told beside it, so that the next build takes it over and loads only what changed."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from io import TextIOWrapper
from itertools import islice
from pathlib import Path

import msgspec

from kg.graph.store.digests import digest_of
from kg.graph.store.layout import STORE
from kg.vocabulary.terms import Line

_FOLDER, _STATE, _DEFAULT = "loaded", "state.json", "default.nq.gz"
_LEVEL, _BATCH = 1, 10_000
#: RocksDB never changes these files once they are written, so that two builds may share them.
_UNCHANGING = ".sst"
#: What a store is whole without: what RocksDB tells of itself, and its lock.
_PASSED_OVER = ("LOG", "LOCK")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What is in a store.

    `graphs` has the digest of each named graph by its IRI, `files` those of the files of the store and of the lines of
    the default graph. Of its `quads`, `changed` went or came since the store was loaded as a whole.
    """

    version: str
    graphs: Mapping[str, str]
    files: Mapping[str, str]
    quads: int
    changed: int


@contextmanager
def recording(build: Path) -> Iterator[Callable[[list[Line]], None]]:
    """A function that takes the lines of the default graph, in their order, and keeps them in a folder of the build."""
    (build / _FOLDER).mkdir()
    with (
        (build / _FOLDER / _DEFAULT).open("wb") as raw,
        gzip.GzipFile("", "wb", _LEVEL, raw, mtime=0) as packed,  # no time of the run
        TextIOWrapper(packed, encoding="utf-8", newline="\n") as file,
    ):
        yield file.writelines


def recorded(build: Path) -> Iterator[list[Line]]:
    """The lines of the default graph as they were kept, many at a time. Raises OSError."""
    with gzip.open(build / _FOLDER / _DEFAULT, "rt", encoding="utf-8", newline="\n") as file:
        while lines := list(islice(file, _BATCH)):
            yield lines


def write_loaded(build: Path, graphs: Mapping[str, str], quads: int, changed: int, before: Loaded | None) -> None:
    """Tells what is in the store of a build, which is closed; `before` is that of the store that it was made of.

    Raises OSError.
    """
    known = {} if before is None else before.files
    files = {
        name: known[name] if name in known and name.endswith(_UNCHANGING) else digest_of(path)
        for name, path in _files(build)
    }
    state = msgspec.json.encode(Loaded(version("pyoxigraph"), graphs, files, quads, changed))
    check = hashlib.sha256(state).hexdigest().encode()
    (build / _FOLDER / _STATE).write_bytes(check + b"\n" + state)


def read_loaded(build: Path) -> Loaded | None:
    """What is in the store of a build; None where that is not told, or anything of it is damaged or missing."""
    with suppress(OSError, ValueError, msgspec.DecodeError):
        check, _, state = (build / _FOLDER / _STATE).read_bytes().partition(b"\n")
        if hashlib.sha256(state).hexdigest().encode() != check:
            return None
        loaded = msgspec.json.decode(state, type=Loaded)
        found = dict(_files(build))
        if loaded.version == version("pyoxigraph") and found.keys() == loaded.files.keys():
            whole = all(digest_of(path) == loaded.files[name] for name, path in found.items())
            return loaded if whole else None
    return None


def take_over(before: Path, build: Path) -> bool:
    """Gives a build a store of its own, with what that of the build `before` holds; False where that cannot be done."""
    try:
        (build / STORE).mkdir()
        for name, path in _files(before):
            if path.parent.name == STORE:
                (os.link if name.endswith(_UNCHANGING) else shutil.copyfile)(path, build / STORE / path.name)
    except OSError:  # as on a disk without links
        shutil.rmtree(build / STORE, ignore_errors=True)
        return False
    return True


def _files(build: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted((build / STORE).iterdir()):
        if not path.name.startswith(_PASSED_OVER):
            yield f"{STORE}/{path.name}", path
    yield f"{_FOLDER}/{_DEFAULT}", build / _FOLDER / _DEFAULT
