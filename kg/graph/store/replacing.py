"""A file of output that is there whole or not at all."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from kg.errors import StoreError
from kg.graph.store.layout import BUILDS, FILES, SEAL
from kg.graph.store.loaded import LOADED
from kg.graph.store.recipe import RECIPE
from kg.graph.store.room import way_out
from kg.paths import is_graph

#: What stands in a build and in a copy of one.
_NAMES = (*FILES, SEAL, RECIPE, LOADED)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream for the new content of a file, which takes the place of the old one in one step when the block is left.

    When the block raises, the old file stays as it is. A link is followed; what is no regular file, such as a pipe or a
    device, is written to directly.
    Raises StoreError when the file cannot be written, and when it is one of the files of a built graph.
    """
    with told_unwritten(path):
        real = place_for(path)
        if _is_special(real):
            with open(real, "wb") as stream:
                yield stream
            return
        with _taking_its_place(real) as fresh, open(fresh, "xb") as stream:
            yield stream


@contextmanager
def replacing_path(path: Path) -> Iterator[Path]:
    """As `replacing`, for who writes by the name of a file: one that is not there yet, in the same folder."""
    with told_unwritten(path):
        real = place_for(path)
        if _is_special(real):
            with TemporaryDirectory(prefix="kg-") as folder:
                fresh = Path(folder, "new")
                yield fresh
                with fresh.open("rb") as source, real.open("wb") as stream:
                    shutil.copyfileobj(source, stream)
            return
        with _taking_its_place(real) as fresh:
            yield fresh


@contextmanager
def _taking_its_place(real: Path) -> Iterator[Path]:
    fresh = name_beside(real)
    try:
        yield fresh
        if real.exists():
            shutil.copymode(real, fresh)
        os.replace(fresh, real)
    finally:
        fresh.unlink(missing_ok=True)
        for left in real.parent.glob(f"{fresh.name}[-.]*"):  # a library may have files of its own beside its file
            left.unlink(missing_ok=True)


def _is_special(real: Path) -> bool:
    return real.exists() and not real.is_file()


def name_beside(real: Path) -> Path:
    """A name in the same folder that only this thread uses."""
    return real.with_name(f".kg-{os.getpid()}-{threading.get_ident()}")


def place_for(path: Path) -> Path:
    """Where output to a path goes, links followed. Raises StoreError where that is of a built graph, or nowhere."""
    try:
        real = Path(os.path.realpath(path))
    except ValueError as error:  # a name that no file can have
        raise _not_written(path, error) from error
    if is_of_a_graph(real):
        raise StoreError(f"{path} is a file of a graph that kg built; choose another file")
    return real


@contextmanager
def told_unwritten(path: Path) -> Iterator[None]:
    """Tells of what the system refuses inside the block as output to a path that cannot be written."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _not_written(path, error) from error


def is_of_a_graph(path: Path) -> bool:
    """Whether a path without links leads to what is a graph's own, or into a folder that kg keeps for one."""
    inside = path.name
    for parent in path.parents:
        is_kept = (parent / BUILDS).is_dir() and inside.startswith(".") and inside != path.name
        if is_kept or (inside in _NAMES and is_graph(parent)):
            return True
        inside = parent.name
    return False


def _not_written(path: Path, error: OSError | ValueError) -> StoreError:
    reason = getattr(error, "strerror", None) or str(error)
    advice = way_out(error, "choose a file in a folder that can be written to")
    return StoreError(f"cannot write {path}: {reason}; {advice}")
