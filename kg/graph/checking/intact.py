"""Checks that the files of a build are those that were built, and that the names of the output folder lead to them."""

from __future__ import annotations

import filecmp
from collections.abc import Iterator
from pathlib import Path

from kg.graph.checking.problems import Problem
from kg.graph.store.digests import digest_of, is_left_out
from kg.graph.store.layout import ARTICLES, FILES, META, NETWORK, STORE
from kg.graph.store.opening import BuiltGraph
from kg.graph.store.output import current_build


def check_digests(graph: BuiltGraph) -> Iterator[Problem]:
    """Compares `articles.jsonl` and `network.html` with what `meta.json` says of them."""
    for name in (ARTICLES, NETWORK):  # the others are compared with the store
        path, expected = graph.folder / name, graph.meta.digests.get(name)
        if is_left_out(graph.folder, graph.meta, name):
            continue
        if not path.is_file():
            yield Problem("file", name, "it is missing; run kg build again")
        elif expected is None:
            yield Problem("file", name, f"{META} has no SHA-256 of it; run kg build again")
        elif digest_of(path) != expected:
            yield Problem("file", name, "it is not the one that was built: its SHA-256 differs; run kg build again")


def check_names(build: Path, out: Path) -> Iterator[Problem]:
    """Checks that the names at the top of an output folder lead to the files of its current build, or copy them."""
    if build == out or current_build(out) != build:
        return  # a build on its own, or one that another has just replaced
    for name in FILES:
        path, built = out / name, build / name
        if name == STORE or not built.is_file():
            continue
        if not path.is_file():
            yield Problem("file", name, f"it is missing in {out}; run kg build again")
        elif not path.samefile(built) and not filecmp.cmp(path, built, shallow=False):
            yield Problem("file", name, f"the one in {out} is not that of the current build; run kg build again")
