"""The built graph: written, put in place, opened, queried, exported and verified."""

from __future__ import annotations

from kg.graph.exporting import EXPORT_FORMATS, export
from kg.graph.layout import Meta
from kg.graph.opening import BuiltGraph, open_graph
from kg.graph.output import current_build, new_build
from kg.graph.querying import run_query
from kg.graph.results import QueryResult
from kg.graph.storing import write_graph
from kg.graph.verifying import Problem, verify
from kg.graph.vocabulary import Vocabulary

__all__ = [
    "EXPORT_FORMATS",
    "BuiltGraph",
    "Meta",
    "Problem",
    "QueryResult",
    "Vocabulary",
    "current_build",
    "export",
    "new_build",
    "open_graph",
    "run_query",
    "verify",
    "write_graph",
]
