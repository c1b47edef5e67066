"""`kg export`: the graph in a format that other tools read."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.messages import Messages
from kg.cli.options import Graph, Nodes, Quiet, Verbose
from kg.cli.output_file import STDOUT, chosen_format
from kg.cli.streams import is_terminal, write
from kg.errors import UsageError

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
    nodes: Nodes = None,
    full: Annotated[
        bool,
        typer.Option(
            "--full",
            metavar="",
            help="Write evidence with the selectors of Web Annotation too, and what follows from the graph; for RDF.",
        ),
    ] = False,
    graph: Graph = Path("output"),
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Write the graph in a format that other tools read."""
    chosen = chosen_format(output_format, output, _FORMATS)
    if nodes is not None and chosen != "html":
        raise UsageError("--nodes says how much of the graph the page draws (--format html); the others have all")
    if chosen == "html" and not full and (nodes is not None or _has_no_page(graph)):
        _page(graph, nodes, output, Messages(quiet, verbose))
        return

    from kg.graph import export as export_graph

    if output != STDOUT:
        export_graph(graph, chosen, Path(output), full=full)
    elif is_terminal(sys.stdout):
        data = BytesIO()
        export_graph(graph, chosen, data, full=full)
        write(data.getvalue().decode())
    else:
        export_graph(graph, chosen, sys.stdout.buffer, full=full)


def _has_no_page(graph: Path) -> bool:
    from kg.graph.store.digests import is_left_out
    from kg.graph.store.layout import NETWORK, read_meta
    from kg.graph.store.output import current_build

    build = current_build(graph)
    return is_left_out(build, read_meta(build), NETWORK)


def _page(graph: Path, nodes: int | None, output: str, messages: Messages) -> None:
    """Writes a page of so many entities, made anew."""
    from kg.graph.store.opening import open_build
    from kg.graph.store.replacing import replacing
    from kg.viewer import network_page

    page, part = network_page(open_build(graph), nodes)
    if output == STDOUT and is_terminal(sys.stdout):
        write(page)
    elif output == STDOUT:
        sys.stdout.buffer.write(page.encode())
    else:
        with replacing(Path(output)) as stream:
            stream.write(page.encode())
    if part:
        messages.notice(f"the page {part}")
