"""The output folder: a build is made aside and put in place by one rename (docs/graph.md, "Files of a build").

- `output/.builds/7/...`: the build that `.current` names, whole;
- `output/.current`: a link to `.builds/7`; a one-line file where the system allows no links;
- `output/graph.ttl`, ...: links through `.current`; copies where the system allows no links.
"""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout

from kg.errors import StoreError
from kg.graph.store.copied import links_were_followed, why_no_graph
from kg.graph.store.digests import record_digests
from kg.graph.store.layout import BUILDS, CURRENT, FILES, META, STORE, read_meta
from kg.graph.store.replacing import is_of_a_graph
from kg.graph.store.room import way_out
from kg.graph.store.seal import check_meta, seal_meta
from kg.paths import why_unwritable

Used = TypeVar("Used")


@contextmanager
def new_build(out: Path) -> Iterator[Path]:
    """A fresh folder for the files of a build; on leaving it becomes the current build of `out`.

    When the block raises, or the process is killed at any moment, the build before stays as it is; what a killed
    build left behind goes at the next one. Other files in `out` are never touched.
    Raises StoreError when another build is running, when `out` cannot be written, and when a name that kg needs
    there is taken by a file that kg did not make.
    """
    with _as_store_error(out):
        if not (out / BUILDS).is_dir():
            _refuse_foreign_files(out)  # before anything is made in somebody else's folder
        (out / BUILDS).mkdir(parents=True, exist_ok=True)
        lock = FileLock(out / BUILDS / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise StoreError(f"another kg build is writing to {out}; wait for it, or choose another folder") from None
    except (OSError, NotImplementedError) as error:
        if isinstance(error, OSError) and error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise _not_written(out, error) from error
        raise StoreError(f"cannot lock {out}: {error}; choose a folder on a local disk") from error
    try:
        with _as_store_error(out):
            _refuse_foreign_files(out)
            _remove_builds(out, keep=current_name(out))
            folder = out / BUILDS / _next_name(out)
            folder.mkdir()
        try:
            yield folder
            with _as_store_error(out):
                _put_in_place(out, folder)
        except BaseException:
            if current_name(out) != folder.name:
                shutil.rmtree(folder, ignore_errors=True)
            raise
        _remove_builds(out, keep=folder.name)
    finally:
        lock.release()


def check_place(out: Path) -> None:
    """Raises StoreError where it can be told beforehand that no graph can be written into `out`."""
    if why := why_unwritable(out):
        raise StoreError(f"cannot write to {out}: {why}; choose another folder")
    if is_of_a_graph(Path(os.path.realpath(out)) / "new"):
        raise StoreError(f"{out} lies in what kg keeps of another graph; choose another folder")
    if links_were_followed(out):
        raise StoreError(
            f"{out} is a copy of a graph in which links were followed: it can be read, and nothing can be written into "
            "it; copy the graph with its links (cp -a GRAPH/. COPY), or name another folder"
        )


def current_build(out: Path) -> Path:
    """The folder of the current build of `out`, which stays the same while other builds run.

    A folder that is itself a build, as a copy taken elsewhere, is returned as it is.
    Raises StoreError when there is none, when it is damaged, and when another version of kg laid it out.
    """
    name = current_name(out)
    if links_were_followed(out):
        out = out / CURRENT
    elif name is None and os.path.lexists(out / CURRENT):
        raise StoreError(f"{out / CURRENT} does not lead to a build; run kg build again")
    folder = out if name is None else out / BUILDS / name
    if not (folder / META).is_file() and name is not None:
        raise StoreError(f"the graph in {out} is damaged: {folder} is not complete; run kg build again")
    if name is None and (why := why_no_graph(folder)):
        raise StoreError(why)
    read_meta(folder)
    check_meta(folder)
    if not (folder / STORE).is_dir():
        raise StoreError(f"the graph in {out} is damaged: it has no {STORE}; run kg build again")
    return folder


def build_before(out: Path) -> Path | None:
    """The folder of the current build of `out`, or None where there is none that can be read."""
    try:
        return current_build(out)
    except StoreError:
        return None


def of_current_build(out: Path, use: Callable[[Path], Used]) -> Used:
    """What `use` makes of the current build; once more where that fails since another has taken its place meanwhile."""
    name = current_name(out)
    try:
        return use(current_build(out))
    except StoreError:
        if current_name(out) == name:
            raise
        return use(current_build(out))


def current_name(out: Path) -> str | None:
    """The name of the build that `.current` leads to, or None; each build of a folder has another."""
    path = out / CURRENT
    try:
        target = os.readlink(path) if path.is_symlink() else path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return None
    folder, _, name = target.replace("\\", "/").rpartition("/")
    return name if folder == BUILDS and name.isascii() and name.isdigit() else None


def _put_in_place(out: Path, folder: Path) -> None:
    if (folder / META).is_file():
        record_digests(folder)
        seal_meta(folder)
    _sync(folder)
    present = [name for name in FILES if (folder / name).exists()]
    linked = _can_link(out)
    if linked:
        for name in FILES:
            if name in present:
                _replace_by_link(out / name, f"{CURRENT}/{name}", out)
        _replace_by_link(out / CURRENT, f"{BUILDS}/{folder.name}", out)
    else:
        _replace_by_text(out / CURRENT, f"{BUILDS}/{folder.name}\n", out)
        for name in present:
            _replace_by_copy(out / name, folder / name, out)
    for name in FILES:
        if name not in present:
            (out / name).unlink(missing_ok=True)


def _replace_by_link(path: Path, target: str, out: Path) -> None:
    if path.is_symlink() and os.readlink(path) == target:
        return
    fresh = out / BUILDS / "link"
    fresh.unlink(missing_ok=True)
    os.symlink(target, fresh)
    # Links are relative to where they end up, so the move does not change what they mean there.
    os.replace(fresh, path)


def _replace_by_text(path: Path, text: str, out: Path) -> None:
    fresh = out / BUILDS / "link"
    fresh.write_text(text, encoding="utf-8", newline="\n")
    os.replace(fresh, path)


def _replace_by_copy(path: Path, source: Path, out: Path) -> None:
    if source.is_dir():
        return  # The store is only ever read through .current.
    fresh = out / BUILDS / "copy"
    shutil.copyfile(source, fresh)
    os.replace(fresh, path)


def _can_link(out: Path) -> bool:
    """Whether the system allows symbolic links here that one rename can replace."""
    if os.name == "nt":
        return False  # A rename there does not replace a link to a folder.
    probe = out / BUILDS / "link"
    try:
        probe.unlink(missing_ok=True)
        os.symlink(BUILDS, probe)
        probe.unlink()
    except (OSError, NotImplementedError):
        return False
    return True


def _refuse_foreign_files(out: Path) -> None:
    for name in (CURRENT, *FILES):
        path = out / name
        if os.path.lexists(path) and not _is_ours(path, out):
            raise StoreError(f"{path} was not made by kg build; move it away, or choose another folder")


def _is_ours(path: Path, out: Path) -> bool:
    if path.name == CURRENT:
        return path.is_symlink() or (path.is_file() and path.stat().st_size < 100)
    if path.is_symlink():
        return os.readlink(path).replace("\\", "/") == f"{CURRENT}/{path.name}"
    builds = (folder / path.name for folder in ((out / BUILDS).iterdir() if (out / BUILDS).is_dir() else ()))
    return path.is_file() and any(made.is_file() and filecmp.cmp(made, path, shallow=False) for made in builds)


def _next_name(out: Path) -> str:
    taken = [int(path.name) for path in (out / BUILDS).iterdir() if path.name.isascii() and path.name.isdigit()]
    return str(max(taken, default=0) + 1)


def _remove_builds(out: Path, keep: str | None) -> None:
    """Removes all builds but one; what is still open on a system that forbids it goes the next time."""
    for path in (out / BUILDS).iterdir():
        if path.name.isascii() and path.name.isdigit() and path.name != keep:
            shutil.rmtree(path, ignore_errors=True)


def _sync(folder: Path) -> None:
    """Hands every file of the build to the disk before the link moves, so that a power cut finds no half of it."""
    for parent, _, names in os.walk(folder):
        for name in names:
            with open(Path(parent, name), "rb+") as file:
                os.fsync(file.fileno())


@contextmanager
def _as_store_error(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _not_written(out, error) from error


def _not_written(out: Path, error: OSError) -> StoreError:
    return StoreError(f"cannot write to {out}: {error.strerror or error}; {way_out(error, 'choose another folder')}")
