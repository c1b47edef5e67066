"""`kg export`: the graph in a format that other tools read."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Graph, Quiet, Verbose
from kg.cli.streams import is_terminal, write

_FORMAT_OF_SUFFIX = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nq": "nquads",
    ".nt": "ntriples",
    ".jsonld": "jsonld",
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".html": "html",
}


def export(
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            show_default=False,
            help="turtle, trig, nquads, ntriples, jsonld, graphml, gexf or html. "
            "[default: what the name of the file says]",
        ),
    ] = None,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The file; - is stdout.")] = "-",
    graph: Graph = Path("output"),
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Write the graph in a format that other tools read."""
    from kg.errors import UsageError
    from kg.graph import EXPORT_FORMATS
    from kg.graph import export as export_graph

    chosen = output_format or _FORMAT_OF_SUFFIX.get(Path(output).suffix.lower())
    if chosen is None:
        raise UsageError(f"say which format with --format, one of: {', '.join(EXPORT_FORMATS)}")
    if output != "-":
        export_graph(graph, chosen, Path(output))
    elif is_terminal(sys.stdout):
        data = BytesIO()
        export_graph(graph, chosen, data)
        write(data.getvalue().decode())
    else:
        export_graph(graph, chosen, sys.stdout.buffer)
