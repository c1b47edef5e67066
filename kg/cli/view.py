"""`kg view`: the graph as a network in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Graph, Quiet, Verbose


def view(
    graph: Graph = Path("output"),
    no_open: Annotated[bool, typer.Option("--no-open", metavar="", help="Only print where the page is.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Open the graph as a network in the browser.

    Prints where the page is. It is one file that loads nothing from anywhere: copy it, send it, keep it.
    """
    import webbrowser

    from kg.cli.messages import Messages
    from kg.errors import StoreError
    from kg.graph.store.layout import NETWORK
    from kg.graph.store.output import current_build

    current_build(graph)  # raises where there is no graph
    page = (graph / NETWORK).absolute()
    if not page.is_file():
        raise StoreError(f"the graph in {graph} has no {NETWORK}; run kg build again")
    typer.echo(str(page))
    if not no_open and not webbrowser.open(page.as_uri()):
        Messages(quiet, verbose).notice("no browser could be opened; open that file in one")
