"""The file that says that a shard is done: what it holds, and of which whole it is a part."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kg.errors import InputError, StoreError, UsageError
from kg.jobs.in_place import put_in_place
from kg.jobs.shard import Shard

#: Goes up with every change of what a marker holds.
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a shard: its id, the name of its record, the name of its file, and whether the record is there.

    There is none of an article in which kg made a mistake.
    """

    id: str
    record: str
    file: str
    found: bool = True


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, of which no digest is known, or an article that gave nothing."""

    file: str
    sha256: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Marker:
    """What `shard-I-of-N.json` holds, which is written when all else of the shard is there.

    `rules` is the digest of the rules of the run. `whole` is the digest of all articles that were read, of this shard
    and of the others, the same in every shard of one run. `members` are those of this shard, in the order of reading.
    `order` are the ids of all articles in that order; the first shard alone has it.
    """

    schema: int
    shard: int
    of: int
    rules: str
    whole: str
    members: tuple[Member, ...]
    failures: tuple[Failure, ...]
    order: tuple[str, ...] = ()


def digest_of_whole(members: Iterable[Member]) -> str:
    """The SHA-256 that stands for all articles of a run, in whatever order and whether or not they gave anything."""
    lines = sorted(f"{each.id} {each.record} {each.file}\n" for each in members)
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Marker)


def write_marker(folder: Path, marker: Marker) -> None:
    """Writes what failed, one JSON object a line, and then, when that is in place, the marker.

    Raises StoreError where the folder cannot be written.
    """
    shard = Shard(marker.shard, marker.of)
    try:
        put_in_place(folder / f"failures-{shard.label}.jsonl", _ENCODER.encode_lines(marker.failures))
        put_in_place(folder / f"shard-{shard.label}.json", _ENCODER.encode(marker) + b"\n")
    except OSError as error:
        raise StoreError(
            f"cannot write to {folder}: {error.strerror or error}; name another folder with --out"
        ) from error


def read_markers(folders: Iterable[Path]) -> Iterator[tuple[Path, Marker]]:
    """The markers in some folders, each with its folder, in the order of the folders and of their names.

    Raises InputError for a folder that is not there or has none, and for a marker that is damaged or of another version
    of kg.
    """
    for folder in folders:
        if not folder.is_dir():
            raise InputError(f"{folder}: there is no such folder; name those that kg extract --out has written")
        files = sorted(folder.glob("shard-*-of-*.json"))
        if not files:
            raise InputError(
                f"{folder}: no shard is done there; kg extract --shard I/N --out DIR writes shard-I-of-N.json last"
            )
        for file in files:
            try:
                marker = _DECODER.decode(file.read_bytes())
                Shard(marker.shard, marker.of)
            except (OSError, ValueError, RecursionError, UsageError) as error:
                raise InputError(f"{file}: cannot be read as the marker of a shard; run that shard again") from error
            if marker.schema != SCHEMA:
                raise InputError(
                    f"{file}: was written by another version of kg (schema version {marker.schema}, this one reads "
                    f"{SCHEMA}); run that shard again"
                )
            yield folder, marker
