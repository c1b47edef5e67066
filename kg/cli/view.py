"""`kg view`: the graph as a network in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Graph, Nodes, Quiet, Verbose
from kg.cli.streams import write

if TYPE_CHECKING:
    from kg.cli.messages import Messages


def view(
    graph: Graph = Path("output"),
    nodes: Nodes = None,
    no_open: Annotated[bool, typer.Option("--no-open", metavar="", help="Only print where the page is.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Open the graph as a network in the browser.

    Prints where the page is. It is one file that loads nothing from anywhere: copy it, send it, keep it.
    Of a large graph it has the entities that are told of most; with --nodes it is made anew, of as many as you say.
    """
    import webbrowser

    from kg.cli.messages import Messages

    messages = Messages(quiet, verbose)
    page = (_built(graph) if nodes is None else None) or _made(graph, nodes, messages)
    write(f"{page}\n")
    if not no_open and not webbrowser.open(page.as_uri()):
        messages.notice("no browser could be opened; open that file in one")


def _built(graph: Path) -> Path | None:
    """The page that the graph was built with, if it was."""
    import filecmp

    from kg.graph.store.digests import built_file, is_left_out
    from kg.graph.store.layout import NETWORK, read_meta
    from kg.graph.store.output import current_build

    build = current_build(graph)
    meta = read_meta(build)
    if is_left_out(build, meta, NETWORK):
        return None
    page = built_file(build, meta, NETWORK)
    linked = graph / NETWORK  # the name that stays the same when the graph is built again
    same = linked.is_file() and filecmp.cmp(linked, page, shallow=False)  # a copy where there are no links
    return (linked if same else page).absolute()


def _made(graph: Path, nodes: int | None, messages: Messages) -> Path:
    """A page of so many entities, in a folder of its own for what is temporary."""
    from shutil import rmtree
    from tempfile import mkdtemp

    from kg.graph.store.layout import NETWORK
    from kg.graph.store.opening import open_build
    from kg.viewer import write_network

    opened = open_build(graph)
    page = Path(mkdtemp(prefix="kg-")) / NETWORK
    try:
        part = write_network(opened, page, nodes)
    except BaseException:
        rmtree(page.parent, ignore_errors=True)
        raise
    if part:
        messages.notice(f"the page {part}")
    return page
