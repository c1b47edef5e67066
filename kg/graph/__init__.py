"""The built graph: written, put in place, opened, queried, exported and verified.

Each name is imported when it is first asked for, so that who asks a query loads nothing that writes or checks a graph.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph.checking.verifying import Problem, verify
    from kg.graph.differing.diff import GraphDiff, diff
    from kg.graph.exporting.exporting import export
    from kg.graph.exporting.table import EXPORT_FORMATS
    from kg.graph.graph import Graph, open_graph
    from kg.graph.querying.asking import run_query
    from kg.graph.querying.results import QueryResult
    from kg.graph.store.layout import Meta
    from kg.graph.store.opening import BuiltGraph
    from kg.graph.store.output import current_build, new_build
    from kg.graph.store.storing import write_graph
    from kg.vocabulary.iris import Vocabulary

_HOMES = {
    "EXPORT_FORMATS": "kg.graph.exporting.table",
    "BuiltGraph": "kg.graph.store.opening",
    "Graph": "kg.graph.graph",
    "GraphDiff": "kg.graph.differing.diff",
    "Meta": "kg.graph.store.layout",
    "Problem": "kg.graph.checking.verifying",
    "QueryResult": "kg.graph.querying.results",
    "Vocabulary": "kg.vocabulary.iris",
    "current_build": "kg.graph.store.output",
    "diff": "kg.graph.differing.diff",
    "export": "kg.graph.exporting.exporting",
    "new_build": "kg.graph.store.output",
    "open_graph": "kg.graph.graph",
    "run_query": "kg.graph.querying.asking",
    "verify": "kg.graph.checking.verifying",
    "write_graph": "kg.graph.store.storing",
}

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


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
