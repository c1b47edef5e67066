"""`kg push`: the graph into a store of others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DefaultGraph, Graph, Quiet, Verbose
from kg.cli.streams import write


def push(
    url: Annotated[
        str,
        typer.Argument(
            metavar="URL",
            show_default=False,
            help="Where the store takes graphs, as http://localhost:7878/store (Graph Store Protocol).",
        ),
    ],
    graph: Graph = Path("output"),
    default_graph: DefaultGraph = None,
    endpoint: Annotated[
        str | None,
        typer.Option(
            "--endpoint",
            metavar="URL",
            show_default=False,
            help="Where the store answers SPARQL. [default: what goes with URL]",
        ),
    ] = None,
    replace: Annotated[
        bool,
        typer.Option("--replace", metavar="", help="Also replace what kg did not put into the default graph."),
    ] = False,
    prune: Annotated[
        bool,
        typer.Option(
            "--prune", metavar="", help="Delete graphs of articles that kg put there and the graph has no more."
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", metavar="", help="Only say what would be sent and deleted.")
    ] = False,
    timeout: Annotated[
        float, typer.Option("--timeout", min=0, metavar="SECONDS", help="Time limit of each request; 0 for none.")
    ] = 600.0,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Put the graph into a triple store, and count what is there afterwards.

    User and password are taken from KG_STORE_USER and KG_STORE_PASSWORD, or from ~/.netrc.
    """
    from kg.cli.messages import Messages, counted
    from kg.remote.pushing import Push
    from kg.remote.pushing import push as pushed

    messages = Messages(quiet, verbose)
    how = Push(
        default_graph, endpoint, replace, prune, dry_run, timeout or None, tell=messages.notice, detail=messages.detail
    )
    done = pushed(graph, url, how)
    would = "would be " if dry_run else ""
    told = [f"{counted(done.graphs, 'graph')}, {done.triples:,} triples: {done.sent} {would}sent"]
    told += [f"{done.whole} there already"] if done.whole else []
    told += [f"{done.pruned} {would}deleted"] if done.pruned else []
    write(", ".join(told) + (" (in one request)\n" if done.at_once and done.sent else "\n"))
    if done.left:
        messages.notice(
            f"the store still has {counted(len(done.left), 'graph')} of articles that kg put there and the graph has "
            "no more; --prune deletes them (-v lists them)"
        )
        for iri in done.left:
            messages.detail(iri)
