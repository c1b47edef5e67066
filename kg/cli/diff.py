"""`kg diff`: two graphs held against each other."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Quiet, Verbose
from kg.cli.outcome import NEGATIVE
from kg.cli.output_file import STDOUT, chosen_format
from kg.cli.streams import write

_FORMATS = {"table": [".txt"], "json": [".json"]}


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", show_default=False, help="A folder that kg build wrote.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", show_default=False, help="The folder to hold against it.")],
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            show_default=False,
            help="table or json. [default: what the name of the file says; table on stdout]",
        ),
    ] = None,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The file; - is stdout.")] = "-",
    every: Annotated[bool, typer.Option("--all", metavar="", help="Print long lists to their end.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Print what two graphs hold otherwise.

    Articles, entities, events, statements, quotations, utterances and conflicts that are only in one or have changed,
    with counts and words. The exit code is 1 where there is any difference.
    """
    chosen = chosen_format(output_format, output, _FORMATS, on_stdout="table")

    from kg import graph
    from kg.graph.store.replacing import replacing

    found = graph.diff(old, new)
    text = found.text(chosen, every=every) + "\n"
    if output == STDOUT:
        write(text)
    else:
        with replacing(Path(output)) as stream:
            stream.write(text.encode("utf-8", "backslashreplace"))
    if found:
        raise typer.Exit(NEGATIVE)
