"""The built graph: written, put in place, opened, queried, exported and verified."""

from __future__ import annotations

from kg.graph.checking.verifying import Problem, verify
from kg.graph.differing.diff import GraphDiff, diff
from kg.graph.exporting.formats import EXPORT_FORMATS, export
from kg.graph.graph import Graph, open_graph
from kg.graph.querying.asking import run_query
from kg.graph.querying.results import QueryResult
from kg.graph.store.layout import Meta
from kg.graph.store.opening import BuiltGraph
from kg.graph.store.output import current_build, new_build
from kg.graph.store.storing import write_graph
from kg.vocabulary.iris import Vocabulary

__all__ = [
    "EXPORT_FORMATS",
    "BuiltGraph",
    "Graph",
    "GraphDiff",
    "Meta",
    "Problem",
    "QueryResult",
    "Vocabulary",
    "current_build",
    "diff",
    "export",
    "new_build",
    "open_graph",
    "run_query",
    "verify",
    "write_graph",
]
