"""`kg serve`: the graph as a SPARQL endpoint and its page, on this machine."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Graph, Quiet, Verbose, available_cores
from kg.cli.streams import write

#: So many processes answer at most where nobody says otherwise: each holds some 50 MB.
_MOST_JOBS = 32


def serve(
    graph: Graph = Path("output"),
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="The address to listen on; others reach 0.0.0.0 or ::.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", "-p", min=0, max=65535, metavar="N", help="The port; 0 for any that is free.")
    ] = 8000,
    timeout: Annotated[
        float, typer.Option("--timeout", min=0, metavar="SECONDS", help="Time limit of a query; 0 for none.")
    ] = 60.0,
    memory: Annotated[
        str | None,
        typer.Option(
            "--memory",
            metavar="AMOUNT",
            show_default=False,
            help="Limit of memory of a query, as 500M or 2G; none for none. [default: 1G]",
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            min=1,
            metavar="N",
            show_default=False,
            help="How many queries are answered at once; the others wait. [default: four for each core, 32 at most]",
        ),
    ] = None,
    allow_origin: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-origin",
            metavar="ORIGIN",
            show_default=False,
            help="A site whose pages may ask, as https://example.org, or * for all; may be given repeatedly.",
        ),
    ] = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Serve the graph as a SPARQL endpoint, for reading only, until Ctrl-C.

    Prints the address. Only this machine reaches it unless --host says otherwise.
    """
    from kg.cli.messages import Messages
    from kg.errors import UsageError

    try:
        from kg.serving.server import serve as served
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("starlette", "uvicorn"):
            raise
        raise UsageError("kg serve needs packages that are not here: pip install 'kg-news[serve]'") from None

    from kg.graph.querying.memory import DEFAULT
    from kg.limits import bytes_of
    from kg.serving.workers import Limits

    for origin in allow_origin or ():
        if not re.fullmatch(r"\*|https?://[^/?#@\s]+", origin):
            raise UsageError(f"{origin!r} is no site: --allow-origin takes https://example.org, without a path, or *")
    messages = Messages(quiet, verbose)
    served(
        graph,
        host,
        port,
        count=jobs or min(4 * available_cores(), _MOST_JOBS),
        limits=Limits(timeout or None, bytes_of(DEFAULT if memory is None else memory)),
        origins=allow_origin or (),
        on_listening=lambda address: write(f"{address}\n"),
        tell=messages.notice,
    )
