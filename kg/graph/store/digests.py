"""The digests by which a file of a build is known to be the one that was built."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

from kg.errors import StoreError
from kg.graph.store.layout import ARTICLES, NETWORK, TEXTS, Meta, read_meta, write_meta

DIGESTED = (*TEXTS, ARTICLES, NETWORK)


def record_digests(folder: Path) -> None:
    """Adds the SHA-256 of the files of `DIGESTED`, where they are there, to the `meta.json` of a build.

    Raises OSError where a file cannot be read or written, StoreError where `meta.json` is missing or damaged.
    """
    digests = {name: digest_of(folder / name) for name in DIGESTED if (folder / name).is_file()}
    write_meta(folder, dataclasses.replace(read_meta(folder), digests=digests))


def is_left_out(folder: Path, meta: Meta, name: str) -> bool:
    """Whether a build was made without a file that the store can stand in for."""
    return name in (*TEXTS, NETWORK) and name not in meta.digests and not (folder / name).exists()


def built_file(folder: Path, meta: Meta, name: str) -> Path:
    """The path of a file of a build, one of `DIGESTED`.

    Raises StoreError where it is missing, cannot be read, or is not the one that was built.
    """
    path, expected = folder / name, meta.digests.get(name)
    if not path.is_file():
        raise StoreError(f"{path} is missing; run kg build again")
    try:
        if expected is not None and digest_of(path) != expected:
            raise StoreError(f"{path} is damaged: it is not the file that was built; run kg build again")
    except OSError as error:
        raise StoreError(f"{path} cannot be read ({error.strerror or error}); run kg build again") from error
    return path


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
