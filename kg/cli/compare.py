"""`kg compare`: outlets side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Graph, Quiet, Verbose
from kg.cli.streams import write


def compare(
    story: Annotated[
        str | None,
        typer.Argument(
            metavar="STORY",
            show_default=False,
            help="The id of a story or its beginning, or part of a title of one of its articles. [default: all]",
        ),
    ] = None,
    graph: Graph = Path("output"),
    output_format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="table, md, json or csv.")
    ] = "table",
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Print what outlets have in common and where they differ, story by story.

    The same words with their differences, values that are told differently, who draws on whom, and how much of the
    story each outlet has; -v prints the sentences of what is told differently.
    """
    from kg.graph import open_graph

    write(open_graph(graph).compare(story).text(output_format, whole_sentences=verbose > 0) + "\n")
