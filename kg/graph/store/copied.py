"""Output folders of which something was left behind, as a copy leaves hidden files, and what to do about it."""

from __future__ import annotations

from pathlib import Path

from kg.errors import StoreError
from kg.graph.store.layout import BUILDS, CURRENT, FILES, META, SEAL, STORE
from kg.graph.store.seal import check_meta

_WHOLE = "copy the whole folder, hidden files included (cp -a GRAPH/. COPY)"


def links_were_followed(out: Path) -> bool:
    """Whether `.current` is not a link to a build but one itself, as in a copy on a disk that has no links."""
    return not (out / CURRENT).is_symlink() and (out / CURRENT / META).is_file()


def why_no_graph(out: Path) -> str | None:
    """Why a folder without a `.current` is no graph although some of one is there; None where nothing speaks for that.

    A build by itself is a graph.
    """
    if (out / META).is_file():
        if (out / SEAL).is_file():
            return None
        return (
            f"{out} has files of a graph and not all: {SEAL}, which says what they should be, is not among them, and "
            f"lies in the hidden folder {BUILDS} of the graph; {_WHOLE}, or run kg build into another one"
        )
    if (build := _last_whole(out / BUILDS)) is not None:
        return (
            f"{out} lacks the link {CURRENT}, which says which build is its graph; make it again, as one to "
            f"{BUILDS}/{build.name}, or run kg build again"
        )
    if any((out / name).is_symlink() for name in FILES):
        return (
            f"{out} has the names of the files of a graph and not the graph, which lies in the hidden folder {BUILDS}, "
            f"to which the hidden link {CURRENT} leads; {_WHOLE}, or run kg build again"
        )
    return None


def _last_whole(builds: Path) -> Path | None:
    """The newest of some builds that is written to its end."""
    found = [path for path in builds.glob("*") if path.name.isascii() and path.name.isdigit()]
    for build in sorted(found, key=lambda path: int(path.name), reverse=True):
        try:
            check_meta(build)
        except StoreError:
            continue
        if (build / STORE).is_dir():
            return build
    return None
