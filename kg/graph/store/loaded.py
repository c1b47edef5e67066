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

from kg.errors import StoreError
from kg.graph.store.digests import digest_of
from kg.graph.store.layout import STORE
from kg.graph.store.seal import check_whole, sealed_files
from kg.vocabulary.terms import Line

#: The folder of a build that says what its store was loaded with.
LOADED = "loaded"
_STATE, _DEFAULT = "state.json", "default.nq.gz"
_LEVEL, _BATCH = 1, 10_000
#: RocksDB never changes these files once they are written, so that two builds may share them.
_UNCHANGING = ".sst"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What is in a store.

    `graphs` has the digest of each named graph by its IRI, `default` is that of the file of the lines of the default
    graph. Of its `quads`, `changed` went or came since the store was loaded as a whole.
    """

    version: str
    graphs: Mapping[str, str]
    default: str
    quads: int
    changed: int


@contextmanager
def recording(build: Path) -> Iterator[Callable[[list[Line]], None]]:
    """A function that takes the lines of the default graph, in their order, and keeps them in a folder of the build."""
    (build / LOADED).mkdir()
    with (
        (build / LOADED / _DEFAULT).open("wb") as raw,
        gzip.GzipFile("", "wb", _LEVEL, raw, mtime=0) as packed,  # no time of the run
        TextIOWrapper(packed, encoding="utf-8", newline="\n") as file,
    ):
        yield file.writelines


def recorded(build: Path) -> Iterator[list[Line]]:
    """The lines of the default graph as they were kept, many at a time. Raises OSError."""
    with gzip.open(build / LOADED / _DEFAULT, "rt", encoding="utf-8", newline="\n") as file:
        while lines := list(islice(file, _BATCH)):
            yield lines


def write_loaded(build: Path, graphs: Mapping[str, str], quads: int, changed: int) -> None:
    """Tells what is in the store of a build. Raises OSError."""
    default = digest_of(build / LOADED / _DEFAULT)
    state = msgspec.json.encode(Loaded(version("pyoxigraph"), graphs, default, quads, changed))
    check = hashlib.sha256(state).hexdigest().encode()
    (build / LOADED / _STATE).write_bytes(check + b"\n" + state)


def read_loaded(build: Path) -> Loaded | None:
    """What is in the store of a build; None where that is not told, or anything of it is damaged or missing."""
    with suppress(OSError, ValueError, msgspec.DecodeError, StoreError):
        check, _, state = (build / LOADED / _STATE).read_bytes().partition(b"\n")
        if hashlib.sha256(state).hexdigest().encode() != check:
            return None
        loaded = msgspec.json.decode(state, type=Loaded)
        if loaded.version == version("pyoxigraph") and loaded.default == digest_of(build / LOADED / _DEFAULT):
            check_whole(build)
            return loaded
    return None


def take_over(before: Path, build: Path) -> bool:
    """Gives a build a store of its own, with what that of the build `before` holds; False where that cannot be done."""
    try:
        (build / STORE).mkdir()
        for name in sealed_files(before):
            (os.link if name.endswith(_UNCHANGING) else shutil.copyfile)(before / STORE / name, build / STORE / name)
    except OSError:  # as on a disk without links
        shutil.rmtree(build / STORE, ignore_errors=True)
        return False
    return True
