"""`kg verify`: does the graph still say what the articles say?"""

from __future__ import annotations

from pathlib import Path

import typer

from kg.cli.messages import counted
from kg.cli.options import Graph, Quiet, Verbose
from kg.cli.outcome import NEGATIVE
from kg.cli.streams import write_line


def verify(graph: Graph = Path("output"), quiet: Quiet = False, verbose: Verbose = 0) -> None:
    """Re-read all evidence in its articles, and check the shapes.

    Prints each problem and one line for the whole; the exit code is 1 when there is any.
    """
    import pyoxigraph as ox

    from kg.graph import open_graph
    from kg.graph import verify as problems_of
    from kg.graph.store.opening import damage_told
    from kg.vocabulary.namespaces import OA

    problems = problems_of(graph)
    for problem in problems:
        write_line(f"{problem.kind}: {problem.subject}: {problem.message}")
    built = open_graph(graph)
    count = built.meta.counts
    with damage_told(built.folder):
        spans = sum(1 for _ in built.store.quads_for_pattern(None, ox.NamedNode(f"{OA}start"), None))
    outcome = counted(len(problems), "problem") if problems else "no problem"
    write_line(
        f"{graph}: {counted(spans, 'span')} of evidence re-read in "
        f"{counted(count['articles'], 'article')}, {counted(count.get('event reports', 0), 'event report')}, "
        f"{counted(count['statements'], 'statement')} and {counted(count['quotations'], 'quotation')}: {outcome}"
    )
    if problems:
        raise typer.Exit(NEGATIVE)
