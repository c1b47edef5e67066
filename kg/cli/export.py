"""`kg export`: the graph in a format that other tools read."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Graph, Quiet, Verbose
from kg.cli.output_file import STDOUT, chosen_format
from kg.cli.streams import is_terminal, write

_FORMATS = {
    "turtle": ".ttl",
    "trig": ".trig",
    "nquads": ".nq",
    "ntriples": ".nt",
    "jsonld": ".jsonld",
    "graphml": ".graphml",
    "gexf": ".gexf",
    "html": ".html",
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
    chosen = chosen_format(output_format, output, _FORMATS)

    from kg.graph import export as export_graph

    if output != STDOUT:
        export_graph(graph, chosen, Path(output))
    elif is_terminal(sys.stdout):
        data = BytesIO()
        export_graph(graph, chosen, data)
        write(data.getvalue().decode())
    else:
        export_graph(graph, chosen, sys.stdout.buffer)
