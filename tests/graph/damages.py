"""Ways in which a file of a graph may be damaged, and the files there are."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path


def _flipped(at: Callable[[int], int]) -> Callable[[Path, Path], None]:
    def damage(path: Path, _: Path) -> None:
        if data := bytearray(path.read_bytes()):
            data[at(len(data) - 1)] ^= 0x01
        path.write_bytes(data)

    return damage


def _cut(path: Path, _: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _emptied(path: Path, _: Path) -> None:
    path.write_bytes(b"")


def _removed(path: Path, _: Path) -> None:
    path.unlink()


def _swapped(path: Path, other: Path) -> None:
    if other.is_file():
        shutil.copyfile(other, path)


#: Each takes the file, and that of the same name of another graph.
DAMAGES = {
    "a byte near the end flipped": _flipped(lambda last: last - last // 16),
    "a byte in the middle flipped": _flipped(lambda last: last // 2),
    "cut": _cut,
    "emptied": _emptied,
    "removed": _removed,
    "that of another graph": _swapped,
}


def files_of(out: Path) -> Iterator[str]:
    """The files of an output folder, without the links to them."""
    for path in sorted(out.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(out).as_posix()
