"""Verifies a built graph: evidence against the articles, facts against statements, events against reports, what is
compared against both sides, files against the store, shapes."""

from __future__ import annotations

from pathlib import Path

from kg.graph.checking.backing import check_facts
from kg.graph.checking.compared import check_comparison
from kg.graph.checking.conforming import check_shapes
from kg.graph.checking.files import check_files
from kg.graph.checking.happened import check_events
from kg.graph.checking.intact import check_digests, check_names
from kg.graph.checking.problems import Problem
from kg.graph.checking.rereading import reread
from kg.graph.store.opening import open_build
from kg.paths import AnyPath

__all__ = ["Problem", "verify"]


def verify(graph_folder: AnyPath) -> list[Problem]:
    """Everything that is wrong with the current build of an output folder, sorted; an empty list when nothing is.

    Re-reads every article and every span of evidence, checks that facts and asserted statements agree, and events and
    their reports, that both sides of what articles have in common or tell differently are there, that `graph.trig` and
    `graph.ttl` hold what the store holds, that `articles.jsonl` and `network.html` are those that were built, that the
    names of the output folder lead to all of these, and that the graph conforms to `shapes.ttl`.
    Raises StoreError when there is no graph to verify, or when it cannot be read at all.
    """
    folder = Path(graph_folder)
    graph = open_build(folder)
    try:
        files = {*check_files(graph), *check_digests(graph), *check_names(graph, folder)}
        agreed = {*check_facts(graph), *check_events(graph), *check_comparison(graph)}
        return sorted({*reread(graph), *agreed, *files, *check_shapes(graph)})
    except (OSError, RuntimeError) as error:
        # RocksDB checks what it reads by checksums, and tells of damage by either.
        return [Problem("file", "store", f"the store cannot be read: {' '.join(str(error).split())}")]
