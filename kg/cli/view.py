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
    from kg.graph.store.digests import built_file
    from kg.graph.store.layout import NETWORK, read_meta
    from kg.graph.store.output import current_build

    build = current_build(graph)
    page = built_file(build, read_meta(build), NETWORK)
    linked = graph / NETWORK  # the name that stays the same when the graph is built again
    page = (linked if linked.is_file() else page).absolute()
    typer.echo(str(page))
    if not no_open and not webbrowser.open(page.as_uri()):
        Messages(quiet, verbose).notice("no browser could be opened; open that file in one")
