"""Which files to read, in which order, as what; and their bytes."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.paths import is_graph
from kg.reading.formats.table import Format, formats_of

#: What `kg build` writes into its folder (docs/graph.md, "Files of a build").
BUILD_FILES = frozenset({"store", "graph.trig", "graph.ttl", "articles.jsonl", "network.html", "meta.json"})
#: What `kg extract --out` writes into its folder (docs/scale.md): these files, and folders of records.
_SHARD_FILE = re.compile(r"(shard-\d+-of-\d+\.json|failures-\d+-of-\d+\.jsonl)")
_RECORDS = re.compile(r"[0-9a-f]{2}")
SIDE_CAR_NAMES = ("metadata.toml", "metadata.csv")


@dataclass(frozen=True, slots=True)
class Source:
    """One input. `path` is None for standard input; `side_car` is the file beside it that describes it.

    `formats` are those that its name may say it is of; none where it says nothing. `in_folder` says that nobody named
    the file, but a folder it is in.
    """

    name: str
    path: Path | None
    formats: tuple[Format, ...]
    side_car: Path | None = None
    in_folder: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """What was passed over in a folder, sorted: files whose suffix is not one of an article, and links to folders."""

    name: str
    files: tuple[str, ...]
    links: tuple[str, ...]


def list_sources(paths: Sequence[str | Path]) -> Iterator[Source | Skipped | InputError]:
    """The inputs that the paths name, in their order, folders in the order of their sorted paths.

    `-` is standard input. Hidden files, files of other suffixes, links to folders, and the files of a graph or of
    shards that kg wrote are passed over inside a folder. What cannot be read comes as an InputError in its place.
    """
    named = [Path(path) for path in paths]
    beside = {path.parent: path for path in named if path.name in SIDE_CAR_NAMES and _is_file(path)}
    for given, path in zip(paths, named, strict=True):
        if str(given) == "-":
            yield Source("-", None, ())
        elif path in beside.values():
            continue
        else:
            yield from _listed(path, beside.get(path.parent))


def display_name(path: Path) -> str:
    """A path as articles and messages show it: forward slashes, one line, and always valid Unicode."""
    name = os.fsencode(path.as_posix()).decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name)


def unreadable(name: str, error: OSError | ValueError) -> InputError:
    """The failure for an error of the system."""
    if isinstance(error, FileNotFoundError):
        return InputError(f"{name}: there is no such file or folder; check the path")
    if isinstance(error, PermissionError):
        return InputError(f"{name}: may not be read; check its permissions")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(f"{name}: cannot be read ({' '.join(reason.split())}); check the path and the disk")


def too_large(name: str, size: int | None, max_bytes: int) -> InputError:
    """The failure for a file above the limit."""
    has = f"has {size / 2**20:,.0f} MiB, more" if size else "is larger"
    return InputError(
        f"{name}: {has} than the {max_bytes / 2**20:,.3g} MiB that one article may have; "
        "split it, or give one article a line as .jsonl"
    )


def read_bytes(path: Path, name: str, max_bytes: int) -> bytes:
    """A file's bytes. Raises InputError above `max_bytes`, of a regular file without reading it, and OSError."""
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        if stat.S_ISREG(status.st_mode) and status.st_size > max_bytes:
            raise too_large(name, status.st_size, max_bytes)
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise too_large(name, None, max_bytes)
    return data


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _listed(path: Path, side_car: Path | None) -> Iterator[Source | Skipped | InputError]:
    name = display_name(path)
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as error:
        yield unreadable(name, error)
        return
    if is_folder:
        yield from _walked(path, name)
    else:
        yield Source(name, path, formats_of(path.name), side_car)


def _walked(folder: Path, name: str) -> Iterator[Source | Skipped | InputError]:
    files: list[Path] = []
    failures: list[InputError] = []
    other: list[Path] = []
    links: list[Path] = []
    side_cars = [folder / side_car for side_car in SIDE_CAR_NAMES if _is_file(folder / side_car)]
    if len(side_cars) > 1:
        raise InputError(f"{name}: has both {' and '.join(SIDE_CAR_NAMES)}; keep one of them")

    def failed(error: OSError) -> None:
        failures.append(unreadable(display_name(Path(error.filename)), error))

    for parent, folders, names in os.walk(folder, onerror=failed):
        shards = set(filter(_SHARD_FILE.fullmatch, names))
        ours = shards.union(filter(_RECORDS.fullmatch, folders if shards else ()))
        ours |= BUILD_FILES if is_graph(Path(parent)) else frozenset()
        folders[:] = [child for child in folders if not child.startswith(".") and child not in ours]
        links += [path for child in folders if (path := Path(parent, child)).is_symlink()]
        for child in names:
            path = Path(parent, child)
            if child.startswith(".") or child in SIDE_CAR_NAMES or child in ours:
                continue
            if formats_of(child) and (path.is_file() or not path.exists()):
                files.append(path)
            else:
                other.append(path)
    files.sort(key=lambda path: path.relative_to(folder).parts)
    failures.sort(key=str)
    yield from failures
    if other or links:
        yield Skipped(name, *(_within(folder, paths) for paths in (other, links)))
    if not files and not failures:
        yield InputError(f"{name}: has no articles; kg formats lists the files that are read")
    for path in files:
        side_car = side_cars[0] if side_cars else None
        yield Source(display_name(path), path, formats_of(path.name), side_car, in_folder=True)


def _within(folder: Path, paths: list[Path]) -> tuple[str, ...]:
    """What paths are called in a folder, sorted."""
    return tuple(map(display_name, sorted((path.relative_to(folder) for path in paths), key=lambda path: path.parts)))
