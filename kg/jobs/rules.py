"""What decides, beside an article, what is found in it, as one digest: whatever changes there makes records anew."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.metadata import EntryPoint, PackageNotFoundError, entry_points, version
from pathlib import Path

from kg.extraction.frames.own import OwnFrames
from kg.extraction.registry import GROUP
from kg.model import Article
from kg.records.kept import SCHEMA, plain_bytes
from kg.version import __version__

#: Packages of which another version may find something else.
_DECIDING = ("numpy", "onnxruntime", "snowballstemmer", "spacy", "thinc")
#: Files that decide nothing.
_PASSED_OVER = frozenset({"__pycache__"})


@dataclass(frozen=True)
class Rules:
    """The pipeline by its name (None: the shipped one) and the user's own frames."""

    pipeline: str | None
    frames: OwnFrames

    @cached_property
    def digest(self) -> str:
        """What stands for all that decides.

        That is kg's version, code and data, the files of another pipeline, own frames, extractors of other packages,
        and the versions of the packages that compute. Found when first asked for, since it reads all these files.
        """
        whole = hashlib.sha256()
        for part in (
            str(SCHEMA),
            __version__,
            _package_digest("kg"),
            _pipeline_digest(self.pipeline),
            self.frames.digest,
            json.dumps({name: _version(name) for name in _DECIDING}),
            *_extractor_digests(),
        ):
            whole.update(part.encode() + b"\0")
        return whole.hexdigest()

    def name_of(self, article: Article) -> str:
        """What the record of an article is called: 64 hex digits of all that decides what is found in it.

        That is the text and what is known of it (title, outlet, authors, date, address), and these rules; where its
        file lies is none of it.
        """
        # the digest of the text stands for the text
        known = plain_bytes(replace(article, text="", path=""))
        return hashlib.sha256(b"\n".join((self.digest.encode(), known))).hexdigest()


def rules_of(pipeline: str | None, frames: OwnFrames) -> Rules:
    """The rules of a run. Raises nothing for a pipeline that is not there: loading it does."""
    return Rules(pipeline, frames)


def _version(package: str) -> str:
    """The version of an installed package; empty where another one stands in for it."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _pipeline_digest(pipeline: str | None) -> str:
    """That of the files of a pipeline that does not come with kg."""
    if pipeline is None:
        return "shipped"
    if (folder := Path(pipeline)).exists():
        # what is no pipeline may be a folder of anything; loading it tells
        return _digest_of([folder]) if (folder / "config.cfg").is_file() else ""
    return _package_digest(pipeline)


def _extractor_digests() -> Iterator[str]:
    """Those of the packages of extractors, kg's own left out, in the order of their names."""
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        package = point.value.partition(":")[0].partition(".")[0]
        yield f"{point.name} {point.value} {'' if package == 'kg' else _version_and_code(point, package)}"


def _version_and_code(point: EntryPoint, package: str) -> str:
    released = point.dist.version if point.dist is not None else ""
    return f"{released} {_package_digest(package)}"


@cache
def _package_digest(package: str) -> str:
    """The digest of all files of an installed package, or of a module's one; empty where it is not installed."""
    try:
        found = importlib.util.find_spec(package)
    except (ImportError, ValueError):
        return ""
    if found is None:
        return ""
    folders = list(found.submodule_search_locations or ())
    return _digest_of(map(Path, folders or filter(None, [found.origin])))


def _digest_of(places: Iterable[Path]) -> str:
    """The digest of files, each with its name, and of all files of folders, in the order of their names."""
    whole = hashlib.sha256()
    for place in places:
        files = [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())
        for path in files:
            if _PASSED_OVER.isdisjoint(path.parts):
                whole.update(os.fsencode(path.relative_to(place).as_posix()) + b"\0")
                with path.open("rb") as file:
                    whole.update(hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()
