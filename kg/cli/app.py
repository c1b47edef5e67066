"""The commands in the order in which a person meets them, and the options that go before any of them."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli import cache, compare, diff, export, frames, query, show, verify, view
from kg.cli.articles import explain, extract, formats
from kg.cli.building import add, build, remove
from kg.cli.help import Command, Group
from kg.cli.network import push, serve
from kg.cli.options import Quiet, Settings, Verbose
from kg.cli.outcome import reported
from kg.cli.signals import ending
from kg.cli.streams import prepare_streams, write

app = typer.Typer(
    name="kg",
    cls=Group,
    help="Turns news articles into a graph of who did, wrote and said what, with the words that say so.",
    epilog="Exit codes: 0 done, 1 a negative answer, 2 usage, 3 input, 4 query, 5 store.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # loading rich would take longer than all the rest of `kg --help`
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

for command in (
    build.build,
    add.add,
    remove.remove,
    query.query,
    view.view,
    show.show,
    compare.compare,
    diff.diff,
    export.export,
    serve.serve,
    push.push,
    verify.verify,
    extract.extract,
    explain.explain,
    frames.frames,
    formats.formats,
    cache.cache,
):
    app.command(cls=Command)(reported(command))


def _print_version(wanted: bool) -> None:
    if wanted:
        from kg.version import __version__

        write(f"kg {__version__}\n")
        raise typer.Exit


@app.callback()
def before_any_command(
    context: typer.Context,
    quiet: Quiet = False,
    verbose: Verbose = 0,
    version: Annotated[
        bool, typer.Option("--version", metavar="", is_eager=True, callback=_print_version, help="Print the version.")
    ] = False,
) -> None:
    """Turns news articles into a graph of who did, wrote and said what, with the words that say so."""
    context.obj = Settings(quiet=quiet, verbose=verbose)


def run() -> None:
    """Runs the command that the arguments of the process name, and ends it with its exit code."""
    prepare_streams()
    with ending():
        app(prog_name="kg")
