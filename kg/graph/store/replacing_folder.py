"""A folder of output that is there whole or not at all, and is replaced only where nothing in it is anybody else's."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError
from kg.graph.store.digests import digest_of
from kg.graph.store.replacing import name_beside, place_for, told_unwritten
from kg.version import __version__

MANIFEST = "kg-export.json"
"""The file that says what kg wrote into a folder: the format, the version of kg, and each file's SHA-256."""


@contextmanager
def replacing_folder(path: Path, form: str) -> Iterator[Path]:
    """An empty folder for the new content of one, of which it takes the place when the block is left.

    When the block raises, the old folder stays as it is. `form` is what is written, for `kg-export.json`.
    Raises StoreError where the folder cannot be written, is of a built graph, or has anything in it that is not as an
    earlier export in this format left it.
    """
    with told_unwritten(path):
        real = place_for(path)
        _check_replaceable(real, path, form)
        fresh = name_beside(real)
        try:
            fresh.mkdir()
            yield fresh
            _write_manifest(fresh, form)
            _check_replaceable(real, path, form)  # it may have taken long
            _put(fresh, real)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def _put(fresh: Path, real: Path) -> None:
    """No system puts a folder in the place of one that is not empty in one step."""
    if not real.exists():
        os.rename(fresh, real)
        return
    shutil.copymode(real, fresh)
    old = fresh.with_name(f"{fresh.name}-old")
    os.rename(real, old)
    try:
        os.rename(fresh, real)
    except OSError:
        os.rename(old, real)
        raise
    shutil.rmtree(old)


def _check_replaceable(real: Path, path: Path, form: str) -> None:
    if not os.path.lexists(real):
        return
    if not real.is_dir():
        raise StoreError(f"cannot write {path}: it is a file, and the export a folder; choose another name")
    known, before = _written_before(real)
    if before not in ("", form):
        raise StoreError(f"cannot write {path}: it has an export as {before}; choose another folder, or remove that")
    for each in _files(real):
        try:
            is_known = each in known and digest_of(real / each) == known[each]
        except OSError:
            is_known = False
        if not is_known and each != MANIFEST:
            raise StoreError(
                f"cannot write {path}: it has {each}, which is not as kg exported it, and would be lost; "
                "choose a new folder, or move that away"
            )


def _written_before(real: Path) -> tuple[dict[str, str], str]:
    """The SHA-256 of each file that an earlier export wrote, by its path inside the folder, and its format, if any."""
    try:
        about = json.loads((real / MANIFEST).read_text(encoding="utf-8"))
        return {str(name): str(digest) for name, digest in about["sha256"].items()}, str(about["format"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}, ""


def _write_manifest(folder: Path, form: str) -> None:
    digests = {each: digest_of(folder / each) for each in sorted(_files(folder))}
    text = json.dumps({"format": form, "kg": __version__, "sha256": digests}, indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _files(folder: Path) -> Iterator[str]:
    """Whatever is in a folder and in those below, by its path inside: files, links, folders with nothing in them."""
    for place, folders, files in os.walk(folder):
        links = [each for each in folders if os.path.islink(os.path.join(place, each))]
        for name in (*files, *links):
            yield Path(place, name).relative_to(folder).as_posix()
        if not (files or folders) and Path(place) != folder:
            yield Path(place).relative_to(folder).as_posix()
