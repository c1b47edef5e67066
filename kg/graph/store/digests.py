"""The digests by which `kg verify` knows the files that the store cannot tell it about."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

from kg.graph.store.layout import ARTICLES, NETWORK, read_meta, write_meta

DIGESTED = (ARTICLES, NETWORK)


def record_digests(folder: Path) -> None:
    """Adds the SHA-256 of `articles.jsonl` and `network.html`, where they are there, to the `meta.json` of a build.

    Raises OSError where a file cannot be read or written, StoreError where `meta.json` is missing or damaged.
    """
    digests = {name: digest_of(folder / name) for name in DIGESTED if (folder / name).is_file()}
    write_meta(folder, dataclasses.replace(read_meta(folder), digests=digests))


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
